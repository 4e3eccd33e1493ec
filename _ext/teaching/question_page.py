"""A question on a page of the site: fields for keyboard and touch, three ways to answer by how sure one is, and the reasons folded away.

Everything stands in the page; ``questions/js`` brings it to life. Without JavaScript the disclosure holds answer and reasons.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from _ext.page.disclosure import depart, on_pages
from _ext.teaching.predict import write_options
from _ext.teaching.question import check_field, check_item, check_part, check_shown, check_stem, preset_link

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SURE = ("A guess", "I think so", "Sure")
CHECK = (
    '<div class="check-sure" role="group" aria-label="How sure are you? This checks your answer."><span>How sure are you?</span> '
    + " ".join(f'<button type="button" data-sure="{step}">{words}</button>' for step, words in enumerate(SURE, 1))
    + "</div>\n"
)


def visit_item(self, node: check_item) -> None:
    more = {"data-path": node["path"]} if "path" in node else {}
    self.body.append(self.starttag(node, "div", **more, **{"data-item": node["item"], "data-kind": node["kind"]}))
    for child in node.children:
        child.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_part(self, node: check_part) -> None:
    data = {f"data-{name}": node[name] for name in ("kind", "value", "tolerance", "unit", "errors") if node.get(name)}
    self.body.append(self.starttag(node, "div", **data))
    *before, told = node.children
    stem = next(child for child in before if isinstance(child, check_stem))
    for child in before[: before.index(stem)]:
        child.walkabout(self)
    self.body.append('<fieldset><legend class="check-stem">')
    for child in stem.children:
        child.walkabout(self)
    self.body.append("</legend>\n")
    for child in before[before.index(stem) + 1 :]:
        child.walkabout(self)
    self.body.append(f'</fieldset>\n{CHECK}<div class="check-told" role="status"></div>\n')
    told.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_shown(self, node: check_shown) -> None:
    self.body.append(self.starttag(node, "div"))
    for child in node.children:
        child.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_field(self, node: check_field) -> None:
    part = node.parent
    _FIELDS[part["kind"]](self, node, f"answer-{part['name']}")
    raise nodes.SkipNode


def _inside(self, item: nodes.list_item) -> None:
    """Write the text of a list item without its paragraph."""
    for paragraph in item.children:
        for inline in paragraph.children:
            inline.walkabout(self)


def _options(self, node: check_field, name: str) -> None:
    right = node.parent["right"]
    write_options(self, node[0].children, name, [" data-right" if place == right else "" for place in range(1, len(node[0]) + 1)])


def _number(self, node: check_field, name: str) -> None:
    unit = escape(node.parent["unit"])
    self.body.append(f'<label class="check-number">Your answer <input type="text" inputmode="decimal" autocomplete="off" size="9" name="{name}"> {unit}</label>\n')


def _order(self, node: check_field, name: str) -> None:
    self.body.append('<ol class="check-steps">\n')
    for item, place in zip(node[0].children, node.parent["places"], strict=True):
        self.body.append(f'<li data-place="{place}"><span>')
        _inside(self, item)
        self.body.append("</span></li>\n")
    self.body.append("</ol>\n")


def _match(self, node: check_field, name: str) -> None:
    lefts, _, rights = node.children
    options = "".join(f'<option value="{place}">{escape(right.astext())}</option>' for place, right in enumerate(rights, 1))
    self.body.append('<div class="check-pairs">\n')
    for number, (left, right) in enumerate(zip(lefts.children, node.parent["rights"], strict=True), 1):
        self.body.append(f'<label for="{name}-{number}"><span>')
        _inside(self, left)
        self.body.append(f'</span></label><select id="{name}-{number}" data-right="{right}"><option value="">Choose …</option>{options}</select>\n')
    self.body.append(f'</div>\n<p class="check-rights">Choose from: {escape("; ".join(right.astext() for right in rights))}.</p>\n')


_FIELDS = {"one-best-answer": _options, "number": _number, "order": _order, "match": _match}


def visit_preset(self, node: preset_link) -> None:
    self.body.append(f' · <a href="{escape(node["address"])}">Try it in the explorable</a>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    for node, visit in ((check_item, visit_item), (check_part, visit_part), (check_shown, visit_shown), (check_field, visit_field)):
        app.add_node(node, html=(on_pages(visit), depart))
    app.add_node(check_stem)
    app.add_node(preset_link, html=(visit_preset, None))
