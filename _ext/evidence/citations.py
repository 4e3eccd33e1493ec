"""How works are cited and listed: author and year in round brackets; DOI, PubMed and PMC as links; number in the review."""

from __future__ import annotations

import functools
import posixpath
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.database import Person
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Tag, Text
from pybtex.style.formatting import BaseStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import node as template
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.template import join

from _ext.evidence.marks import reading
from bib.schema import UNDATED
from evidence.wording import titled

if TYPE_CHECKING:
    from pybtex.style.template import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SHOWN_AUTHORS = 6  # a longer list ends in «et al.»; the BibTeX download has them all
CONTAINERS = ("journal", "booktitle", "publisher", "institution", "organization")
UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})  # letters that Unicode does not take apart


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@template
def _remembered(children: list, data: dict[str, Any], known: dict[tuple, Text], full: bool) -> Text:
    """What its only child gives for this work; composed once."""
    key = data["entry"].key, full
    if key not in known:
        known[key] = children[0].format_data(data)
    return known[key]


@template
def _cited_before(children: list, data: dict[str, Any], known: dict[tuple, Text], role: str) -> Text:
    """What its only child gives for this work, cited like this in pages of one folder, whose links are the same; composed once."""
    info = data["reference_info"]
    key = role, data["entry"].key, posixpath.dirname(info.fromdocname), info.fromdocname == info.todocname, info.pre_text, info.post_text
    if key not in known:
        known[key] = children[0].format_data(data)
    return known[key]


@dataclass
class RememberedNames(PersonStyle):
    """Names of a work's authors, composed once a build: a fifth of it went into composing them for every citation."""

    known: dict[tuple, Text] = field(default_factory=dict)

    def author_or_editor_or_title(self, full: bool) -> Node:
        """Those whom a citation names."""
        return _remembered(known=self.known, full=full)[super().author_or_editor_or_title(full)]


@dataclass
class RoundAuthorYear(AuthorYearReferenceStyle):
    """Author–year references in round brackets."""

    person: PersonStyle = field(default_factory=RememberedNames)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    known: dict[tuple, Text] = field(default_factory=dict)

    def inner(self, role_name: str) -> object:
        """Each work that is named, with the mark that says whether it could be read."""
        named, known = super().inner(role_name), _cited_before(known=self.known, role=role_name)
        if role_name in ("t", "ts", "ct", "cts"):  # Tumeh et al. (2017), with the mark inside the bracket
            named.children[-1].children.insert(-1, reading)
            return known[named]
        return known[join[named, reading]]


def _plain(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("--", "–")


def _name(person: object) -> str:
    given = (_plain(name) for name in person.first_names + person.middle_names)
    initials = "".join(part[0] for name in given for part in name.replace("-", " ").split() if part)
    family = _plain(" ".join(person.prelast_names + person.last_names))
    return " ".join(part for part in (family, initials, *person.lineage_names) if part)


def authors(entry: object) -> str:
    """Those who stand before the year of an entry; the short title by which the text cites a work without known authors."""
    people = [_name(person) for person in entry.persons.get("author", [])]
    cut = [name for name in people if name != "others"]
    many = len(cut) > SHOWN_AUTHORS or len(cut) < len(people)
    return ", ".join(cut[:SHOWN_AUTHORS]) + (" et al." if many else "")


def source(fields: dict) -> Text:
    """Where a work appeared; what stands in brackets is no name, and so no italics."""
    volume, number = (_plain(fields.get(field, "")) for field in ("volume", "number"))
    place = _plain(fields.get("pages", fields.get("eid", "")))
    if volume:
        tail = ":".join(part for part in (volume + (f"({number})" if number else ""), place) if part)
    else:
        tail = ", ".join(part for part in (f"no. {number}" if number else "", place) if part)
    container = _plain(next((fields[field] for field in CONTAINERS if fields.get(field)), ""))
    shown = container if container.startswith("[") else Tag("em", container)
    return Text(shown, " " if container and tail else "", tail, "." if container or tail else "")


def _letters(text: str) -> str:
    """Letters by which a list is sorted: without accents, capitals and marks."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text.casefold().translate(UNDIVIDED)) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else "" if char in "’'" else " " for char in bare).split())


class ByAuthorAndYear(BaseSortingStyle):
    """By first author as shown, year and title, in the order of the letters."""

    def sorting_key(self, entry: object) -> tuple[str, str, str]:
        """What is compared."""
        people = entry.persons.get("author", [])
        return _letters(_name(people[0]) if people else ""), entry.fields.get("year", ""), _letters(_plain(entry.fields.get("title", "")))


def _links(fields: dict) -> list[HRef]:
    found = []
    if "doi" in fields:
        found.append(HRef(f"https://doi.org/{quote(fields['doi'], safe='/:();,.~+')}", f"doi:{fields['doi']}"))
    if "pmid" in fields:
        found.append(HRef(f"https://pubmed.ncbi.nlm.nih.gov/{fields['pmid']}/", f"PubMed {fields['pmid']}"))
    if "pmcid" in fields:
        found.append(HRef(f"https://pmc.ncbi.nlm.nih.gov/articles/{fields['pmcid']}/", fields["pmcid"]))
    if "url" in fields and "doi" not in fields:
        found.append(HRef(fields["url"], "online"))
    return found


@template
def _entry(children: list, context: dict) -> Text:
    entry = context["entry"]
    fields = entry.fields
    parts: list[Text | str | HRef] = []
    before = authors(entry)
    parts.append(f"{before} ({fields['year']}). " if before else f"({fields['year']}). ")
    title = _plain(fields["title"]).rstrip(".")
    parts += [Tag("strong", title), titled(title)[len(title) :]]
    if str(where := source(fields)):
        parts += [" ", where]
    for link in _links(fields):
        parts += [" ", link]
    if "note" in fields:
        parts.append(f" {fields['note'].rstrip('.')}.")
    if "review" in fields:
        parts.append(f" Reference {fields['review']} of the review.")
    return Text(*parts)


class TolerantStyle(BaseStyle):
    """One layout for every type of work."""

    default_sorting_style = "tolerant"

    def __getattr__(self, name: str) -> object:
        if name.startswith("get_") and name.endswith("_template"):
            return lambda entry: _entry
        raise AttributeError(name)


def mark_cut_lists(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Prepare what pybtex calls a work in the text.

    A list cut by "and others" reads "et al." there, which pybtex writes from three names on. A work
    without known authors is cited by its short title in quotation marks, one without a year as "n.d.".
    """
    for entry in env.get_domain("cite").bibdata.data.entries.values():
        if "shorttitle" in entry.fields and "author" not in entry.persons:
            title = _plain(entry.fields["shorttitle"])
            entry.persons["author"] = [Person(last=f"{{“{title}”}}")]
        entry.fields.setdefault("year", UNDATED)
        people = entry.persons.get("author", [])
        if people and str(people[-1]) == "others" and len(people) == 2:
            people.append(people[-1])


def remember_plugins() -> None:
    """Let pybtex find a plugin once in a process: it reads the metadata of every installed package anew for each citation."""
    if not hasattr(pybtex.plugin._load_entry_point, "cache_info"):
        pybtex.plugin._load_entry_point = functools.cache(pybtex.plugin._load_entry_point)


def setup(app: Sphinx) -> None:
    register_plugin("pybtex.style.formatting", "tolerant", TolerantStyle)
    register_plugin("pybtex.style.sorting", "tolerant", ByAuthorAndYear)
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", "author_year_round", RoundAuthorYear)
    remember_plugins()
    app.connect("env-before-read-docs", mark_cut_lists)
