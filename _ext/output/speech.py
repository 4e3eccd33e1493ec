"""What a formula says when it is read aloud: words made from its MathML, for those whose reader knows no MathML."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ElementTree

SIGNS = {
    "=": "equals", "+": "plus", "−": "minus", "-": "minus", "×": "times", "⋅": "times", "/": "over", "<": "is less than", ">": "is more than", "≤": "is at most", "≥": "is at least",
    "≈": "is about", "(": "open bracket", ")": "close bracket", "[": "open bracket", "]": "close bracket", "{": "open brace", "}": "close brace", "∣": "given", "∧": "and", "∨": "or",
    "¬": "not", "∑": "the sum", "∏": "the product", "⌈": "rounded up", "⌉": "", "\u2061": "of", "→": "to", "∞": "infinity", "%": "per cent", "⋯": "and so on", "…": "and so on",
}  # fmt: skip
"""How signs are read; letters of Greek have their names."""

POWERS = {"2": "squared", "3": "cubed"}
STOPS = re.compile(r"(?: ?,)+| [.;]")
"""Stops as they stand after words: close, and one where two meet."""


def speech(mathml: str) -> str:
    """A formula in words.

    Examples
    --------
    >>> speech('<math><mfrac><mi>a</mi><msup><mi>β</mi><mn>2</mn></msup></mfrac><mo>≥</mo><mn>0.5</mn></math>')
    'a over beta squared is at least 0.5'
    """
    words = " ".join(_said(ElementTree.fromstring(mathml)).split())
    return STOPS.sub(lambda found: found[0].strip()[0], words).strip(" ,")


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _sign(text: str) -> str:
    if text in SIGNS:
        return SIGNS[text]
    name = unicodedata.name(text, "") if len(text) == 1 else ""
    if name.startswith("GREEK"):
        return ("capital " if "CAPITAL" in name else "") + name.split()[-1].lower()
    return text


def _simple(element: ElementTree.Element) -> bool:
    """Whether a part is one word, which needs no end to be heard."""
    return len(_said(element).split()) == 1


def _row(parts: list[ElementTree.Element]) -> str:
    """Parts in a row; letters and points of one word or number are read together."""
    said, run = [], ""
    for part in parts:
        text = (part.text or "").strip()
        if part.get("mathvariant") == "normal" and _name(part) in ("mi", "mn") and text.isalnum() and text.isascii():
            run += text
            continue
        said += [run, _said(part)]
        run = ""
    return " ".join([*said, run])


def _said(element: ElementTree.Element) -> str:
    kind, parts = _name(element), list(element)
    if kind in ("mi", "mo", "mn", "mtext"):
        return _sign((element.text or "").strip())
    if kind == "mfrac":
        above, below = (_said(part) for part in parts)
        return f"{above} over {below}" if all(_simple(part) or _name(part) == "msup" for part in parts) else f"the fraction {above} over {below}, end of fraction,"
    if kind == "msqrt":
        return f"the square root of {_row(parts)}, end of root,"
    if kind in ("msup", "msub", "msubsup"):
        base, *more = (_said(part) for part in parts)
        index = f" {more[0]}" if kind != "msup" else ""
        power = more[-1].strip() if kind != "msub" else ""
        return f"{base}{index}" + (f" {POWERS[power]}" if power in POWERS else f" to the power {power}{'' if _simple(parts[-1]) else ', end of power,'}" if power else "")
    if kind == "munderover":
        base, start, end = (_said(part) for part in parts)
        return f"{base} from {start} to {end} of"
    if kind == "mtable":
        return "; ".join(_said(row) for row in parts)
    return _row(parts)
