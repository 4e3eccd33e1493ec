"""References by number: right, and looked up in a page that is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from docutils import nodes
from sphinx.environment import BuildEnvironment

PAGE = """# Page

```{drawing} cell.svg
:name: fig-one
:alt: A circle

What to see.
```

```{list-table} Rows
:name: tab-one

* - a
  - b
```

```{code-block} python
:caption: Code
:name: code-one

print(1)
```

{numref}`fig-one`, {numref}`tab-one`, {numref}`code-one`, {numref}`number {number} <fig-one>`
"""


def test_figures_tables_and_code_have_their_numbers(pages_of: Callable) -> None:
    _, resolved, warned = pages_of(PAGE)
    assert list(resolved.findall(nodes.paragraph))[-1].astext() == "Fig. 1, Table 1, Listing 1, number 1"
    assert not warned


def test_a_page_is_read_once_for_all_its_numbers(pages_of: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter()
    whole = BuildEnvironment.get_doctree

    def counted(self: BuildEnvironment, docname: str) -> nodes.document:
        read[docname] += 1
        return whole(self, docname)

    monkeypatch.setattr(BuildEnvironment, "get_doctree", counted)
    pages_of(PAGE)
    few = read["index"]
    monkeypatch.undo()
    assert few <= 4, "the page itself, to be resolved and as the fixture asks for it, and once for its numbers"


def test_an_unknown_figure_is_named(pages_of: Callable) -> None:
    _, _, warned = pages_of("# T\n\n{numref}`fig-none`\n")
    assert "fig-none" in warned
