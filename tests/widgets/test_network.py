"""The tolerance network: its arrows are rows of evidence, and what is said about it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from evidence.loading import mechanisms, nodes
from widgets import explorable
from widgets.models.signed import DOWN, UP
from widgets.registry import declaration

NETWORK = declaration("network")
MODEL, CLAIMS = NETWORK.model, NETWORK.charts[0].claims


@pytest.fixture
def static(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_STATIC", "1")


def test_every_row_of_the_mechanisms_is_an_arrow_with_its_claim() -> None:
    rows = mechanisms()
    assert len(MODEL.arrows) == len(CLAIMS) == len(rows)
    for arrow, claim, (_, row) in zip(MODEL.arrows, CLAIMS, rows.iterrows(), strict=True):
        assert (arrow.source, arrow.target, claim.text, list(claim.sources)) == (row["source"], row["target"], row["claim"], list(row["cites"]))
        assert arrow.sign == {"+": 1, "-": -1, "?": 0}[row["sign"]]


def test_every_arrow_belongs_to_a_setting() -> None:
    assert {place for setting in MODEL.settings.values() for place in setting.arrows} == set(range(len(MODEL.arrows)))


def test_keys_of_nodes_are_their_own() -> None:
    assert len({node.key for node in MODEL.nodes.values()}) == len(nodes())


def test_macrophages_carry_a_brake_and_an_accelerator() -> None:
    found = MODEL.pushed("metastasis", "macrophage", "block", 3)
    assert found.effects["CD8 T cell"] == {UP, DOWN}
    assert found.effects["Granulin"] == {DOWN}
    assert NETWORK.prediction.options[int(MODEL()["answer"])] == "Both ways"


def test_liver_radiotherapy_frees_cd8_cells_by_removing_a_macrophage() -> None:
    found = MODEL.pushed("radiotherapy", "liver-radiotherapy", "boost", 3)
    assert found.effects == {"Monocyte-derived macrophage": {DOWN}, "FasL": {DOWN}, "CD8 T cell": {UP}}


@pytest.mark.parametrize("setting", MODEL.settings)
def test_no_single_push_turns_cd8_cells_on(setting: str) -> None:
    """Brakes in parallel: what the chapter says of the drawing holds under the logical rule, in every setting."""
    base, changes = MODEL.logic[setting]
    assert base["CD8 T cell"] == "0"
    assert not [node for (node, _), changed in changes.items() if "CD8 T cell" in changed and node != "CD8 T cell"]


def test_a_treatment_is_off_until_it_is_given() -> None:
    base, changes = MODEL.logic["embolisation"]
    assert base["Chemoembolisation"] == "0"
    assert changes["Chemoembolisation", UP]["Treg"] == "0"


@pytest.mark.parametrize("setting", MODEL.settings)
def test_each_node_has_a_place_of_its_own(setting: str) -> None:
    places = MODEL.places[setting]
    assert set(places) == set(MODEL.graphs[setting])
    assert len(set(places.values())) == len(places)


def test_a_node_outside_the_setting_is_said_to_do_nothing() -> None:
    found = MODEL(setting="liver", node="radioembolisation")
    assert (found["up"], found["down"], found["both"]) == (0, 0, 0)
    assert "CD8 T cell is not reached" in NETWORK.say({"setting": "liver", "node": "radioembolisation"})


def test_the_sentence_reads() -> None:
    assert NETWORK.say({}) == (
        "Macrophage: blocked. Other nodes (arrows in a row, at most: 3): pushed up 2, pushed down 7, pulled both ways 1, not reached 40. "
        "CD8 T cell is pulled both ways (paths: 3); which side wins, the arrows do not say. By the logical rule CD8 T cell is off, and stays off."
    )


def test_every_claim_is_on_the_page_with_its_source(static) -> None:
    text = explorable("network")._repr_mimebundle_()[0]["text/html"]
    tree = ElementTree.fromstring(text.replace("xmlns:xlink", "xmlns:xl").replace("xlink:href", "href"))
    rows = tree.findall(".//tr[@data-arrow]")
    assert [int(row.attrib["data-arrow"]) for row in rows] == list(range(len(CLAIMS)))
    assert all(row.find(".//a[@class='tlx-source']") is not None for row in rows)
    drawn = {symbol.attrib["id"] for symbol in tree.iter() if symbol.tag.endswith("symbol")}
    assert {f"tlx-{node.symbol}" for node in MODEL.nodes.values() if node.symbol} == drawn
