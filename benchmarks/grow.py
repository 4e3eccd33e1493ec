"""A larger book made of the book: every chapter, work, number, claim and question once more, under names of its own.

A copy keeps to itself: what stands in copy 3 of a chapter cites the works of copy 3, claims what copy 3 claims, and leads to the
chapters of copy 3. What lists the whole book stays once, and lists more.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bib.layout import format_bibtex
from bib.model import Entry
from bib.reading import parse

ONCE = ("5-evidence/figures", "6-outlook/gap-map")
"""Chapters that draw or list the rows of the whole book."""

LABEL = re.compile(r"^\(([\w-]+)\)=$|^[ ]*:?name: ((?:fig|tab)-[\w-]+)$|^:name: ([\w-]+)$", re.M)
CLAIM = re.compile(r"^- id: ([\w-]+)$", re.M)
QUESTION = re.compile(r"^ *- \{?id: ([\w-]+)", re.M)
ITEM = re.compile(r"^(?=- )", re.M)
LEFT_OUT = ("doi", "pmid", "pmcid", "review")
"""Fields of a work that no other work may share."""


@dataclass(frozen=True)
class Copy:
    """The names of one copy.

    Parameters
    ----------
    mark
        What is put behind a name, as ``x2``.
    pages
        Chapters that are copied, by the names that the data use.
    keys
        Keys of works.
    names
        Labels, and ids of numbers, claims and questions.
    """

    mark: str
    pages: frozenset[str]
    keys: frozenset[str]
    names: frozenset[str]

    def page(self, name: str) -> str:
        """Name of the copy of a chapter, or of the chapter where it stands once."""
        return f"{name}-{self.mark}" if name in self.pages else name

    def rename(self, text: str) -> str:
        """Put the names of the copy into a text.

        Names of presets, of files and of folders stay: explorables and drawings are those of the book.

        Examples
        --------
        >>> copy = Copy("x2", frozenset({"4-therapies/ablation"}), frozenset({"le2015blockade"}), frozenset({"sec-heat"}))
        >>> copy.rename("(sec-heat)= {cite:p}`le2015blockade`, {doc}`/chapters/4-therapies/ablation`, ?x.preset=le2015blockade#sec-heat")
        '(sec-heat-x2)= {cite:p}`le2015blockadex2`, {doc}`/chapters/4-therapies/ablation-x2`, ?x.preset=le2015blockade#sec-heat-x2'
        """
        pages = "|".join(map(re.escape, sorted(self.pages)))
        return re.sub(rf"(?<![\w-])({pages or '(?!)'})(?![\w/-])|(?<![\w./=-])\w[\w-]*+(?!\.\w)", lambda found: self.page(found[1]) if found[1] else self._name(found[0]), text)

    def _name(self, word: str) -> str:
        return f"{word}{self.mark}" if word in self.keys else f"{word}-{self.mark}" if word in self.names else word

    def work(self, entry: Entry) -> Entry:
        """The copy of a work: its title has the word that ends its key, and it is found at an address alone."""
        fields = {name: value for name, value in entry.fields.items() if name not in LEFT_OUT}
        word = re.search(r"\d{4}(\w+)$", entry.key)[1]
        fields["title"] += f" ({word}{self.mark})"
        if "url" not in fields and any(name in entry for name in LEFT_OUT):
            fields["url"] = f"https://doi.org/{entry['doi']}" if "doi" in entry else f"https://pubmed.ncbi.nlm.nih.gov/{entry.get('pmid') or entry.get('pmcid')}/"
        return Entry(f"{entry.key}{self.mark}", entry.type, fields)


def chapters(root: Path) -> list[str]:
    """Chapters that are copied, in the order of the contents; their part begins with a number, that of other pages does not."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    names = [page["file"].removeprefix("chapters/") for part in toc["parts"] for page in part["chapters"]]
    return [name for name in names if name[:1].isdigit() and name not in ONCE]


def names_of(root: Path, pages: Iterable[str], mark: str) -> Copy:
    """Find every name that a copy renames."""
    texts = [(root / "chapters" / f"{page}.md").read_text(encoding="utf-8") for page in pages]
    found = {name for text in texts for match in LABEL.findall(text) for name in match if name}
    for page in pages:
        file = root / "questions" / f"{page.replace('/', '-')}.yml"
        found |= set(QUESTION.findall(file.read_text(encoding="utf-8"))) if file.is_file() else set()
    found |= {row["id"] for row in _rows(root / "evidence" / "outcomes.csv")}
    found |= {CLAIM.match(item)[1] for item in _claims(root, pages)}
    keys = {row["key"] for row in _rows(root / "evidence" / "studies.csv")}
    return Copy(mark, frozenset(pages), frozenset(keys), frozenset(found))


