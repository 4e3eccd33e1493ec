"""Slides: what is read from a page, how it is split, how it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from downloads.book import Page
from downloads.instructors import documents
from downloads.pdf import chromium_pdf
from downloads.slides import deck, make, text, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html><body><article><section id="t"><h1>T</h1>
<div class="question"><p>Why <em>here</em>?</p></div>
<div class="in-short"><p><strong>In short</strong></p><p>Because.</p></div>
<div class="objectives"><p>After this page you can</p><ul><li><p>Say it <span class="bibtex-citation">(<a>A, 2020</a>)</span>.</p></li></ul></div>
<div class="predict"><div><div class="predict-stem"><p><strong>Predict first. </strong>How many?</p></div></div><label><input type="radio"> <span>one</span></label><label><span>two</span></label><details><summary>s</summary><p>Two.</p></details></div>
<figure class="drawing"><div class="drawing-box"><div class="drawing-narrow"><svg viewBox="0 0 1 1"><title>n</title></svg></div><div class="drawing-wide"><svg viewBox="0 0 2 1"><title>w</title></svg></div></div>
<figcaption><p><span class="caption-number">Figure 1 </span><span class="caption-text">Ice is not death <span class="bibtex-citation">(<a>A, 2020</a>)</span>. In gel.</span></p><div class="legend"><details class="describe"><summary>d</summary><p>A ball.</p></details></div></figcaption></figure>
<div class="predict decide"><div><div class="predict-stem"><p><strong>Decide. </strong>Now?</p></div></div><label><span>yes</span></label><label><span>no</span></label><details><summary>s</summary><p>It depends.</p></details></div>
<section id="key-points"><h2>Key points</h2><ul><li><p>One.</p></li><li><p>Two.</p></li></ul></section></section></article></body></html>"""


