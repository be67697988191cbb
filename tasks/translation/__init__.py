"""Translation: the fields of a document in another language, in English, each under the number lock.

Reads: a ``Document`` with its ``Extraction``, reviewed translation memories (TMX files), an engine if one is installed.
Writes: ``TranslatedField``; none for a document in English, never nothing for any other.
Fails with: ``TranslationMemoryError`` for a memory file that is not safe, well-formed TMX. A field that cannot be
translated is no failure: it comes out ``untranslated`` or ``held`` with the words of the source.
"""