def grow(root: Path, factor: int) -> None:
    """Grow the book in a folder to so many times its chapters, works, numbers, claims and questions."""
    pages = chapters(root)
    copies = [names_of(root, pages, f"x{number}") for number in range(2, factor + 1)]
    if not copies:
        return
    _grow_works(root / "bib" / "references.bib", copies)
    for table in ("studies.csv", "outcomes.csv"):
        _grow_rows(root / "evidence" / table, copies)
    for name in ("claims.yml", "searches.yml"):
        path = root / "evidence" / name
        items = "".join(_claims(root, pages, name))
        path.write_text(path.read_text(encoding="utf-8") + "".join(copy.rename(items) for copy in copies), encoding="utf-8")
    _grow_paths(root / "chapters" / "paths.yml", copies)
    for page in pages:
        _grow_page(root, page, copies)
    _grow_contents(root / "_toc.yml", copies)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _claims(root: Path, pages: Iterable[str], name: str = "claims.yml") -> list[str]:
    """The items of a list that belong to these chapters, as they are written."""
    items = ITEM.split((root / "evidence" / name).read_text(encoding="utf-8"))
    chapter = re.compile(rf"^(?:- |  )chapter: (?:{'|'.join(map(re.escape, pages))})$", re.M)
    return [item for item in items if item.startswith("- ") and chapter.search(item)]


def _grow_works(path: Path, copies: list[Copy]) -> None:
    entries, _ = parse(path.read_text(encoding="utf-8"), path)
    path.write_text(format_bibtex([*entries, *(copy.work(entry) for copy in copies for entry in entries)]), encoding="utf-8")


def _grow_rows(path: Path, copies: list[Copy]) -> None:
    rows = _rows(path)
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        for copy in copies:
            for row in rows:
                # No copy of a work is on the review's list, so that the review is not held against it.
                own = {"review": "", "supports_review": "", "discrepancy": ""} if "review" in row else {}
                # Nor does a copy of a number join a model, which takes pairs of hazard ratios by their interval: the models are those of the book.
                own |= {"ci_level": "90"} if row.get("question") == "treatment-effect" and row["ci_level"] == "95" else {}
                writer.writerow({name: value if name == "source_url" else copy.rename(value) for name, value in row.items()} | own)


def _grow_paths(path: Path, copies: list[Copy]) -> None:
    """Let a path treat the sections of a copy as it treats those of the chapter."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        lines.append(line)
        if re.match(r" +\d-[\w/-]+: \{", line):
            lines += [copy.rename(line) for copy in copies]
    path.write_text("".join(lines), encoding="utf-8")


def _grow_page(root: Path, page: str, copies: list[Copy]) -> None:
    """Copy a chapter, its questions and its notes for instructors."""
    text = (root / "chapters" / f"{page}.md").read_text(encoding="utf-8")
    for copy in copies:
        titled = re.sub(r"^# (.*)$", rf"# \1, {copy.mark}", copy.rename(text), count=1, flags=re.M)
        (root / "chapters" / f"{copy.page(page)}.md").write_text(titled, encoding="utf-8")
        for room in ("questions", "instructors"):
            file = root / room / f"{page.replace('/', '-')}.yml"
            if file.is_file():
                (root / room / f"{copy.page(page).replace('/', '-')}.yml").write_text(copy.rename(file.read_text(encoding="utf-8")), encoding="utf-8")


def _grow_contents(path: Path, copies: list[Copy]) -> None:
    """Add to the contents, behind each part, that part once more."""
    toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = []
    for part in toc["parts"]:
        parts.append(part)
        names = [page["file"].removeprefix("chapters/") for page in part["chapters"]]
        for copy in copies:
            own = [{"file": f"chapters/{copy.page(name)}"} for name in names if name in copy.pages]
            parts += [{"caption": f"{part['caption']}, {copy.mark}", "chapters": own}] if own else []
    path.write_text(yaml.safe_dump(toc | {"parts": parts}, allow_unicode=True, sort_keys=False), encoding="utf-8")
