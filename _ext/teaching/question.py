"""A question as nodes that every builder can write: what is told, shown and asked, what may be answered, and a disclosure with the reasons.

``question_page`` writes them as forms for pages of the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from _ext.drawing.directive import drawing_image
from _ext.page.builders import is_site
from _ext.page.disclosure import folded
from evidence.wording import number, prose
from questions import Item
from questions.bank import Part, Table
from visual.compose import compose, entitle

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LEVELS = {"remember": "Remember", "apply": "Apply", "judge": "Judge"}


class check_item(nodes.container):
    """A question: its level and case, its parts, and the way back to the text."""


class check_part(nodes.container):
    """What is asked once: what a stage reveals, stem, what is shown, what may be answered, and the disclosure."""


class check_stem(nodes.paragraph):
    """The question itself."""


class check_shown(nodes.container):
    """The drawing and the table that a question needs."""


class check_field(nodes.container):
    """What may be answered, as a list; on pages the fields of a form."""


class preset_link(nodes.General, nodes.Element):
    """The link to an explorable that helps, on pages of the site."""


def question_node(item: Item, back: Iterable[nodes.Node], up: str = "", place: int | None = None) -> check_item:
    """Return a question as nodes.

    Parameters
    ----------
    item
        The question.
    back
        What leads from it to the section and the works behind it.
    up
        What leads from the page to ``chapters/``, like ``../``.
    place
        Its number on the page, if it has one.
    """
    node = check_item(item=item.id, kind=item.kind, objective=item.objective, ids=[f"check-{item.id}"], classes=["check"])
    head = nodes.paragraph("", "", nodes.inline(text=LEVELS[item.level] if place is None else f"{place}. {LEVELS[item.level]}", classes=["check-level"]), classes=["check-case"])
    if item.kind == "staged":
        head += [nodes.Text(" "), nodes.Text(prose(item.stem))]
    node += head
    for number_, part in enumerate(item.parts, 1):
        name = item.id if len(item.parts) == 1 else f"{item.id}-{number_}"
        node += _part(part, name, f"Question {number_} of {len(item.parts)}. " if item.kind == "staged" else "")
    back = nodes.paragraph("", "", *back, classes=["check-back"])
    if item.preset:
        back += preset_link(address=up + item.preset)
    node += back
    return node


def _part(part: Part, name: str, count: str) -> check_part:
    node = check_part(kind=part.kind, name=name, classes=["check-part"], **answers(part, name))
    if part.reveal:
        node += nodes.paragraph(text=prose(part.reveal), classes=["check-reveal"])
    node += check_stem("", "", *([nodes.inline(text=count, classes=["check-count"])] if count else []), nodes.Text(prose(part.stem)))
    if part.figure or part.table:
        node += check_shown("", *_shown(part, name), classes=["check-shown"])
    node += check_field("", *_field(part, name))
    node += folded("Answer and reasons", *_reasons(part))
    return node


def answers(part: Part, name: str) -> dict[str, object]:
    """What the page needs to know of a part, besides its text: the right option, number, places of steps or partners."""
    match part.kind:
        case "one-best-answer":
            return {"right": part.answer}
        case "order":
            return {"places": [part.steps.index(step) + 1 for step in part.shown_steps(name)]}
        case "match":
            shown = part.shown_rights(name)
            return {"rights": [shown.index(pair.right) + 1 for pair in part.pairs]}
        case _:
            answer = part.number
            return {"value": f"{answer.value:.12g}", "tolerance": f"{answer.tolerance:.12g}", "unit": answer.unit, "errors": " ".join(f"{error.value:.12g}" for error in answer.errors)}


def _shown(part: Part, name: str) -> Iterable[nodes.Node]:
    if part.figure:
        path = part.figure.path
        svg, description = compose(path.read_text(encoding="utf-8"), f"question-{name}")
        image = drawing_image(svg=f'<div class="drawing-box">{entitle(svg, part.figure.alt)}</div>', path=str(path), alt=part.figure.alt)
        yield nodes.container("", image, classes=["drawing"])
        yield folded("Describe this drawing in words", nodes.paragraph(text=description), classes=["describe"])
    if part.table:
        yield _table(part.table)


def _table(table: Table) -> nodes.table:
    def row(cells: tuple[str, ...]) -> nodes.row:
        return nodes.row("", *[nodes.entry("", nodes.paragraph(text=prose(cell))) for cell in cells])

    group = nodes.tgroup("", *[nodes.colspec(colwidth=100 // len(table.head)) for _ in table.head], cols=len(table.head))
    group += nodes.thead("", row(table.head))
    group += nodes.tbody("", *[row(cells) for cells in table.rows])
    return nodes.table("", group, label="Table of the question")


def _list(texts: Iterable[str], **settings: str) -> nodes.Element:
    items = [nodes.list_item("", nodes.paragraph(text=prose(text))) for text in texts]
    return nodes.enumerated_list("", *items, prefix="", suffix=".", **settings) if settings else nodes.bullet_list("", *items)


def _field(part: Part, name: str) -> list[nodes.Node]:
    match part.kind:
        case "one-best-answer":
            return [_list((option.text for option in part.options), enumtype="upperalpha")]
        case "number":
            return [nodes.paragraph(text=f"A number, in {part.number.unit}." if part.number.unit else "A number.")]
        case "order":
            return [_list(part.shown_steps(name))]
        case _:
            return [_list(pair.left for pair in part.pairs), nodes.paragraph(text="Choose from:"), _list(part.shown_rights(name))]


def _reason(verdict: str, what: str, why: str, misconception: str = "") -> nodes.paragraph:
    """A reason; what the script repeats under the question is marked."""
    error = f" The error behind it: {misconception.rstrip('.')}." if misconception else ""
    told = nodes.inline(text=prose(why + error), classes=["check-why"])
    return nodes.paragraph("", "", nodes.strong(text=f"{verdict} "), nodes.Text(prose(f"{what.rstrip('.')}: ") if what else ""), told)


def _reasons(part: Part) -> list[nodes.Node]:
    """What is right, why, and why not; of options and errors in their order."""
    match part.kind:
        case "one-best-answer":
            lines = [_reason("Right." if option.correct else "Not the best answer.", option.text, option.why, option.misconception) for option in part.options]
        case "number":
            answer, unit = part.number, f" {part.number.unit}" * bool(part.number.unit)
            within = f" (± {number(answer.tolerance)})" if answer.tolerance else ""
            lines = [_reason("Right.", f"{number(answer.value)}{unit}{within}", answer.why)]
            lines += [_reason("Not right.", f"{number(error.value)}{unit}", error.why, error.misconception) for error in answer.errors]
        case "order":
            return [_list(part.steps, enumtype="arabic"), nodes.paragraph("", "", nodes.strong(text="Why this order. "), nodes.inline(text=prose(part.why), classes=["check-why"]))]
        case _:
            lines = [_reason(prose(f"{pair.left}: {pair.right}."), "", pair.why) for pair in part.pairs]
    return [nodes.bullet_list("", *[nodes.list_item("", line) for line in lines])]


def section_link(label: str) -> pending_xref:
    """A link to a labelled section by its title, warned of where there is none."""
    return pending_xref("", nodes.inline(text=label), refdomain="std", reftype="ref", reftarget=label, refexplicit=True, refwarn=True, titled=True)


def section_of(env: BuildEnvironment, label: str) -> tuple[str, str, str]:
    """Title, document and anchor of the section that a label stands before or in; empty where there is no such label."""
    domain = env.domains["std"]
    if label in domain.labels:
        docname, anchor, title = domain.labels[label]
        return title, docname, anchor
    docname, anchor = domain.anonlabels.get(label, ("", ""))
    if not docname:
        return "", "", ""
    node = env.get_doctree(docname).ids.get(anchor)
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return node[0].astext() if node is not None else env.titles[docname].astext(), docname, anchor


def citation(keys: tuple[str, ...]) -> pending_xref:
    """The works that an answer rests on, in brackets."""
    joined = ",".join(keys)
    return pending_xref("", nodes.literal(text=joined), refdomain="cite", reftype="p", reftarget=joined, refexplicit=False, refwarn=True)


class SectionTitles(SphinxPostTransform):
    """Name the section that each question leads back to."""

    default_priority = 5  # before references are resolved

    def run(self, **options: object) -> None:
        for reference in self.document.findall(pending_xref):
            title = section_of(self.env, reference["reftarget"])[0] if reference.get("titled") else ""
            if title:
                reference[0] = nodes.inline(text=title)


class PlainQuestions(SphinxPostTransform):
    """Leave out, in print, EPUB and plain text, what only a page of the site can open."""

    default_priority = 8

    def run(self, **options: object) -> None:
        if not is_site(self.app.builder):
            for node in list(self.document.findall(preset_link)):
                node.parent.remove(node)


def setup(app: Sphinx) -> None:
    app.add_post_transform(SectionTitles)
    app.add_post_transform(PlainQuestions)
