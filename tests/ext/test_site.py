"""The finishing of the site, part by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from _ext.site import fonts, mathematics, policy, styles

PAGE = '<html><head><meta charset="utf-8"><link rel="stylesheet" href="../_static/a.css?v=1"><link rel="stylesheet" href="../_static/css/b.css"></head><body>{}</body></html>'


def test_inline_script_moves_to_a_file(tmp_path: Path) -> None:
    page = policy.apply(PAGE.format("<script>let a = 1;</script>"), tmp_path, 1)
    name = page.split('src="../_static/inline/')[1].split('"')[0]
    assert (tmp_path / "_static" / "inline" / name).read_text() == "let a = 1;"
    assert "let a" not in page
    assert policy.META in page


def test_data_stays_and_widget_state_goes(tmp_path: Path) -> None:
    body = '<script type="application/json">{"a":1}</script><script type="application/vnd.jupyter.widget-state+json">{}</script>'
    page = policy.apply(PAGE.format(body), tmp_path, 0)
    assert '{"a":1}' in page
    assert "widget-state" not in page


def test_event_handler_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="event handler"):
        policy.apply(PAGE.format('<button onclick="x()">x</button>'), tmp_path, 0)


def test_style_sheets_become_one() -> None:
    page = styles.relink(PAGE.format(""), 1, ["katex/katex.css"])
    assert page.count("stylesheet") == 2
    assert page.index("../_static/book.css") < page.index("../_static/katex/katex.css")
    assert styles.linked(PAGE.format("")) == ["a.css", "css/b.css"]


def test_style_sheet_keeps_what_is_used(tmp_path: Path) -> None:
    content = tmp_path / "page.html"
    content.write_text('<p class="used">x</p>', encoding="utf-8")
    css = styles.prune(".used{color:#ff0000}.unused{color:#00ff00}.is-right{color:#0000ff}", [content])
    assert "used" in css and "unused" not in css and "is-right" in css


def test_formula_is_typeset_with_mathml() -> None:
    page = r'<p>So <span class="math notranslate nohighlight">\(a &lt; b\)</span> holds.</p><div class="math notranslate nohighlight">' + "\n" + r"\[D = \frac{E}{m}\]</div>"
    wanted = set(mathematics.formulas(page))
    assert wanted == {("a < b", False), (r"D = \frac{E}{m}", True)}
    done = mathematics.replace(page, mathematics.typeset(wanted))
    assert done.count("<math") == 2 and "\\(" not in done and "So " in done and "holds." in done


def test_number_of_an_equation_is_kept() -> None:
    page = '<div class="math notranslate nohighlight" id="equation-x">\n<span class="eqno">(1)<a class="headerlink" href="#equation-x">#</a></span>\\[x\\]</div>'
    done = mathematics.replace(page, mathematics.typeset(set(mathematics.formulas(page))))
    assert "(1)" in done and "<math" in done


def test_wrong_formula_is_named() -> None:
    with pytest.raises(mathematics.FormulaError, match=r"frac"):
        mathematics.typeset({(r"\frac{1", False)})


def test_letters_are_cut_to_those_in_use(tmp_path: Path) -> None:
    rules = fonts.build(tmp_path, ["<p>Tumour β</p><script>Ж</script>"])
    assert rules.count("@font-face") >= 5
    assert "U+3B2" in rules and "U+416" not in rules
    sizes = sum(path.stat().st_size for path in (tmp_path / "fonts").glob("*.woff2"))
    assert sizes < 90_000
    before = (tmp_path / "fonts" / "characters.sha256").stat().st_mtime_ns
    assert fonts.build(tmp_path, ["<p>Tumour β</p>"]) == rules
    assert (tmp_path / "fonts" / "characters.sha256").stat().st_mtime_ns == before
