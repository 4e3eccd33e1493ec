"""The site holds the licence text of all of other people's work that it ships, and *About* links each."""

from __future__ import annotations

import re
from pathlib import Path

from supply.licences import texts


def test_every_licence_text_is_in_the_site_and_linked(site: Path) -> None:
    about = site / "chapters" / "back" / "about.html"
    linked = {(about.parent / address).resolve() for address in re.findall(r'href="([^"]+/licences/[^"]+)"', about.read_text(encoding="utf-8"))}
    folder = site / "_static" / "licences"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == texts()
    assert linked == {path.resolve() for path in folder.iterdir()}
