"""Terms of the glossary on small pages: the first use is linked, with its meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils import nodes

from _ext.language import glossary

GLOSSARY = "```{glossary}\nAnergy\n  Alive, but silent {cite:p}`x2020y`.\n\nT cell\n  A cell.\n```\n"


@pytest.fixture
def links(pages_of: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[tuple[str, str]]]:
    """Build one page that holds a glossary of two terms; return its links to them and their meanings."""
    monkeypatch.setattr(glossary, "glossary", lambda: glossary.meanings(GLOSSARY))
    monkeypatch.setattr(glossary, "PAGES", glossary.re.compile("index"))
    glossary.term_pattern.cache_clear()

    def one(text: str) -> list[tuple[str, str]]:
        _, written, _ = pages_of(f"# T\n\n{text}\n\n## Terms\n\n{GLOSSARY.replace(' {cite:p}`x2020y`', '')}")
        return [(node.astext(), node["reftitle"]) for node in written.findall(nodes.reference) if "term" in node["classes"]]

    yield one
    glossary.term_pattern.cache_clear()


def test_the_first_use_is_linked_once_with_its_meaning(links: Callable) -> None:
    assert links("In anergy T cells rest. Anergy again, and one more T cell.") == [("anergy", "Alive, but silent."), ("T cells", "A cell.")]


def test_a_link_of_the_author_stands_for_the_page(links: Callable) -> None:
    assert links("Anergy first, then {term}`anergy <Anergy>`.") == [("anergy", "Alive, but silent.")]


def test_headings_code_and_longer_words_are_left_alone(links: Callable) -> None:
    assert links("`anergy` and non-anergy\n\n### Anergy\n\nText.") == []


def test_a_link_that_an_author_wrote_as_html_is_left_alone(links: Callable) -> None:
    assert links('<a href="?x=1">anergy</a> and then anergy.') == [("anergy", "Alive, but silent.")]
