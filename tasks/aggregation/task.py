"""All that Prefect knows about aggregation: one task."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs


@task(name="Gather by theme, country and year", cache_policy=NO_CACHE, persist_result=False)
def gather(inputs: EditionInputs) -> BriefingData:
    """Everything the page says, every number formatted, every line with its evidence."""
    from tasks.aggregation.aggregate import (
        aggregate,  # pandas takes a second to import; a run with nothing new needs none
    )

    return aggregate(inputs)
