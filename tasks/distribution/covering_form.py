"""The covering message as HTML and as plain text.

The HTML is what mail programs of every age show alike: one column, tables for layout only, styles at the elements, no picture,
nothing fetched from anywhere. Words of the sources are escaped; a link goes to where its words say.
"""

from html import escape

from tasks.distribution.covering import Block, Cover, Line

_FONT = "font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;color:#1a1a1a"
_SMALL = "font-size:14px;color:#4a4a4a"
_H1 = "font-size:24px;line-height:1.25;margin:0 0 4px 0;color:#12344d"
_H2 = "font-size:18px;line-height:1.3;margin:24px 0 8px 0;color:#12344d"
_NOTICE = "border-left:4px solid #12344d;background-color:#f2f5f7;padding:8px 16px"


def as_html(message: Cover) -> str:
    """A whole HTML document without anything remote."""
    body = "\n".join(_block(block) for block in message.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(message.tag)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(message.subject)}</title>\n</head>\n"
        f'<body style="margin:0;padding:0;background-color:#ffffff">\n'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">\n'
        f'<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;width:100%">'
        f'<tr><td lang="{escape(message.tag)}" style="padding:24px 16px;text-align:left;{_FONT}">\n'
        f'<h1 style="{_H1}">{escape(message.title)}</h1>\n<p style="margin:0 0 16px 0;{_SMALL}">{escape(message.issue)}</p>\n'
        f"{body}\n</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    heading = f'<h2 style="{_H2}">{escape(block.heading)}</h2>\n' if block.heading else ""
    if block.kind == "list":
        items = "\n".join(f'<li style="margin:0 0 8px 0"{_lang(line)}>{_inline(line)}</li>' for line in block.lines)
        return f'{heading}<ul style="margin:0;padding:0 0 0 20px">\n{items}\n</ul>'
    lines = "\n".join(f'<p style="margin:0 0 8px 0"{_lang(line)}>{_inline(line)}</p>' for line in block.lines)
    if block.kind == "notice":
        return (
            f'{heading}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" '
            f'style="margin:0 0 16px 0"><tr><td style="{_NOTICE}">\n{lines}\n</td></tr></table>'
        )
    return heading + lines


def _lang(line: Line) -> str:
    return f' lang="{escape(line.lang)}"' if line.lang else ""


def _inline(line: Line) -> str:
    parts = [f"<strong>{escape(line.lead)}</strong>"] if line.lead else []
    if line.text:
        parts.append(escape(line.text))
    said = " ".join(parts)
    if line.link:
        said += f'{" " if said else ""}<a href="{escape(line.link)}" style="color:#0b5394">{escape(line.link)}</a>'
    if line.note:
        said += f'<br><span style="{_SMALL}">{escape(line.note)}</span>'
    return said


def as_text(message: Cover) -> str:
    """The same words for programs and people that want no HTML."""
    parts = [message.title, message.issue, ""]
    for block in message.blocks:
        if block.heading:
            parts += [block.heading, "-" * min(len(block.heading), 60)]
        for line in block.lines:
            dash = "- " if block.kind == "list" else ""
            said = " ".join(filter(None, (line.lead + (":" if line.lead and line.text else ""), line.text, line.link)))
            parts.append(dash + " ".join(said.split()))
            if line.note:
                parts.append(("  " if dash else "") + " ".join(line.note.split()))
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"
