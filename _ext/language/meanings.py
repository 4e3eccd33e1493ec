"""The glossary as plain words."""

from __future__ import annotations

import re

ROLE = re.compile(r"\{[a-z:]+\}`([^`<]*?)(?:\s*<[^`]*>)?`")


def meanings(text: str) -> dict[str, str]:
    r"""Read a glossary: terms at the margin, meanings indented; citations are left out.

    Examples
    --------
    >>> meanings("```{glossary}\nA cell\n  Makes {term}`B <b>` in mice {cite:p}`x2020y`.\n```\n")
    {'A cell': 'Makes B in mice.'}
    """
    body = text.partition("```{glossary}\n")[2].partition("\n```")[0]
    found: dict[str, str] = {}
    term = ""
    for line in body.splitlines():
        if line and not line.startswith(" "):
            term = line.strip()
        elif line.strip() and term:
            found[term] = f"{found.get(term, '')} {line.strip()}".strip()
    return {term: _plain(meaning) for term, meaning in found.items()}


def _plain(text: str) -> str:
    text = re.sub(r"\s*\{cite:[a-z]+\}`[^`]*`", "", text)
    return re.sub(r"\s+", " ", ROLE.sub(r"\1", text).replace("*", "")).strip()
