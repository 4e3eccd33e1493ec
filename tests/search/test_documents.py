"""What can be found is read from a page once, until the page or what reads it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from _ext.output import kept
from _ext.search import documents

PAGE = '<html><body><article><section id="heat"><h1>Heat</h1><p>{}</p></section></article></body></html>'


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read, in turn."""
    names: list[str] = []
    of_file = documents._of_file
    monkeypatch.setattr(kept, "side_by_side", lambda task, every: [task(one) for one in every])
    monkeypatch.setattr(documents, "_of_file", lambda out, path: (names.append(path.stem), of_file(out, path))[1])
    return names


def test_a_page_that_has_not_changed_is_not_read_again(tmp_path: Path, read: list[str]) -> None:
    pages, store = [tmp_path / name for name in ("a.html", "b.html")], tmp_path / "found.json"
    for page in pages:
        page.write_text(PAGE.format("Warm cells die."), encoding="utf-8")
    first = documents.of_site(tmp_path, pages, store, "one")
    assert read == ["a", "b"] and [one["url"].partition("#")[0] for one in first] == ["a.html", "b.html"]
    assert documents.of_site(tmp_path, pages, store, "one") == first
    assert read == ["a", "b"]

    pages[1].write_text(PAGE.format("Cold cells die, too."), encoding="utf-8")
    second = documents.of_site(tmp_path, pages, store, "one")
    assert read == ["a", "b", "b"] and second[0] == first[0] and "Cold" in second[1]["text"]

    assert documents.of_site(tmp_path, pages[:1], store, "two") == first[:1]
    assert read == ["a", "b", "b", "a"]
