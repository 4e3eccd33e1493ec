"""The end of a build: what the pages share. Each part is made again only when something that it is made of has changed."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from _ext import search
from _ext.output import contents, exports, mathematics, node, questions, shipped, styles
from _ext.output.scripts import minify
from _ext.output.stamps import Made, Stamps, files_below, hash_of, stamps_of, version_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from _ext.output.formulas import Shown

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).parent
CARDS = "works.js"
SPHINX_SEARCH = ("searchtools.js", "language_data.js", "doctools.js", "sphinx_highlight.js")
"""Scripts that the theme brings for a search which the book does not use."""

ROOMS = ("bib", "evidence", "visual", "widgets")
"""What an explorable is made of: its model and chart, what it reads, its colours and its scripts."""


def extra_pages(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """The page at the root, which leads to the welcome page, and the one for an address that is not there."""
    if app.builder.name != "html":
        return
    yield "index", {"home": f"{app.config.root_doc}.html"}, "redirect.html"
    yield "404", {"base": app.config.html_baseurl}, "404.html"


def copy_assets(app: Sphinx, stamps: Stamps) -> None:
    """Bring scripts and images of the book up to date: Sphinx does so only where a page is written, and leaves scripts long."""
    static, short = Path(app.outdir) / "_static", Path(app.doctreedir) / "scripts"
    folders = [Path(app.srcdir) / folder for folder in app.config.html_static_path]
    own = {path: path.relative_to(folder) for folder in folders for path in files_below(folder)}
    long = sorted(path for path in own if path.suffix == ".js")
    stamps.make("scripts", script_key(long), lambda: minify(long, short), short)
    for path, name in own.items():
        source, target = short / path.name if path in long else path, static / name
        if not target.is_file() or not filecmp.cmp(source, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def script_key(paths: list[Path]) -> str:
    """Hash of all that the book's own scripts are made of."""
    return hash_of([*paths, HERE / "scripts.py", HERE / "node.py"], version_of(node.MODULES / "esbuild"))


def write_bundles(static: Path) -> None:
    """Write the scripts of the explorables."""
    from widgets.javascript.bundle import bundle  # SymPy takes a second to import

    bundle(static)


def bundle_key(root: Path = ROOT) -> str:
    """Hash of all that the scripts of the explorables are made of."""
    return hash_of(files_below(*(root / room for room in ROOMS)), version_of(node.MODULES / "esbuild"))


def bank_key(app: Sphinx, root: Path = ROOT) -> str:
    """Hash of all that the bank of questions is made of, on the page of a reader's progress."""
    from _ext.teaching.progress import told_by_pages

    code = [*(root / "_ext" / "teaching").glob("*.py"), *(root / "_ext" / "page").glob("*.py"), root / "_ext" / "language" / "abbreviations.py"]
    data = [root / "bib" / "references.bib", root / "chapters" / "paths.yml", root / "chapters" / "abbreviations.yml", root / "_toc.yml"]
    return hash_of([*files_below(root / "questions", root / "visual"), *code, *data], told_by_pages(app))


def write_bank(app: Sphinx, static: Path) -> None:
    """Write the bank of questions as scripts."""
    from _ext.teaching.progress import write_shown

    write_shown(app, ROOT / "_toc.yml", static)


def write_cards(folder: Path) -> None:
    """Write what the cards of cited works tell."""
    from _ext.evidence import cards

    cards.write(folder)


def card_key(root: Path = ROOT) -> str:
    """Hash of all that the cards are made of."""
    code = [root / "_ext" / "evidence" / "cards.py", *(root / "bib").glob("*.py"), root / "evidence" / "wording.py"]
    return hash_of([*code, root / "bib" / "references.bib", root / "evidence" / "studies.csv"])


def write_fonts(static: Path, characters: str, formulas: Shown) -> None:
    """Cut the fonts."""
    from _ext.output import fonts  # fontTools takes half a second to import

    fonts.build(static, characters, formulas)


def font_key(characters: str, formulas: Shown) -> str:
    """Hash of what the fonts are cut to, and of what they are cut from."""
    packages = ("@fontsource/source-sans-3", "@fontsource/source-serif-4", "katex")
    return hash_of([HERE / name for name in ("fonts.py", "faces.py", "fallback.py", "mathematics.py", "ranges.py")], characters, *formulas, *(version_of(node.MODULES / name) for name in packages))


