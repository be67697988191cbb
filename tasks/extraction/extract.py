"""Everything that is read from one document: names, figures, activities, asks."""

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.extraction.activities import extract_activities
from tasks.extraction.document_facts import Facts
from tasks.extraction.metrics import extract_metrics


def extract(document: Document) -> Extraction:
    """Reads figures, activities and recommendations from ``document``; every one points at its words in the file.

    The same document always gives the same extraction. A document without any of these gives an empty one. Traditional
    Chinese is read through its simplified twin and given back in the words of the file.
    """
    if document.language == "zh-Hant":
        from tasks.grammar.traditional import as_printed, simplified_document

        twin = simplified_document(document)
        return as_printed(extract(twin), document.text, twin.text)
    reading = extract_metrics(document)
    facts = Facts(document)
    activities, recommendations = extract_activities(document, facts, reading.metrics)
    return Extraction(
        document_id=document.document_id,
        countries=facts.all_countries(),
        countries_from_places=facts.countries_from_places(),
        places=facts.all_places(),
        organisations=facts.all_organisations(),
        metrics=reading.metrics,
        not_metrics=reading.not_metrics,
        activities=activities,
        recommendations=recommendations,
    )
