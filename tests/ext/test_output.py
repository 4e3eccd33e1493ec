"""What the pages share, part by part: formulas, fonts, style sheet, and when each is made again."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.errors import SphinxParallelError

from _ext.output import contents, fonts, formulas, scripts, site, stamps, styles
from _ext.output.stamps import Made, Stamps, hash_of

ROOT = Path(__file__).resolve().parent.parent.parent


def test_style_sheet_keeps_what_is_used() -> None:
    css = styles.prune(".used{color:#ff0000}.unused{color:#00ff00}.is-right{color:#0000ff}", contents.of_page('<p class="used">x</p>').words)
    assert "used{" in css and "unused" not in css and "is-right" in css


@pytest.mark.parametrize("selector", ['div[class*="highlight-"]', 'a[href^="#term-"]'])
def test_a_rule_that_would_be_lost_is_named(tmp_path: Path, selector: str) -> None:
    (tmp_path / "own.css").write_text(f"p {{ margin: 0; }}\n{selector} {{ color: red; }}\n", encoding="utf-8")
    app = SimpleNamespace(srcdir=tmp_path, config=SimpleNamespace(html_css_files=[("own.css", {})], html_static_path=["."]))
    with pytest.raises(ValueError, match=re.escape(f"own.css: the selector {selector} asks for a part of a value")):
        styles.of_book(app)


def test_formulas_are_typeset_with_mathml_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [("a < b", False), (r"D = \frac{E}{m}", True)]
    store = formulas.Formulas(tmp_path)
    store.prepare(wanted)
    assert all(store.html(formula).count("<math") == 1 for formula in wanted)
    monkeypatch.setattr(formulas, "typeset", lambda new: {} if not new else pytest.fail(f"typeset again: {new}"))
    again = formulas.Formulas(tmp_path)
    again.prepare(wanted)
    assert again.ready == store.ready


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"D = \frac{E}{m}", "D equals E over m"),
        (r"\alpha/\beta \leq 10", "alpha over beta is at most 10"),
        (r"4/\mathrm{BED}", "4 over BED"),
        (r"f\left(1 - \frac{a + 1}{R_\mathrm{max}}\right)^{2}", "f open bracket 1 minus the fraction a plus 1 over R max, end of fraction, close bracket squared"),
        (r"e^{-k t}", "e to the power minus k t, end of power"),
        (r"\begin{cases} 0 & \text{for}\: k > 1 \\ \Delta & \text{otherwise} \end{cases}", "open brace 0 for k is more than 1; capital delta otherwise"),
        (r"\sum_{i=1}^{n} v_{i}", "the sum from i equals 1 to n of v i"),
    ],
)
def test_a_formula_is_named_by_its_words(tex: str, words: str) -> None:
    text = formulas.typeset({(tex, True)})[(tex, True)]
    assert f'<math aria-label="{words}"' in formulas.fit(text, "html") and "xmlns" not in formulas.fit(text, "html")
    assert f'alttext="{words}"' in formulas.fit(text, "epub") and "katex-html" not in formulas.fit(text, "epub")


def test_a_single_letter_needs_no_words() -> None:
    assert "aria-label" not in formulas.typeset({("n", False)})[("n", False)]


def test_formulas_of_an_output_are_found() -> None:
    text = r'<p>So <span class="math notranslate nohighlight">\(a &lt; b\)</span>.</p><div class="math notranslate nohighlight">\[x\]</div>'
    tree = nodes.container("", nodes.raw("", text, format="html"), nodes.math(text="y"), nodes.math_block(text="z", nowrap=False))
    assert formulas.formulas_in(tree) == {("a < b", False), ("x", True), ("y", False), ("z", True)}


def test_wrong_formula_is_named() -> None:
    with pytest.raises(formulas.FormulaError, match=r"frac"):
        formulas.typeset({(r"\frac{1", False)})


def test_letters_are_cut_to_those_in_use_and_always_alike(tmp_path: Path) -> None:
    found = contents.of_page("<p>Tumour β</p><script>Ж</script>")
    rules = fonts.build(tmp_path, "".join(found.characters), formulas.Shown("x", "1"))
    assert rules.count("@font-face") >= 5
    assert "U+3B2" in rules and "U+416" not in rules
    assert (tmp_path / "katex" / "fonts" / "KaTeX_Math-Italic-latin.woff2").stat().st_size < 2000
    files = sorted((tmp_path / "fonts").glob("*.woff2"))
    assert sum(path.stat().st_size for path in files) < 90_000
    before = [path.read_bytes() for path in files]
    fonts.build(tmp_path, "".join(found.characters), formulas.Shown("x", "1"))
    assert [path.read_bytes() for path in files] == before


def test_rare_letters_stand_in_files_of_their_own(tmp_path: Path) -> None:
    """A page of plain words fetches the common letters alone."""
    rules = [rule for rule in fonts.build(tmp_path, "Tumour ö ñ α λ", formulas.Shown("", "")).splitlines() if "Source Serif 4" in rule and "weight:400" in rule and "normal" in rule]
    held = {name: fonts.characters_of(span) for name, span in (re.search(r'fonts/(.*?)".*unicode-range:(.*)}', rule).groups() for rule in rules)}
    assert held["rare-source-serif-4-latin-400-normal.woff2"] == {"ñ"}
    assert held["signs-source-serif-4-latin-400-normal.woff2"] == {*'!"#$&<>@[\\]^_`{|}~', "'"}
    assert "ö" in held["source-serif-4-latin-400-normal.woff2"]
    assert held["source-serif-4-greek-400-normal.woff2"] == {"α"}
    assert held["rare-source-serif-4-greek-400-normal.woff2"] == {"λ"}


def test_bold_and_italics_hold_less_than_upright_letters(tmp_path: Path) -> None:
    held = {}
    for rule in fonts.build(tmp_path, "Tumour ö °", formulas.Shown("", "")).splitlines():
        name, span = re.search(r'fonts/(.*?)".*unicode-range:(.*)}', rule).groups()
        held[name] = fonts.characters_of(span)
    assert {"T", "ö", "°"} <= held["source-serif-4-latin-400-normal.woff2"]
    assert "ö" in held["rare-source-serif-4-latin-400-italic.woff2"]
    assert "°" in held["signs-source-serif-4-latin-400-italic.woff2"]
    assert "T" in held["source-serif-4-latin-400-italic.woff2"]


def test_characters_of_formulas_are_told_apart(tmp_path: Path) -> None:
    """Variables have a face of their own, which needs no digits."""
    made = formulas.Formulas(tmp_path)
    made.prepare({(r"x_2=\mathrm{ab}", False)})
    assert made.characters.variables == "x"
    assert set("2=ab") <= set(made.characters.others)
    assert "x" not in made.characters.others


def test_scripts_are_short_and_keep_their_names_to_themselves(tmp_path: Path) -> None:
    source = tmp_path / "source" / "note.js"
    source.parent.mkdir()
    source.write_text("// What it does.\nconst greeting = document.title;\nconsole.log(greeting, 'é');\n", encoding="utf-8")
    scripts.minify([source], tmp_path / "short")
    text = (tmp_path / "short" / "note.js").read_text(encoding="utf-8")
    assert text.startswith("(()=>{") and "What it does" not in text and "greeting" not in text and "é" in text


def test_a_script_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    source = tmp_path / "wrong.js"
    source.write_text("const = 1;", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"wrong\.js"):
        scripts.minify([source], tmp_path / "short")


def test_scripts_are_made_short_again_when_one_changes(tmp_path: Path) -> None:
    source = tmp_path / "note.js"
    source.write_text("let a;", encoding="utf-8")
    before = site.script_key([source])
    assert site.script_key([source]) == before
    source.write_text("let b;", encoding="utf-8")
    assert site.script_key([source]) != before


def test_unused_variables_and_animations_of_extensions_are_left_out() -> None:
    css = ":root { --sd-a: 1; --sd-b: 2; --tl-c: 3 } p { width: var(--sd-a) } @keyframes gone { to { opacity: 0 } }"
    assert styles.prune(css, {"p"}).count("--sd-a") == 2
    assert "--sd-b" not in styles.prune(css, {"p"}) and "gone" not in styles.prune(css, {"p"})
    assert "--tl-c" in styles.prune(css, {"p"})


def test_contents_of_pages_that_have_not_changed_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, store = tmp_path / "page.html", tmp_path / "contents.json"
    page.write_text('<p class="lead">x</p>', encoding="utf-8")
    first = contents.of_site([page], store)
    with monkeypatch.context() as patch:
        patch.setattr(contents, "of_page", lambda text: pytest.fail("read again"))
        assert contents.of_site([page], store) == first
    page.write_text('<p class="other">longer</p>', encoding="utf-8")
    assert "other" in contents.of_site([page], store).words


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """A copy of the rooms, in which a file may be changed."""
    for name in ("evidence", "visual", "widgets", "bib"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("changed", ["widgets/js/dom.js", "widgets/css/explorable.css", "widgets/__init__.py", "visual/palette.py", "evidence/outcomes.csv"])
def test_scripts_are_made_again_when_the_engine_changes(rooms: Path, changed: str) -> None:
    before = site.bundle_key(rooms)
    assert site.bundle_key(rooms) == before
    with (rooms / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert site.bundle_key(rooms) != before


def test_a_thing_is_made_again_when_it_is_gone_or_its_key_is_new(tmp_path: Path) -> None:
    made: list[str] = []
    target = tmp_path / "thing"

    def task() -> None:
        made.append("made")
        target.touch()

    for key in ("one", "one", "two"):
        Stamps(tmp_path / "stamps.json").make("thing", key, task, target)
    assert len(made) == 2
    target.unlink()
    Stamps(tmp_path / "stamps.json").make("thing", "two", task, target)
    assert len(made) == 3


def test_a_hash_sees_names_contents_and_words(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a", encoding="utf-8")
    other.write_text("a", encoding="utf-8")
    assert len({hash_of([one]), hash_of([other]), hash_of([one], "x"), hash_of([one, other])}) == 4


def test_what_is_begun_is_made_beside_other_work_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "processors", lambda: 2)

    def task(name: str) -> None:
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write("made ")

    for _ in range(2):
        things = [Made(name, "key", partial(task, name), (tmp_path / name,)) for name in ("tea", "coffee")]
        Stamps(tmp_path / "stamps.json").begin(*things)()
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("tea", "coffee")] == ["made ", "made "]
    wait = Stamps(tmp_path / "stamps.json").begin(Made("milk", "key", lambda: 1 / 0))
    with pytest.raises(SphinxParallelError, match="ZeroDivisionError"):
        wait()
