"""Each drawing as a file of its own, for a slide: its symbols and colours inside, in the light theme."""

from __future__ import annotations

import re

from visual.compose import ASSETS, compose

LETTERS = '"Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif'


def style_sheet(palette: str, rules: str) -> str:
    """Return the rules of drawings with the light theme's colours in place of variables.

    Examples
    --------
    >>> style_sheet(":root { --tl-ink: light-dark(#111111, #eeeeee); }", ".drawing text { fill: var(--tl-ink); }")
    'text { fill: #111111; }'
    """
    return with_colours(palette, re.sub(r"/\*.*?\*/\s*", "", rules, flags=re.S).replace(".drawing svg", ":root").replace(".drawing ", "")).strip()


def with_colours(palette: str, rules: str) -> str:
    """Return rules with the light theme's colours in place of variables, for readers that know no variables.

    Examples
    --------
    >>> with_colours(":root { --tl-ink: light-dark(#111111, #eeeeee); }", ".drawing text { fill: var(--tl-ink); }")
    '.drawing text { fill: #111111; }'
    """
    light = dict(re.findall(r"(--tl-[\w-]+):\s*light-dark\(([^,]+),", palette)) | {"--tl-sans": LETTERS}
    return re.sub(r"var\((--tl-[\w-]+)\)", lambda match: light[match[1]], rules)


def alone(svg: str, name: str) -> str:
    """Return a drawing that needs no page around it.

    Examples
    --------
    >>> '#ffffff' in alone('<svg viewBox="0 0 9 9"><title>A</title><desc>B c.</desc></svg>', "d")
    True
    """
    composed, description = compose(re.sub(r"</?a\b[^>]*>", "", svg), name)  # links would lead nowhere
    css = style_sheet(*((ASSETS / "css" / sheet).read_text(encoding="utf-8") for sheet in ("palette.css", "drawing.css")))
    inside = f"<style><![CDATA[{css}]]></style><desc>The Tolerant Liver, CC BY 4.0. {description}</desc>"
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return composed.replace("</title>", f"</title>{inside}{ground}", 1)
