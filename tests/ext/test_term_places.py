"""A term of the glossary leads on to the sections that use it most."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from docutils import nodes

from _ext.language import glossary, term_places

TERMS = "```{glossary}\nAnergy\n  Alive, but silent.\n\nT cell\n  A cell.\n\nPD-1\n  A brake.\n\nStroma\n  A bed.\n\nMicronucleus\n  A piece.\n\nKappa\n  Agreement.\n```\n"
PAGE = f"""# Page

Anergy, anergy, anergy: before any section. Stroma here alone.

## First

Anergy once; T cells, T cells. Broken {{term}}`pieces <Micronucleus>`.

## Second

Anergy and anergy and more anergy. PD-1 once.

## What we do not know

Kappa, kappa; anergy and anergy and anergy and anergy.

## Key points

Kappa. Anergy, anergy, anergy, anergy.

## Further reading

{TERMS}
"""


@pytest.fixture
def told(pages_of: Callable, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Text and address of each link below the terms."""
    for module in (glossary, term_places):
        monkeypatch.setattr(module, "glossary", lambda: glossary.meanings(TERMS))
    monkeypatch.setattr(term_places, "names", term_places.names.__wrapped__)
    monkeypatch.setattr(term_places, "CHAPTERS", re.compile("index"))
    glossary.term_pattern.cache_clear()
    _, written, _ = pages_of(PAGE)
    glossary.term_pattern.cache_clear()
    places = [part for part in written.findall(nodes.paragraph) if "term-places" in part["classes"]]
    return [(link.astext(), link["refuri"].partition("#")[2]) for place in places for link in place.findall(nodes.reference)]


def test_a_term_leads_to_the_sections_that_name_it_more_than_once(told: list[tuple[str, str]]) -> None:
    assert told[:2] == [("Second", "second"), ("First", "first")]


def test_a_term_that_is_only_mentioned_leads_to_its_first_place(told: list[tuple[str, str]]) -> None:
    """A short form to its section, and what only the opening names to the page."""
    assert told[2:4] == [("Second", "second"), ("Page", "")]


def test_a_term_is_found_where_it_is_linked_in_other_words(told: list[tuple[str, str]]) -> None:
    assert told[4] == ("First", "first")


def test_a_closing_section_stands_in_where_no_other_names_a_term(told: list[tuple[str, str]]) -> None:
    assert told[5:] == [("What we do not know", "what-we-do-not-know")]
