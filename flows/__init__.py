"""Order and retries only: the Prefect flows."""
