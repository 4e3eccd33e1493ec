"""The directive ``my-progress``: a place that the page fills from what a reader has answered in this browser.

The bank goes to that page as scripts, so that practice needs no other page and no server: one that knows every question,
and one for each chapter with their wording, which the page fetches when a set begins.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from _ext.evidence import rows
from _ext.language.abbreviations import mark
from _ext.page.disclosure import depart, on_pages
from _ext.teaching.alone import Alone
from _ext.teaching.paths import source
from _ext.teaching.question import question_node, section_of
from bib import name_work
from questions import Bank, Item, read_all
from sources import PATHS, contents

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOLDER = "questions"
"""Where the wording stands, below the static files."""

PLACES = {
    "summary": "On the site, what you have answered is shown here.",
    "practise": "On the site, sets of questions are asked here.",
    "file": "On the site, your answers can be saved, added and deleted here.",
}
"""What each place says where no script runs."""


class progress_place(nodes.container):
    """A place on the page of a reader's progress."""


class MyProgress(SphinxDirective):
    """A place for one of ``PLACES``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        (name,) = self.arguments
        if name not in PLACES:
            raise self.error(f"my-progress: '{name}' is unknown; valid: {', '.join(PLACES)}")
        return [progress_place("", nodes.paragraph(text=PLACES[name]), name=name)]


def visit_place(self, node: progress_place) -> None:
    said = "This needs JavaScript; without it, the questions of each chapter and their reasons can be read there."
    self.body.append(f'<div class="progress" data-progress="{node["name"]}"><p class="progress-off">{said}</p></div>\n')
    raise nodes.SkipNode


def parts_of(toc: Path) -> dict[str, str]:
    """The part of each page below ``chapters/``, in the order of the contents."""
    return {page.removeprefix("chapters/"): caption for caption, pages in contents(toc).parts for page in pages}


def section(env: BuildEnvironment, label: str) -> tuple[str, str]:
    """Title and address, from ``chapters/back/``, of a labelled section.

    Raises
    ------
    ValueError
        If there is none.
    """
    title, docname, anchor = section_of(env, label)
    if not docname:
        raise ValueError(f"questions: there is no section with the label {label}")
    return title, f"../{docname.removeprefix('chapters/')}.html#{anchor}"


def studied(env: BuildEnvironment, chapter: str, label: str) -> list[str]:
    """The reading paths that study the section of a question."""
    page = env.metadata[f"chapters/{chapter}"].get("page")
    levels = page.levels if page else {}
    exceptions = {path: (given.get("sections") or {}).get(chapter, {}) for path, given in source()["paths"].items()}
    return [path for path in PATHS if exceptions.get(path, {}).get(label, levels.get(path, "skip")) == "study"]


def _back(env: BuildEnvironment, item: Item) -> list[nodes.Node]:
    title, address = section(env, item.paragraph)
    found: list[nodes.Node] = [nodes.Text("Read again: "), nodes.reference("", title, refuri=address, internal=True), nodes.Text(" · ")]
    for place, key in enumerate(item.cites):
        found += [nodes.Text("; " if place else "("), nodes.reference("", name_work(rows.works()[key], "table"), refuri=f"references.html#{key}", internal=True)]
    return [*found, nodes.Text(")")]


def bank_data(app: Sphinx, banks: Iterable[Bank], parts: dict[str, str]) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """What the page knows of the bank.

    Returns
    -------
    known : dict
        Parts, paths, chapters with the file of their wording, and every question.
    wording : dict
        By file, the HTML of each question of a chapter.
    """
    env = app.env
    questions, chapters, wording, alone = [], {}, {}, Alone(app)
    for bank in sorted(banks, key=lambda one: list(parts).index(one.chapter)):
        file = f"{FOLDER}/{bank.chapter.replace('/', '-')}.js"
        chapters[bank.chapter] = {"title": env.titles[f"chapters/{bank.chapter}"].astext(), "part": parts[bank.chapter], "file": file}
        wording[file] = {}
        for item in (*bank.items, *bank.variants):
            node = question_node(item, _back(env, item), "../")
            mark(node)
            title, address = section(env, item.paragraph)
            told = {"id": item.id, "root": item.variant_of or item.id, "chapter": bank.chapter, "paths": studied(env, bank.chapter, item.paragraph)}
            questions.append(told | {"section": title, "href": address})
            wording[file][item.id] = alone.to_html(node)
    shown = {chapter["part"] for chapter in chapters.values()}
    known = {
        "parts": [part for part in dict.fromkeys(parts.values()) if part in shown],
        "paths": list(PATHS.items()),
        "chapters": chapters,
        "questions": questions,
    }
    return known, wording


def write_bank(app: Sphinx, banks: Iterable[Bank], parts: dict[str, str], static: Path) -> None:
    """Write the bank as scripts: ``questions.js``, and one for each chapter in ``FOLDER``."""
    known, wording = bank_data(app, banks, parts)
    shutil.rmtree(static / FOLDER, ignore_errors=True)
    (static / FOLDER).mkdir(parents=True)
    (static / "questions.js").write_text(f"globalThis.BOOK_QUESTIONS = {_json(known)};\n", encoding="utf-8")
    for file, texts in wording.items():
        (static / file).write_text(f"Object.assign(globalThis.BOOK_WORDING ??= {{}}, {_json(texts)});\n", encoding="utf-8")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def write_shown(app: Sphinx, toc: Path, static: Path) -> None:
    """Write the questions that some page shows."""
    banks = [bank for bank in read_all(works=rows.works()) if "question_minutes" in app.env.metadata.get(f"chapters/{bank.chapter}", {})]
    write_bank(app, banks, parts_of(toc), static)


def told_by_pages(app: Sphinx) -> str:
    """What the bank takes from the pages, for knowing when it is to be written again."""
    domain = app.env.domains["std"]
    labels = sorted((label, *rest) for known in (domain.labels, domain.anonlabels) for label, rest in known.items() if label.startswith("sec-"))
    titles = sorted((name, title.astext()) for name, title in app.env.titles.items())
    levels = sorted((name, sorted(data["page"].levels.items())) for name, data in app.env.metadata.items() if "page" in data)
    asking = sorted(name for name, data in app.env.metadata.items() if "question_minutes" in data)
    return repr((labels, titles, levels, asking))


def setup(app: Sphinx) -> None:
    app.add_directive("my-progress", MyProgress)
    app.add_node(progress_place, html=(on_pages(visit_place), depart))
