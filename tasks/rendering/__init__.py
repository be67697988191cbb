"""Rendering: a finished :class:`BriefingData` becomes PDF, HTML and data pack.

Reads: ``BriefingData`` and ``EditionInputs``; templates, style sheets and fonts of ``report_templates/``.
Writes: one edition folder, whole or not at all: ``briefing.pdf``, ``briefing.html``, ``checks.json``, ``data/``.
Fails with: ``FontSourceMissingError`` (set-up was not run and cannot be), ``UnreproducibleAsOfError`` (an as-of time
without a time zone). Doubts about the result (a missing glyph, a warning, a link that leads nowhere) do not raise: they
are checks of the edition, and a failed one with severity ``block`` holds it back.
"""
