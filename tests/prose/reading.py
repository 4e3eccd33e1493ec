"""From a file of the book to the words that a reader reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
CHAPTERS = sorted((ROOT / "chapters").rglob("*.md"))
QUESTIONS = sorted((ROOT / "questions").glob("*.yml"))
DRAWINGS = sorted((ROOT / "chapters").rglob("*.svg"))

_CODE = re.compile(r"^(`{3,}|:{3,})\{code-cell\}.*?^\1\s*$|^```[a-z]*\n.*?^```\s*$", re.M | re.S)
_FENCE = re.compile(r"^\s*(?:`{3,}|:{3,}).*$|^:[a-z-]+:.*$|^\([a-z0-9-]+\)=$|^---$", re.M)
_NAMED = re.compile(r"\{(?:term|doc|ref)\}`([^`<]*?)(?:\s*<[^`]*>)?`")
_ROLE = re.compile(r"\s?\{(?:cite:[pt]|outcome|claim|numref|eq)\}`[^`]*`")
_MATHS = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.S)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def words_of(text: str) -> str:
    """The prose of a chapter: no head, code, formulas, citations or markup."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    for pattern, put in ((_CODE, ""), (_MATHS, "x"), (_FENCE, ""), (_ROLE, ""), (_NAMED, r"\1"), (_LINK, r"\1")):
        text = pattern.sub(put, text)
    return re.sub(r"<[^>]+>|`[^`]*`|[*_#|]", " ", text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of running text: lists and paragraphs, not headings or cells of tables."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    body = re.sub(r"^#.*$|^\s*\* - .*$|^\s*- (?!\S* \S* \S* ).*$|^\|.*$", "", body, flags=re.M)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+[.)]) )", words_of(re.sub(r"^\s*[-*] (?!- )", "\n", body, flags=re.M))):
        flat = re.sub(r"\b(et al|vs|Fig|Dr|no|approx)\.", r"\1", " ".join(block.split()))
        yield from (part for part in re.split(r"(?<=[.?!:])\s+(?=[A-Z0-9“\"'(])", flat) if len(part.split()) > 2)


def texts_of(questions: Path) -> str:
    """All that a file of questions says: every text except ids, keys, addresses and names of files."""
    silent = {"id", "kind", "level", "topic", "cites", "paragraph", "checked", "preset", "file"}

    def texts(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            for name, value in node.items():
                if name not in silent:
                    yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)
        elif isinstance(node, str):
            yield node

    return "\n".join(texts(yaml.safe_load(questions.read_text(encoding="utf-8"))["items"]))
