"""Order and retries only: the Prefect flows and how a person starts them.

Prefect reads its settings while it is imported, so the project's defaults are set here, before any flow module runs.
"""

from flows.settings import set_prefect_defaults

set_prefect_defaults()
