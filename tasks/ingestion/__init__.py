"""Ingestion: from files, folders and URLs to documents whose every word has its place.

Reads: sources as bytes (folder, file, http(s) or any fsspec URL) and the sidecar ``sources.yml`` beside them.
Writes: nothing; hands on :class:`~tasks.contracts.source.SourceFile`, :class:`~tasks.contracts.document.Document` and
:class:`~tasks.contracts.source.SetAside`.
Fails with: :class:`~tasks.ingestion.errors.IngestionError` (no sources, unreadable folder, broken sidecar, checksum that
does not match: the run stops with one line) and :class:`~tasks.ingestion.errors.UnreadableDocumentError` (one document
cannot be read: the caller sets it aside and goes on).
"""
