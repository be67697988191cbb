"""What the office remembers from run to run: documents, facts read from them, editions, who decided on them, who got them.

Reads: a database by SQLAlchemy URL (SQLite file by default, PostgreSQL for several workers), or an export of one.
Writes: first-seen dates, facts of documents, editions with their files and sha256, decisions, the ledger of deliveries,
scheduled months, stages of runs; locks of months, runs and publishers beside it; exports (one .zip).
Fails with: ``ArchiveError`` (locked, damaged, unwritable, unreachable, made by a newer program) and its subclasses
``EditionExistsError``, ``HeldElsewhereError``, ``ApprovalError``, ``BackupError``.
"""
