"""The bank of the book: nothing gives answers away, nothing is missing, and what a question leads to is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from questions import Bank, read_all
from questions.balance import shares, uncovered
from questions.cues import findings
from widgets.registry import declaration, names

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ROOT / "chapters"
OBJECTIVES = re.compile(r"```\{objectives\}\n(.*?)```", re.S)


@cache
def banks() -> tuple[Bank, ...]:
    return tuple(read_all())


@cache
def measured() -> tuple:
    items = [item for bank in banks() for item in (*bank.items, *bank.variants)]
    return *findings(items), *shares(banks())


def plain(name: str) -> str:
    """The name of a measure without its values."""
    return re.sub(r" \([^)]*\)", "", name)


@pytest.mark.parametrize("name", [plain(one.name) for one in measured()])
def test_the_bank_holds(name: str) -> None:
    """`python -m questions cues --show` names the questions behind a measure."""
    (one,) = (one for one in measured() if plain(one.name) == name)
    assert one.holds, f"{one}: {', '.join(getattr(one, 'places', ()))}"


@pytest.mark.parametrize("chapter", [bank.chapter for bank in banks()])
def test_every_objective_is_tested(chapter: str) -> None:
    (bank,) = (bank for bank in banks() if bank.chapter == chapter)
    told = OBJECTIVES.search((CHAPTERS / f"{chapter}.md").read_text(encoding="utf-8"))
    assert told, f"{chapter} has questions and no objectives"
    assert not uncovered(bank, len(re.findall(r"^- ", told[1], re.M)))


def test_every_chapter_with_objectives_asks() -> None:
    with_objectives = {path.relative_to(CHAPTERS).with_suffix("").as_posix() for path in CHAPTERS.glob("*/*.md") if OBJECTIVES.search(path.read_text(encoding="utf-8"))}
    assert with_objectives <= {bank.chapter for bank in banks()}


PRESETS = sorted({item.preset for bank in banks() for item in (*bank.items, *bank.variants) if item.preset})


@pytest.mark.parametrize("address", PRESETS)
def test_a_preset_is_there(address: str) -> None:
    """The page shows the explorable, and the explorable has the example or the input at that value."""
    parts = urlsplit(address)
    page = CHAPTERS / Path(parts.path).with_suffix(".md")
    assert page.is_file() and parts.fragment in names(), address
    assert f'explorable("{parts.fragment}"' in page.read_text(encoding="utf-8")
    shown = declaration(parts.fragment)
    asked = parse_qsl(parts.query)
    assert asked
    for key, value in asked:
        name, _, field = key.partition(".")
        assert name == parts.fragment
        if field == "preset":
            assert value in {preset.name for preset in shown.presets}
        else:
            shown.model.validated_inputs({field: type(shown.model.defaults[field])(value)})
