"""Extraction: one Document in, one Extraction out.

Reads: a ``Document`` (blocks, sentences, front matter) and the vocabularies.
Writes: an ``Extraction``: countries, places, organisations, figures, activities, recommendations, each with its passage.
Fails with: nothing of its own; a document without any of these gives an empty extraction.
"""
