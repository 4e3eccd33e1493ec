"""The object in Python: traits, table, figure, MIME bundle."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import traitlets
from matplotlib.figure import Figure

from widgets import declarations, explorable
from widgets.javascript.bundle import BundleError, bundle, live_module


@pytest.fixture
def static(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_STATIC", "1")


def html(**values: object) -> str:
    return explorable("y90", **values)._repr_mimebundle_()[0]["text/html"]


def test_inputs_are_traits_that_can_be_set_and_observed(static) -> None:
    dose, seen = explorable("y90", activity=3), []
    dose.observe(lambda change: seen.append((change.name, change.old, change.new)), names=["shunt", "device"])
    dose.shunt, dose.device = 20, "glass"
    assert seen == [("shunt", 5, 20), ("device", "resin", "glass")]
    assert dose.result["lung_Gy"] == pytest.approx(30)


def test_what_the_page_sends_is_taken_and_checked(static) -> None:
    dose = explorable("y90")
    dose.set_state({"shunt": 12.0, "guess": 80.0})
    assert (dose.shunt, dose.guess) == (12.0, 80.0)
    with pytest.raises(traitlets.TraitError, match="0 to 40 %"):
        dose.set_state({"shunt": 90.0})


@pytest.mark.parametrize(
    ("values", "message"),
    [({"activity": 99}, "0.1 to 6 GBq"), ({"device": "holmium"}, "not one of resin, glass"), ({"activity": float("nan")}, "0.1 to 6")],
)
def test_a_bad_value_is_refused_with_the_valid_ones(static, values: dict, message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        explorable("y90", **values)


def test_unknown_names_are_refused_with_the_valid_ones(static) -> None:
    with pytest.raises(ValueError, match="unknown explorable 'y91'; valid are barrier, blood"):
        explorable("y91")
    with pytest.raises(ValueError, match="unknown input activty; valid are device, activity"):
        explorable("y90", activty=3)
    with pytest.raises(ValueError, match="unknown preset 'x'; valid are crc-resin"):
        explorable("y90", preset="x")


def test_a_name_that_is_no_input_is_refused_where_it_is_set(static) -> None:
    dose = explorable("y90")
    with pytest.raises(AttributeError, match="unknown input activty; valid are device, activity"):
        dose.activty = 3


@pytest.mark.parametrize("value", ["3", None, [1], True, b"1"])
def test_a_value_of_the_wrong_type_names_the_range(static, value: object) -> None:
    with pytest.raises(traitlets.TraitError, match=r"activity: .* is not a number; expected 0.1 to 6 GBq"):
        explorable("y90").activity = value


def test_a_part_of_a_whole_is_refused(static) -> None:
    with pytest.raises(traitlets.TraitError, match=r"fractions_A: 1.5 is not a whole number; expected a whole number from 1 to 30"):
        explorable("fractionation", fractions_A=1.5)
    assert explorable("fractionation", fractions_A=4.0).fractions_A == 4
    assert "4 × 8" in explorable("fractionation", fractions_A=4.0).sentence


def test_an_unknown_result_is_named_with_the_valid_ones(static) -> None:
    with pytest.raises(KeyError, match=r"unknown quantity 'tumor_Gy'; valid are injected_GBq, .*tumour_Gy"):
        explorable("y90").result["tumor_Gy"]


def test_the_table_prints_small_numbers_as_they_are(static) -> None:
    tiny = explorable("small-trials", responders=0, patients=120, rate=90).table()
    assert "× 10⁻" in repr(tiny.loc[["none"]])
    assert "× 10⁻" in tiny._repr_html_()
    assert 0 < tiny.loc["none", "value"] < 1e-100


def test_help_tells_groups_apart(static) -> None:
    import pydoc

    text = pydoc.render_doc(explorable("subgroup"), renderer=pydoc.plaintext)
    assert "Your own pair, with liver metastases: Hazard ratio" in text
    assert "Your own pair, without liver metastases: Hazard ratio" in text


def test_a_preset_replaces_everything(static) -> None:
    dose = explorable("y90", wait=24)
    dose.apply("hcc-glass")
    assert (dose.wait, dose.device, dose.activity, dose.aim) == (0, "glass", 4, 205)


def test_two_objects_do_not_share_their_state(static) -> None:
    one, other = explorable("y90"), explorable("y90", activity=3)
    one.activity = 5
    assert other.activity == 3


def test_table_and_figure(static) -> None:
    dose = explorable("y90")
    table = dose.table()
    assert table.loc["tumour_Gy", ["quantity", "value", "unit"]].tolist() == ["Tumour dose", pytest.approx(114), "Gy"]
    assert table.loc["device", "value"] == "resin"
    figure = dose.figure()
    assert isinstance(figure, Figure)
    words = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "Tumour 114\xa0Gy" in words
    assert "22.8\xa0J in 0.2\xa0kg" in words


@pytest.mark.parametrize("name", declarations())
def test_no_two_rows_of_a_table_have_one_name(static, name: str) -> None:
    told = explorable(name).table()["quantity"]
    assert not [label for label in told if (told == label).sum() > 1]


def test_help_teaches(static) -> None:
    import pydoc

    text = pydoc.render_doc(explorable("y90"), renderer=pydoc.plaintext)
    for part in ("activity : 0.1 to 6 GBq", "tumour_Gy : Gy", "crc-resin", "Planning the treatment of any person"):
        assert part in text


def test_the_static_bundle_speaks_to_nobody(static) -> None:
    dose = explorable("y90")
    data, _ = dose._repr_mimebundle_()
    assert list(data) == ["text/plain", "text/html", "image/svg+xml", "image/png"]
    assert dose.comm is None


def test_the_live_bundle_has_every_face() -> None:
    dose = explorable("y90")
    data, _ = dose._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html", "image/svg+xml", "image/png", "text/plain"} == set(data)
    assert "export" in dose._esm
    assert ".tlx" in dose._css
    assert "<math" in dose._frame


def test_the_island_is_well_formed_and_holds_every_part(static) -> None:
    text = html(activity=3)
    tree = ElementTree.fromstring(text.replace("xmlns:xlink", "xmlns:xl").replace("xlink:href", "href"))
    assert tree.attrib["data-explorable"] == "y90"
    assert json.loads(tree.attrib["data-state"]) == {"activity": 3.0}
    assert len(tree.findall(".//li[@data-mark]")) == len(declarations()["y90"].marks)
    assert len(tree.findall(".//div[@class='math notranslate nohighlight']")) == len(declarations()["y90"].model.quantities)
    assert [term.text for term in tree.iter("dt")] == ["Assumed", "Calibrated", "Illustrative", "Not for"]
    assert [cell.text for cell in tree.findall(".//table/caption")] == ["Y-90 dose: energy over mass: the present state", "Parameters and constants"]


def test_the_island_runs_no_script_of_its_own(static) -> None:
    class Look(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list) -> None:
            assert tag != "script"
            assert not [name for name, _ in attributes if name.startswith("on")]

    Look().feed(html())


def test_the_static_figure_follows_the_theme(static) -> None:
    text = re.search(r"<svg.*?</svg>", html(), re.S)[0]
    assert 'role="img"' in text
    assert re.search(r"<title[^>]*>Absorbed dose</title><desc[^>]*>With 1\.6", text)
    assert "<text" in text
    assert not re.findall(r"(?<!, )#[0-9a-f]{6}", text), "a colour that is not a variable"
    assert "white" not in text


def test_the_same_state_gives_the_same_bytes(static) -> None:
    assert explorable("y90")._repr_mimebundle_()[0] == explorable("y90")._repr_mimebundle_()[0]


def test_a_bad_name_cannot_break_out_of_the_markup(static) -> None:
    assert "<script" not in explorable("y90", id='"><script>')._repr_mimebundle_()[0]["text/html"]


def test_sources_are_linked_by_their_doi(static) -> None:
    assert 'href="https://doi.org/10.1007/s00259-021-05600-z">Weber et al. 2022</a>' in html()


def test_the_bundle_is_light(scripts: list[Path]) -> None:
    """All explorables together; and each page with one of them."""
    import gzip

    assert {path.name for path in scripts} == {"explorables.js", "explorable.css", *(f"explorable-{name}.js" for name in declarations())}
    size = {path.name: len(gzip.compress(path.read_bytes())) for path in scripts if path.suffix == ".js"}
    assert sum(size.values()) <= 40_000, size
    assert size["explorables.js"] + max(size[f"explorable-{name}.js"] for name in declarations()) <= 18_500, size


def test_the_live_module_is_named_by_its_content() -> None:
    path = live_module(declarations()["y90"])
    assert re.fullmatch(r"y90-[0-9a-f]{16}\.mjs", path.name)
    assert path == live_module(declarations()["y90"])


def test_without_node_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr("widgets.javascript.bundle.ESBUILD", tmp_path / "esbuild")
    with pytest.raises(BundleError, match="run `npm ci`"):
        bundle(tmp_path)
