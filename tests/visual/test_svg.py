"""From a figure to SVG that follows the page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from visual import Drawn, Scale, Sheet, still_images, themed_svg


def sheet(text: str = "Tumeh & Hellmann <2017>, 5 $ or 6 $") -> Sheet:
    drawn = Sheet(120)
    scale = Scale(0.5, 4, log=True)
    drawn.heading(20, "A title")
    drawn.text(0, 40, text)
    drawn.axis(scale, [(44, 70)], 72, [0.5, 1, 2, 4], reference=1, title="ratio")
    drawn.interval(scale, 0.2, 3, 56, "1")
    for number, shape in enumerate(("circle", "square", "diamond", "triangle")):
        drawn.mark(scale(number + 1), 56, shape, "2", hollow=bool(number % 2))
    drawn.bar(10, 100, 20, 10, colour="3", hollow=True)
    return drawn


def test_colours_are_variables_only() -> None:
    svg = themed_svg(sheet().figure, "A label")
    assert not re.findall(r"(?<!, )#[0-9a-fA-F]{6}", svg)
    assert set(re.findall(r"var\((--tl-\w+)", svg)) >= {"--tl-ink", "--tl-muted", "--tl-rule", "--tl-paper", "--tl-1", "--tl-2", "--tl-3", "--tl-sans"}
    assert "rgb" not in svg


def test_text_is_text_without_typeface() -> None:
    svg = themed_svg(sheet().figure, "A label")
    texts = [element.text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "Tumeh & Hellmann <2017>, 5 $ or 6 $" in texts
    assert {"0.5", "1", "2", "4", "ratio", "A title"} <= set(texts)
    assert "DejaVu" not in svg


def test_svg_is_as_wide_as_its_column_and_labelled() -> None:
    opening = re.match(r"<svg [^>]*>", themed_svg(sheet().figure, 'Says "what" & where'))[0]
    assert 'role="img"' in opening
    assert 'aria-label="Says &quot;what&quot; &amp; where"' in opening
    assert 'viewBox="0 0 520 120"' in opening
    assert " width=" not in opening and " height=" not in opening


@pytest.mark.parametrize("render", [lambda figure: themed_svg(figure, "A label"), lambda figure: repr(still_images(figure, "A label"))])
def test_same_figure_same_bytes(render) -> None:
    assert render(sheet().figure) == render(sheet().figure)
    figure = sheet().figure
    assert render(figure) == render(figure)


def test_no_date_and_no_creator() -> None:
    assert not re.search(r"metadata|matplotlib|20\d\d-\d\d", themed_svg(sheet("text").figure, "A label"))


def test_ids_of_two_figures_on_a_page_differ() -> None:
    one, other = (set(re.findall(r'id="([^"]+)"', themed_svg(sheet(text).figure, "A label"))) for text in ("one", "other"))
    assert one and other and not one & other


def test_references_are_met() -> None:
    svg = themed_svg(sheet().figure, "A label")
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg)) == set(re.findall(r' id="([^"]+)"', svg))


def test_colour_that_is_not_of_the_palette_is_refused() -> None:
    figure = Figure()
    figure.text(0, 0, "a", color="#123456")
    with pytest.raises(ValueError, match="#123456 is not of the palette"):
        themed_svg(figure, "A label")


def test_label_is_wanted() -> None:
    with pytest.raises(ValueError, match="label"):
        themed_svg(sheet().figure, " ")


def test_sizes_of_text_are_given_back() -> None:
    figure = sheet().figure
    before = [text.get_fontsize() for text in figure.findobj(Text)]
    still_images(figure)
    assert [text.get_fontsize() for text in figure.findobj(Text)] == before


def test_faces_for_every_output() -> None:
    drawn = Drawn(sheet().figure, "Alt 0.5", ("Work", "n"), (("Tumeh 2017\nhttps://doi.org/10.1/x", "<3"),))
    faces, _ = drawn._repr_mimebundle_()
    assert set(faces) == {"text/plain", "text/html", "image/svg+xml", "image/png"}
    assert '<a href="https://doi.org/10.1/x">Tumeh 2017</a>' in faces["text/html"]
    assert "<td>&lt;3</td>" in faces["text/html"]
    assert faces["image/svg+xml"].startswith("<svg") and "var(--" not in faces["image/svg+xml"]
    ElementTree.fromstring(faces["image/svg+xml"])


def test_caption_makes_a_figure() -> None:
    rows = (("a",),)
    assert Drawn(sheet().figure, "Alt", ("Work",), rows).html().startswith("<div")
    assert "<figcaption><p>Two &amp; three</p></figcaption></figure>" in Drawn(sheet().figure, "Alt", ("Work",), rows, caption="Two & three").html()


@pytest.mark.parametrize(("alt", "rows", "words"), [("", (("a",),), "alternative text"), ("Alt", (("a", "b"),), "1 cells")])
def test_wrong_drawn_is_refused(alt: str, rows: tuple, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Drawn(sheet().figure, alt, ("Work",), rows)


def test_address_that_is_none_stays_text() -> None:
    html = Drawn(sheet().figure, "Alt", ("Work",), (("a\njavascript:alert(1)",),)).html()
    assert "<a " not in html
