r"""Formulas are typeset when the book is built, by KaTeX: no script on the page, MathML for those who listen, and its words.

The formulas of all pages that were read are typeset by one process of Node before any page is written, and kept
from build to build. What a code cell shows may hold formulas, too, as ``<span class="math …">\(…\)</span>``.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from _ext.output.node import MODULES, install, node
from _ext.output.speech import speech
from _ext.output.stamps import hash_of, version_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SCRIPT = Path(__file__).with_name("formulas.mjs")
SPEECH = Path(__file__).with_name("speech.py")
SPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
"""What a page of HTML need not say."""

WRITTEN = re.compile(r'<(?P<tag>span|div) class="math notranslate nohighlight">\\(?P<open>[(\[])(?P<tex>.*?)\\[)\]]</(?P=tag)>', re.S)
"""A formula in the HTML that a code cell shows."""

MATHML = re.compile(r"<math.*?</math>", re.S)
TAGS = re.compile(r"<[^>]*>")
VARIABLE = re.compile(r'(<span class="mord mathnormal[^>]*>)([^<]*)')
Formula = tuple[str, bool]
"""TeX, and whether it is displayed."""

logger = logging.getLogger(__name__)


class Shown(NamedTuple):
    """The characters that formulas show: those of variables, which have a face of their own, and all others."""

    variables: str
    others: str


class FormulaError(ValueError):
    """A formula that KaTeX cannot read."""


def typeset(wanted: Iterable[Formula]) -> dict[Formula, str]:
    """HTML with MathML for each formula, from one run of Node.

    Raises
    ------
    FormulaError
        If KaTeX cannot read one of them.
    """
    order = sorted(set(wanted))
    if not order:
        return {}
    done = subprocess.run(
        [node(), SCRIPT], input=json.dumps([{"tex": tex, "display": display} for tex, display in order]),
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=MODULES.parent,
    )  # fmt: skip
    results = dict(zip(order, json.loads(done.stdout), strict=True))
    wrong = [f"{tex!r}: {result['error']}" for (tex, _), result in results.items() if "error" in result]
    if wrong:
        raise FormulaError("; ".join(wrong))
    return {formula: aloud(result["html"]) for formula, result in results.items()}


def aloud(text: str) -> str:
    """A typeset formula whose MathML is named by its words, where it has more than one."""
    words = speech(MATHML.search(text)[0])
    return text.replace("<math ", f'<math aria-label="{html.escape(words)}" ', 1) if " " in words else text


def fit(text: str, builder: str) -> str:
    """A typeset formula for a builder: a reader of EPUBs has neither KaTeX's letters nor its style sheet, and knows the words as ``alttext``."""
    return MATHML.search(text)[0].replace("aria-label=", "alttext=", 1) if builder == "epub" else text.replace(SPACE, "", 1)


class Formulas:
    """Typeset formulas, kept in a file that is named for the version of KaTeX and for what asks it and reads it aloud."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"formulas-{version_of(MODULES / 'katex')}-{hash_of([SCRIPT, SPEECH])[:8]}.json"
        held = json.loads(self.path.read_text(encoding="utf-8")) if self.path.is_file() else []
        self.ready: dict[Formula, str] = {(tex, display): text for tex, display, text in held}

    def prepare(self, wanted: Iterable[Formula]) -> None:
        """Typeset those that are not there yet."""
        new = typeset(set(wanted) - self.ready.keys())
        if new:
            self.ready |= new
            self.path.parent.mkdir(parents=True, exist_ok=True)
            rows = [(tex, display, text) for (tex, display), text in sorted(self.ready.items())]
            self.path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    @property
    def characters(self) -> Shown:
        """Every character that the formulas show."""
        text = MATHML.sub("", "".join(self.ready.values()))
        parts = "".join(name for _, name in VARIABLE.findall(text)), TAGS.sub("", VARIABLE.sub(r"\1", text))
        return Shown(*("".join(sorted({*html.unescape(part)})) for part in parts))

    def html(self, formula: Formula) -> str:
        """One formula."""
        self.prepare([formula])
        return self.ready[formula]


def source_of(block: nodes.math_block) -> Formula:
    r"""The TeX of a displayed formula: several lines are aligned, as Sphinx does for other outputs.

    Examples
    --------
    >>> source_of(nodes.math_block(text="a", nowrap=False)), source_of(nodes.math_block(text=r"a\\b", nowrap=False))[0]
    (('a', True), '\\begin{split}a\\\\b\\end{split}')
    """
    text = block.astext().strip()
    if block.get("nowrap"):
        return text, True
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    parts = [rf"\begin{{split}}{part}\end{{split}}" if r"\\" in part and r"\begin" not in part else part for part in parts]
    if len(parts) > 1:
        return r"\begin{aligned}" + r"\\".join(parts) + r"\end{aligned}", True
    return "".join(parts), True


def formulas_in(doctree: nodes.document) -> set[Formula]:
    """Every formula of a page."""
    found = {(formula.astext().strip(), False) for formula in doctree.findall(nodes.math)}
    found |= {source_of(block) for block in doctree.findall(nodes.math_block)}
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") == "html" and "notranslate" in raw.astext():
            found |= {_written(match) for match in WRITTEN.finditer(raw.astext())}
    return found


def _written(match: re.Match[str]) -> Formula:
    return html.unescape(match["tex"]).strip(), match["open"] == "["


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the formulas of a page."""
    app.env.metadata[app.env.docname]["formulas"] = sorted(formulas_in(doctree))