CASE = """<!doctype html><html><body><article><section id="t"><h1>T</h1>
<section id="what-is-known"><h2>What is known</h2><p>She is 58.</p>
<figure class="drawing"><div class="drawing-box"><div class="drawing-narrow"><svg viewBox="0 0 1 1"><title>n</title></svg></div></div><figcaption><p><span class="caption-text">The course.</span></p></figcaption></figure>
<div class="predict decide"><div><div class="predict-stem"><p>Now?</p></div></div><label><span>yes</span></label><details><summary>s</summary><p>The answer.</p></details></div></section>
<section id="at-the-table"><h2>At the table</h2><div class="voices"><dl><dt>Oncologist</dt><dd><p>“Wait. I have a reason.”</p></dd></dl></div></section>
<section id="more-information"><h2>More information</h2><p>It grew.</p><section id="week-9"><h3>Week 9</h3><div class="predict decide"><div><div class="predict-stem"><p>And now?</p></div></div><label><span>no</span></label><details><summary>s</summary><p>Told.</p></details></div><p>It shrank.</p></section></section>
<section id="what-each-option-stands-on"><h2>What each option stands on</h2><div class="table-scroll"><table><caption>c</caption><tbody><tr><td>Row</td></tr></tbody></table></div></section></section></article></body></html>"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> deck.Deck:
    (tmp_path / "chapters" / "7-cases").mkdir(parents=True)
    (tmp_path / "chapters" / "7-cases" / "t.html").write_text(CASE, encoding="utf-8")
    monkeypatch.setattr(deck, "title", lambda page: "T")
    return deck.read(Page("chapters/7-cases/t", "Cases"), None, tmp_path)


def test_a_case_is_told_in_stages_and_its_course_is_shown_last(case: deck.Deck) -> None:
    told = ["T", "What is known", "Decide", "At the table", "More information", "Decide", "Week 9", "The course", "What each option stands on"]
    assert [slide.title for slide in case.slides] == told
    assert not [slide.title for slide in case.slides if "The answer." in slide.body or "Told." in slide.body]
    voices = case.slides[3]
    assert "reason" in voices.notes and "reason" not in voices.body
    assert "Row" in case.slides[-1].body and "caption" not in case.slides[-1].body


def test_a_handout_gives_one_stage_a_sheet_and_no_answer(case: deck.Deck) -> None:
    sheets = [[slide.title for slide in sheet] for sheet in documents.stages(case)]
    assert sheets == [["What is known", "Decide"], ["At the table"], ["More information", "Decide"], ["Week 9", "What each option stands on"]]
    text = documents.templates().get_template("handout.html").render(deck=case, stages=documents.stages(case))
    assert "a reason" in text and "The answer." not in text and "The course" not in text


@pytest.fixture
def slides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, deck.Slide]:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "t.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(deck, "title", lambda page: "T")
    read = deck.read(Page("chapters/t", "Part"), None, tmp_path)
    return {slide.title: slide for slide in read.slides}


def test_a_deck_has_what_teaches_in_its_order(slides: dict) -> None:
    assert list(slides) == ["T", "The question", "After this session you can", "Predict first", "Ice is not death", "Decide", "Key points"]


def test_what_is_for_the_speaker_is_in_the_notes(slides: dict) -> None:
    assert "Because." in slides["The question"].notes and "Because." not in slides["The question"].body
    assert "Two." in slides["Predict first"].notes and "<li>" in slides["Predict first"].body and "input" not in slides["Predict first"].body
    assert "It depends." in slides["Decide"].notes
    assert "In gel." in slides["Ice is not death"].notes and "A ball." in slides["Ice is not death"].notes


def test_a_figure_is_shown_in_its_wide_layout_with_its_sources(slides: dict) -> None:
    body = slides["Ice is not death"].body
    assert "<title>w</title>" in body and "A, 2020" in body


@pytest.mark.parametrize(
    ("whole", "first"),
    [
        ("Ice is not death. In gel.", "Ice is not death"),
        ("As in Wang et al. The rest.", "As in Wang et al. The rest"),
        ("Control at 2.5 cm fell. So.", "Control at 2.5 cm fell"),
    ],
)
def test_the_message_of_a_figure_is_its_first_sentence(whole: str, first: str) -> None:
    assert text.sentence(whole)[0] == first


def test_a_title_is_taken_letter_by_letter() -> None:
    written = write.source(deck.Deck(Page("chapters/t", "P"), "T", (deck.Slide("p < 0.05 *and* `x` | y_", "<p>b</p>", "<p>n</p>"),)))
    assert r"p < 0.05 \*and\* \`x\` \| y\_" in written and '<aside class="notes"><p>n</p></aside>' in written


@pytest.mark.filterwarnings("ignore::DeprecationWarning:sphinx_revealjs.*")
@pytest.mark.filterwarnings("ignore:.*RevealjsHTMLBuilder.*")
def test_decks_open_from_disk_without_an_error_and_show_their_notes_on_demand(tmp_path: Path, browser: Browser) -> None:
    site = tmp_path / "site"
    for name in ("fonts/fonts.css", "katex/katex.css"):
        (site / "_static" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "_static" / name).write_text("", encoding="utf-8")
    shown = deck.Deck(Page("chapters/t", "P"), "T", (deck.Slide("T", "<p>p</p>", "", "title"), deck.Slide("Full", f"<ul>{'<li>a long line of text that fills</li>' * 30}</ul>", "<p>say this</p>", "list")))
    (path,) = write.write([shown], tmp_path / "out", tmp_path / "work", site)
    problems: list[str] = []
    with chromium_pdf.tab(browser) as tab:
        tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.goto(path.as_uri())
        tab.wait_for_selector(".reveal.ready")
        assert [found[:7] for found in tab.evaluate(make.OVERFLOW)] == ["slide 2"]
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("n")
        tab.wait_for_selector(".speaker-notes >> text=say this")
        printed = make.print_deck(tab, path)
    assert not problems
    assert printed.read_bytes().startswith(b"%PDF")
    page = html.parse(str(tmp_path / "out" / "t.text.html"))
    assert "say this" in page.getroot().text_content()
    assert not page.findall(".//script") and not [one for one in html.parse(str(path)).findall(".//script") if not one.get("src")]
