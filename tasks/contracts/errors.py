"""Errors that a person can do something about.

BriefingError
├── IngestionError      (tasks.ingestion.errors)
├── ArchiveError        (tasks.archive.errors)
└── RenderingError      (tasks.rendering.errors)

The command line prints the message of any of them as one line, without a traceback; so a message is a whole sentence
that says what is wrong and what to do.
"""


class BriefingError(Exception):
    """Something is wrong that the person who started the run can mend."""
