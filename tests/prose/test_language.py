"""One spelling, and sentences that can be read after a night on call."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from tests.prose.reading import CHAPTERS, DRAWINGS, QUESTIONS, sentences, texts_of, words_of

BRITISH_TOO = {
    "gray", "grays", "practice", "practices", "license", "licenses", "licensed", "program", "programs", "programed", "meter", "meters", "check", "checks",
    "story", "stories", "draft", "drafts", "judgment", "disk", "disks", "inquiry", "analog", "draftsman", "ton", "tons", "biased", "focused", "focusing", "unfocused", "tire", "tires", "curb", "mold",
}  # fmt: skip
"""Spellings that the list calls American and that are right here: the unit gray, nouns, software."""
MEDICAL = re.compile(
    r"\b(?:tumors?|tumoral|anemi[ac]|ischemi[ac]|leukemi[ac]|edema|edematous|esophag\w+|estrogens?|fetal|fetus|diarrhea|hem(?:orrhag|atolog|oglobin|ostas)\w*|pediatric\w*|anesthe\w+"
    r"|\w+(?:emboliz|immuniz|polariz|randomiz|sensitiz|characteriz|hospitaliz|neutraliz|metastasiz|localiz|stabiliz|normaliz|summariz|recogniz)\w*)\b",
    re.I,
)


@cache
def american() -> dict[str, str]:
    """American form to British form, from codespell's list of the other direction."""
    lines = (files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("->") for line in lines if "->" in line)
    return {us.strip(" ,"): gb for gb, _, us in pairs if us.strip(" ,") not in BRITISH_TOO}


def faults(text: str) -> list[str]:
    found = [f"{word} (British: {american()[word.lower()]})" for word in re.findall(r"[A-Za-z]+", text) if word.lower() in american()]
    return [*found, *(f"{word} (American)" for word in MEDICAL.findall(text))]


def test_american_spelling_is_found() -> None:
    assert faults("The tumor was randomized by its color.") and not faults("The tumour was randomised by its colour: 2 gray, in practice.")
    assert len(american()) > 300


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda path: path.stem)
def test_a_page_is_in_british_spelling(page: Path) -> None:
    assert not faults(words_of(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("bank", QUESTIONS, ids=lambda path: path.stem)
def test_questions_are_in_british_spelling(bank: Path) -> None:
    assert not faults(texts_of(bank))


def test_drawings_are_in_british_spelling() -> None:
    found = {path.name: faults(" ".join(re.findall(r">([^<]+)<", path.read_text(encoding="utf-8")))) for path in DRAWINGS}
    assert not {name: said for name, said in found.items() if said}


def test_sentences_are_found() -> None:
    assert [len(s.split()) for s in sentences("Two words here. Three more words {cite:p}`x2020y`.\n\n# Head\n\n- one item of a list that runs on.\n")] == [3, 3, 8]


def test_displayed_formulas_stand_one_below_the_other() -> None:
    """Two in a row are wider than a telephone, which cuts them."""
    wide = [f"{path.name}: {line}" for path in CHAPTERS for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\\q?quad\b", line)]
    assert not wide
