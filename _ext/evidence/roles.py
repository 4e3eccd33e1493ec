"""The roles ``outcome`` and ``claim``: a number or a certainty in the text, linked to its row.

What belongs to the number stands in the link's title; ``assets/js/evidence-note.js`` shows it on
hover, on focus and on tap. Without JavaScript the link leads to the row, which says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

from _ext.evidence import days, rows
from _ext.evidence.places import Places
from evidence import wording

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class evidence_link(nodes.Inline, nodes.TextElement):
    """A link to a row of evidence, until the addresses of the pages are known."""


def claim_link(claim: rows.Row) -> evidence_link:
    """The certainty of a claim in words, linked to the ledger."""
    said = f"{wording.CERTAINTY[claim['certainty']]}; {wording.DIRECTNESS[claim['directness']]}"
    note = wording.prose(" ".join((claim["statement"], "Why:", claim["why"], days.remark(claim["checked"]))).strip())
    link = evidence_link(kind="ledger", anchor=f"claim-{claim['id']}", note=note, classes=["claim", "certainty", f"certainty-{claim['certainty']}", *_aged(claim)])
    link += nodes.Text(said)
    return link


def outcome_link(outcome: rows.Row) -> evidence_link:
    """The number of a row, linked to the table of numbers."""
    flags = wording.flags(outcome)
    note = f"{wording.description(outcome, rows.name(outcome['study']))} {days.remark(outcome['checked'])}".strip()
    classes = ["outcome", *(["is-flagged"] if flags else []), *_aged(outcome)]
    link = evidence_link(kind="numbers", anchor=f"outcome-{outcome['id']}", note=note, key=outcome["study"], classes=classes)
    link += nodes.Text(wording.value(outcome) + (" [inconsistent as printed]" if "inconsistent as printed" in flags else ""))
    return link


def _aged(row: rows.Row) -> list[str]:
    return ["is-old"] if days.is_old(row["checked"]) else []


class Outcome(SphinxRole):
    """A number of ``evidence/outcomes.csv`` by its id."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            row = rows.find(rows.outcomes(), self.text)
        except KeyError as error:
            message = self.inliner.reporter.error(f"outcome: {error.args[0]}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        self.env.metadata[self.env.docname].setdefault("numbers", set()).add(row["id"])
        return [outcome_link(row)], []


class Claim(SphinxRole):
    """The certainty of a claim of ``evidence/claims.yml`` by its id."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            row = rows.find(rows.claims(), self.text)
        except KeyError as error:
            message = self.inliner.reporter.error(f"claim: {error.args[0]}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [claim_link(row)], []


class ResolveLinks(SphinxPostTransform):
    """Turn the links to rows into references."""

    default_priority = 20

    def run(self, **options: object) -> None:
        places = Places(self.env, self.app.builder, self.env.docname)
        for link in list(self.document.findall(evidence_link)):
            address = places.page(link["kind"], link["anchor"])
            link.replace_self(nodes.reference("", "", *link.children, internal=True, refuri=address, reftitle=link["note"], classes=link["classes"]))


def setup(app: Sphinx) -> None:
    app.add_node(evidence_link)
    app.add_role("outcome", Outcome())
    app.add_role("claim", Claim())
    app.add_post_transform(ResolveLinks)