def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Typeset the formulas of all pages at once, and name page and formula where one cannot be read."""
    if app.builder.format != "html":
        return
    pages = {docname: data["formulas"] for docname, data in env.metadata.items() if data.get("formulas")}
    try:
        app.formulas.prepare({tuple(formula) for formulas in pages.values() for formula in formulas})
    except FormulaError:
        for docname, formulas in pages.items():
            try:
                app.formulas.prepare(map(tuple, formulas))
            except FormulaError as error:
                logger.warning("formula that KaTeX cannot read: %s", error, location=docname)


def framed(text: str, name: str = "Formula", attributes: str = "") -> str:
    """A displayed formula in its box, which scrolls on a narrow screen and can be reached by keyboard."""
    return f'<div class="math" role="group" aria-label="{name}" tabindex="0"{attributes}>{text}</div>'


def _read(self, formula: Formula) -> str:
    """The typeset formula; its TeX where it cannot be read, of which the build has warned."""
    try:
        text = self.builder.app.formulas.html(formula)
    except FormulaError:
        return f"<code>{html.escape(formula[0])}</code>"
    return fit(text, self.builder.name)


def visit_inline(self, formula: nodes.math) -> None:
    self.body.append(f'<span class="math">{_read(self, (formula.astext().strip(), False))}</span>')
    raise nodes.SkipNode


def visit_block(self, block: nodes.math_block) -> None:
    number, name = "", "Formula"
    if block.get("number"):
        shown = get_node_equation_number(self, block)
        number, name = f'<span class="eqno">({shown})</span>', f"Formula {shown}"
    ids = "".join(f' id="{name}"' for name in block["ids"][:1])
    self.body.append(framed(number + _read(self, source_of(block)), name, ids))
    raise nodes.SkipNode


class TypesetOutputs(SphinxPostTransform):
    """Typeset the formulas in what code cells show."""

    formats = ("html",)
    default_priority = 400

    def run(self, **options: object) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            text = raw.astext()
            if raw.get("format") == "html" and "notranslate" in text:
                raw.replace_self(nodes.raw("", WRITTEN.sub(self.one, text), format="html"))

    def one(self, match: re.Match[str]) -> str:
        """The typeset formula in the place of a written one."""
        tex, display = _written(match)
        text = fit(self.app.formulas.html((tex, display)), self.app.builder.name)
        return framed(text) if display else f'<span class="math">{text}</span>'


def open_store(app: Sphinx) -> None:
    """Read what earlier builds have typeset."""
    if app.builder.format == "html":
        install()
        app.formulas = Formulas(Path(app.doctreedir))


def setup(app: Sphinx) -> None:
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_block, None))
    app.add_post_transform(TypesetOutputs)
    app.connect("builder-inited", open_store)
    app.connect("doctree-read", collect)
    app.connect("env-updated", prepare)
