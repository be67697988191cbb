"""What the office remembers from run to run: documents, facts read from them, editions made.

Reads: a database by SQLAlchemy URL (SQLite file by default, PostgreSQL for several workers).
Writes: first-seen dates, facts of documents, editions with their files and sha256.
Fails with: ``ArchiveError`` (locked, damaged, unwritable, made by a newer program), ``EditionExistsError``.
"""
