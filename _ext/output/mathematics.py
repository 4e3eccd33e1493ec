"""KaTeX's faces and its style sheet."""

from __future__ import annotations

import re
import string

from _ext.output.node import MODULES
from _ext.output.ranges import unicode_range

KATEX = MODULES / "katex" / "dist"
VARIABLES = "KaTeX_Math-Italic"
"""The face of variables."""

PARTS = {
    VARIABLES: {"statistics": "EHLRSUdeknptz", "latin": string.ascii_letters},
    "KaTeX_Main-Regular": {"figures": string.digits + "()+,./=<>\u200b×−∣ln", "words": string.ascii_lowercase},
}
"""What stands in files of its own, so that a page with a hazard ratio does not fetch the letters of every model.

A character belongs to the first part that has it; those that no part has stay in the file that bears the name of the face.
"""

OTHER_FORMATS = re.compile(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)')
FACE = re.compile(r"@font-face\{[^}]*?fonts/([\w-]+)\.woff2[^}]*\}")


def parts_of(face: str) -> dict[str, str]:
    """The characters of each part of a face, by the name of its file.

    Examples
    --------
    >>> {name: len(characters) for name, characters in parts_of("KaTeX_Math-Italic").items()}
    {'KaTeX_Math-Italic-statistics': 13, 'KaTeX_Math-Italic-latin': 39}
    """
    found, before = {}, set()
    for name, characters in PARTS.get(face, {}).items():
        found[f"{face}-{name}"] = "".join(sorted({*characters} - before))
        before |= {*characters}
    return found


def sheet() -> str:
    """Return KaTeX's style sheet, with the one format of its letters that every browser reads and with the parts of its faces."""
    text = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    return FACE.sub(_with_parts, OTHER_FORMATS.sub("", text))


def _with_parts(rule: re.Match[str]) -> str:
    """The rule of a face and those of its parts, which come after it and so hold for their characters."""
    added = [f"{rule[0][:-1].replace(rule[1], name)};unicode-range:{unicode_range(sorted(map(ord, characters)))}}}" for name, characters in parts_of(rule[1]).items()]
    return rule[0] + "".join(added)
