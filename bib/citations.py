r"""Where the chapters cite which works.

Read from the Markdown itself, so that no build is needed: the roles ``{cite:p}`key```,
``{cite:t}`key,other``` and their kin, also with notes before and behind (``{see}key{p. 3}``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bib.problems import Problem
from bib.text import decode

CHAPTERS = Path(__file__).parent.with_name("chapters")

_ROLE = re.compile(r"(?<!`)\{cite(?::\w+)?\}`([^`]+)`")
_LITERAL = {"{code}", "{code-block}", "{code-cell}", "{math}", "{raw}"}
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[ \t]*([^\s`]*)")


@dataclass(frozen=True)
class Citation:
    """One key at one place of the text."""

    key: str
    path: str | Path
    line: int


def citations(text: str, path: str | Path = "chapter.md") -> Iterator[Citation]:
    """Yield the citations of a Markdown text in their order.

    Code is not text: what stands in a fence without a directive, in double backticks, or
    in a comment line (``%``) is an example and cites nothing.

    Examples
    --------
    >>> list(citations("The graft lived {cite:p}`calne1969induction,le2015blockade`."))[0]
    Citation(key='calne1969induction', path='chapter.md', line=1)
    """
    text = _without_code(text)
    for role in _ROLE.finditer(text):
        for element in re.finditer(r"[^,{}]*(?:\{[^}]*\}[^,{}]*)*", role[1]):
            key = re.sub(r"\{[^}]*\}", "", element[0])
            if key.strip():
                start = role.start(1) + element.start() + re.search(r"\S", element[0]).start()
                yield Citation(key.strip(), path, text.count("\n", 0, start) + 1)


def _without_code(text: str) -> str:
    """Return the text with code blanked out, every line in its place."""
    lines, open_fences = [], []
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        in_code = bool(open_fences) and open_fences[-1][1]
        if fence and not fence[2] and open_fences and fence[1].startswith(open_fences[-1][0]):
            open_fences.pop()
        elif fence and not in_code:
            in_code = not fence[2].startswith("{") or fence[2] in _LITERAL
            open_fences.append((fence[1], in_code))
        elif in_code or line.startswith("%"):
            line = ""
        lines.append(re.sub(r"``.+?``", lambda found: " " * len(found[0]), line))
    return "\n".join(lines)


def cited(chapters: str | Path = CHAPTERS) -> tuple[list[Citation], list[Problem]]:
    """Return the citations of all chapters, and the lines of them that could not be decoded."""
    found, problems = [], []
    for path in sorted(Path(chapters).rglob("*.md")):
        text, faults = decode(path.read_bytes(), path)
        problems += faults
        found += citations(text, path)
    return found, problems


def check_cited(found: Iterable[Citation], keys: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each citation of a work that is not in the bibliography.

    Examples
    --------
    >>> [problem] = check_cited([Citation("lee2015blockade", "c.md", 4)], ["le2015blockade"])
    >>> problem.line, problem.expected
    (4, 'a key of it, perhaps "le2015blockade"')
    """
    for citation in found:
        if citation.key not in keys:
            near = difflib.get_close_matches(citation.key, keys, n=1, cutoff=0.85)
            guess = "".join(f', perhaps "{key}"' for key in near)
            what = f'"{citation.key}" is not in the bibliography'
            yield Problem(citation.path, citation.line, what, f"a key of it{guess}")
