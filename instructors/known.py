"""What the notes may name: pages, their sections, misconceptions and questions of the bank, presets of explorables."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from questions import read_all
from sources import contents, section_labels

if TYPE_CHECKING:
    from instructors.model import Shown

ROOT = Path(__file__).resolve().parent.parent
EXPLORABLE = re.compile(r'^explorable\("([\w-]+)"\)', re.M)


@dataclass(frozen=True)
class Book:
    """The book as notes refer to it.

    Parameters
    ----------
    sections
        Labels of sections, by chapter.
    misconceptions
        Names of misconceptions in the bank, by chapter.
    questions
        Ids of all questions.
    presets
        Names of presets, by explorable.
    shown
        Pages on which an explorable stands, in reading order, by explorable.
    """

    sections: dict[str, tuple[str, ...]]
    misconceptions: dict[str, tuple[str, ...]]
    questions: tuple[str, ...]
    presets: dict[str, tuple[str, ...]]
    shown: dict[str, tuple[str, ...]]

    @property
    def chapters(self) -> tuple[str, ...]:
        """Every page that teaches."""
        return tuple(name for name in self.sections if name[:1].isdigit())

    def address(self, shown: Shown, chapter: str) -> str:
        """The address, below `chapters/`, at which a preset is seen: on the page of its chapter where it stands there, else where it stands first."""
        places = self.shown[shown.explorable]
        return f"{chapter if chapter in places else places[0]}.html{shown.address}"

    @property
    def cases(self) -> tuple[str, ...]:
        """Every case."""
        return tuple(name for name in self.sections if name.startswith("7-cases/"))


@cache
def book(root: Path = ROOT) -> Book:
    """Return what there is to refer to."""
    from widgets import declarations

    told = contents(root / "_toc.yml")
    pages = [page.removeprefix("chapters/") for page in told.pages if page != told.root]
    texts = {page: (root / "chapters" / f"{page}.md").read_text(encoding="utf-8") for page in pages}
    errors: dict[str, dict[str, None]] = defaultdict(dict)
    ids = []
    for bank in read_all():
        for item in (*bank.items, *bank.variants):
            ids.append(item.id)
            for part in item.parts:
                named = [*(option.misconception for option in part.options), *(error.misconception for error in (part.number.errors if part.number else ()))]
                errors[bank.chapter].update(dict.fromkeys(name for name in named if name))
    places: dict[str, list[str]] = defaultdict(list)
    for page, text in texts.items():
        for name in EXPLORABLE.findall(text):
            places[name].append(page)
    return Book(
        {page: tuple(section_labels(text)) for page, text in texts.items()},
        {chapter: tuple(names) for chapter, names in errors.items()},
        tuple(ids),
        {name: tuple(preset.name for preset in one.presets) for name, one in declarations().items()},
        {name: tuple(found) for name, found in places.items()},
    )
