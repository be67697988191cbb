"""Everything read from the sources, put together into the pages of one edition.

Reads: ``EditionInputs`` (documents, figures, activities, asks, translated fields, sources set aside, the request).
Writes: ``BriefingData``, every number formatted and every line with its evidence.
Fails with: nothing of its own; a month without sources gives honest empty sections.
"""
