"""Giving back what reading needed before the pages are laid out, which is when a run needs most memory."""

import gc
import sys

#: Packages whose caches hold vocabularies, readings and the like; each is filled again when it is next asked for.
_READING = ("tasks.vocabularies.", "tasks.grammar.", "tasks.ingestion.", "tasks.extraction.", "tasks.translation.")


#: From so many documents on, looking through all of them for garbage again and again costs more than it can find.
_MANY_DOCUMENTS = 500


def leave_alone(documents: int) -> None:
    """Let Python's collector pass over everything that is there now: the documents, which stay until the run ends."""
    if documents >= _MANY_DOCUMENTS:
        gc.collect()
        gc.freeze()


def release_tables() -> None:
    """Empty the caches of all modules that read and translate, for layout to use their memory."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_READING):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()
    gc.collect()