def write_styles(static: Path, css: str, words: set[str]) -> None:
    """Write the style sheet of the site, the faces of its fonts first."""
    faces = (static / "fonts" / "faces.css").read_text(encoding="utf-8")
    (static / "book.css").write_text(faces + "\n" + styles.prune(css, words), encoding="utf-8")


def write_sheet(sheet: Path, css: str, words: set[str]) -> None:
    """Write a style sheet that only some pages need."""
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(styles.prune(css, words), encoding="utf-8")


def write_licences(folder: Path) -> None:
    """Write the licence texts of what is shipped, which the licences ask for."""
    from supply.licences import texts

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")


def licence_key(root: Path = ROOT) -> str:
    """Hash of what the licence texts are taken from."""
    return hash_of([*(root / "supply").glob("*.py"), root / "requirements.lock", root / "package-lock.json"])


def begin(app: Sphinx, builder: Builder) -> None:
    """Begin to make what needs no page of the site, while the pages are written; `finish` waits for the end of it."""
    if builder.name != "html":
        return
    out = Path(app.outdir)
    static, licences = out / "_static", out / shipped.FOLDER
    scripts_made_of = hash_of([*files_below(questions.SOURCES), HERE / "questions.py", HERE / "node.py"], *(version_of(node.MODULES / name) for name in ("esbuild", "ts-fsrs")))
    app.shared = stamps_of(app).begin(
        Made("bank", bank_key(app), lambda: write_bank(app, static), (static / "questions.js", static / "questions")),
        Made("bundles", bundle_key(), lambda: write_bundles(static), (static / "explorables.js", static / "explorable.css")),
        Made("exports", hash_of(exports.sources()), lambda: exports.write(out), (out / exports.FOLDER / "studies.csv", out / exports.FOLDER / "figures")),
        Made("questions", scripts_made_of, lambda: questions.write_scripts(static), tuple(static / name for name in questions.BUNDLES)),
        Made("cards", card_key(), lambda: write_cards(static / "js"), (static / "js" / CARDS,)),
        Made("licences", licence_key(), lambda: write_licences(licences), (licences,)),
    )


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Make the rest of what the pages share."""
    if exception is not None or app.builder.name != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    if app.shared is None:  # no page was written
        begin(app, app.builder)
    app.shared()
    stamps = stamps_of(app)
    copy_assets(app, stamps)
    for path in (out / "searchindex.js", *(static / name for name in SPHINX_SEARCH)):
        path.unlink(missing_ok=True)
    search.write(out, pages(out), stamps)
    found = contents.of_site([*pages(out), *scripts(static)], Path(app.doctreedir) / "contents.json")
    characters = "".join(sorted(found.characters))
    formulas = app.formulas.characters
    fonts, rules = font_key(characters, formulas), static / "fonts" / "faces.css"
    versions = [version_of(node.MODULES / name) for name in ("purgecss", "lightningcss")]
    code = [HERE / "styles.py", HERE / "styles.mjs"]

    def some(name: str, sheet: Path, css: str) -> Made:
        """A style sheet that only some pages need."""
        words = set(found.words) & styles.words_of(css)
        return Made(name, hash_of(code, css, *sorted(words), *versions), lambda: write_sheet(sheet, css, words), (sheet,))

    stamps.make_all(
        Made("fonts", fonts, lambda: write_fonts(static, characters, formulas), (rules,)),
        some("mathematics", static / "katex" / "katex.css", mathematics.sheet()),
        some("design", static / "design.css", styles.of_design(app)),
        *(some(name.removesuffix(".css"), static / name, styles.of_files(app, f"css/{name}")) for name in styles.PARTS),
    )
    css = styles.of_book(app)
    words = set(found.words) & styles.words_of(css)
    stamps.make("styles", hash_of(code, fonts, css, *sorted(words), *versions), lambda: write_styles(static, css, words), static / "book.css")


def pages(out: Path) -> list[Path]:
    """Every page of the site."""
    return sorted(path for path in out.rglob("*.html") if not path.relative_to(out).parts[0].startswith("_"))


def scripts(static: Path) -> list[Path]:
    """Every script that may write on a page."""
    return sorted(path for path in static.rglob("*.js") if path.name not in (*search.INDEXES, CARDS))


def setup(app: Sphinx) -> None:
    app.connect("html-collect-pages", extra_pages)
    app.shared = None
    app.connect("write-started", begin)
    app.connect("build-finished", finish)
