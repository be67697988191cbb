"""Bringing an approved edition to its readers: by e-mail, into a folder or bucket, to a chat.

Reads: an audience (CSV or any SQL query), an edition's folder as approved (sha256), the ledger in the archive.
Writes: one message or upload a recipient, each at most once, and what became of it into the ledger.
Fails with: ``DistributionError`` (audience or settings unusable, mail server not to be trusted, files changed since approval).
"""
