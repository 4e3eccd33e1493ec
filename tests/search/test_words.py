"""Words that mean the same are equal for the search, and only they."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from _ext.output.node import node
from _ext.search.bundle import SOURCES
from _ext.search.vocabulary import groups

TEXTS = ["PD-L1 and CTLA-4 after Y-90, with TGF-β, IL-10, IFN-γ, CSF-1R and interferon-α; KEYNOTE-001"]
READ = """
import { compounds, isStop, reader } from "./fold.js";
const { texts, groups, given } = JSON.parse(process.argv.at(-1));
const read = reader({ compounds: compounds(texts), groups });
console.log(JSON.stringify(given.map((text) => read(text).map(({ term, same, start, end }) => ({ term, same: same ?? [], start, end, stop: isStop(term) })))));
"""


@pytest.fixture(scope="module")
def read() -> Callable[..., list]:
    """What the search makes of some texts."""

    def one(*given: str) -> list:
        payload = json.dumps({"texts": TEXTS, "groups": groups(), "given": given})
        done = subprocess.run([node(), "--input-type=module", "-e", READ, payload], capture_output=True, text=True, encoding="utf-8", cwd=SOURCES, check=True)
        return json.loads(done.stdout)

    return one


def words(found: list) -> list[str]:
    return [word["term"] for word in found]


@pytest.mark.parametrize(
    "ways",
    [
        ("PD-L1", "PDL1", "PD L1", "pd-l1", "PD‑L1"),
        ("CTLA-4", "CTLA4", "ctla 4"),
        ("IL-10", "IL10", "IL 10", "il-10"),
        ("TGF-β", "TGFb", "TGF-beta", "TGF beta", "TGFβ", "TGF-b"),
        ("IFN-γ", "IFNg", "IFN gamma"),
        ("interferon-α", "interferon alpha"),
        ("Y-90", "Y90"),
        ("CSF-1R", "CSF1R"),
        ("tumour", "tumor", "Tumours", "tumors"),
        ("ischaemia", "ischemia"),
        ("embolisation", "embolization"),
        ("oedema", "edema"),
        ("oesophagus", "esophagus"),
        ("haemorrhage", "hemorrhage"),
        ("centre", "center", "centres"),
        ("labelled", "labeled"),
        ("Özkan", "Ozkan"),
        ("naïve", "naive"),
        ("metastases", "metastasis"),
        ("biopsies", "biopsy"),
        ("mice", "mouse"),
        ("cells", "cell"),
        ("1,234", "1234"),
    ],
)
def test_one_thing_is_one_word_however_it_is_written(read: Callable[..., list], ways: tuple[str, ...]) -> None:
    found = [words(one) for one in read(*ways)]
    assert all(one == found[0] and len(one) == 1 for one in found), found


@pytest.mark.parametrize(
    ("one", "other"),
    [("IL-10", "IL-12"), ("PD-1", "PD-L1"), ("CD8", "CD4"), ("2.5", "25"), ("0.05", "0.5"), ("irAE", "IRE"), ("thrombus", "thromb"), ("M1", "M2")],
)
def test_different_things_stay_apart(read: Callable[..., list], one: str, other: str) -> None:
    first, second = (words(found) for found in read(one, other))
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SIRT", "radioembolization"), ("TARE", "Y-90"), ("RFA", "radiofrequency ablation"), ("ICI", "checkpoint inhibitors"), ("PD-1 inhibitor", "ICI"),
        ("MSS", "microsatellite-stable"), ("liver mets", "hepatic metastases"), ("HCC", "hepatocellular carcinoma"), ("Tregs", "regulatory T cells"),
    ],
)  # fmt: skip
def test_names_of_one_thing_share_a_word(read: Callable[..., list], one: str, other: str) -> None:
    first, second = ({name for word in found for name in word["same"]} for found in read(one, other))
    assert first & second


def test_words_know_their_place(read: Callable[..., list]) -> None:
    text = "In ICI trials, PD-L1 and 2.5 Gy"
    (found,) = read(text)
    assert [text[word["start"] : word["end"]] for word in found if not word["stop"]] == ["ICI", "trials", "PD-L1", "2.5", "Gy"]


def test_a_short_form_is_no_part_of_a_word(read: Callable[..., list]) -> None:
    (found,) = read("toxicity")
    assert "ici" not in words(found) and not [word for word in found if "ici" in word["same"]]
