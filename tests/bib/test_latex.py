"""BibTeX that LaTeX can typeset, with old engines and new."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pybtex.richtext import Text

from bib import Entry, read, to_bibtex
from bib.reading import parse

TITLE = "50% of T cells & 3 #1 hits in a_b"
ENGINES = [("pdflatex", "bibtex"), ("xelatex", "biber"), ("lualatex", "biber")]
HEAD = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{textcomp,amsmath,lmodern}\usepackage[hyphens]{url}\usepackage{hyperref}"
PLAIN = HEAD + r"\begin{document}\nocite{*}\bibliographystyle{plainurl}\bibliography{references}\end{document}"
BIBLATEX = HEAD + r"\usepackage[backend=biber]{biblatex}\addbibresource{references.bib}\begin{document}\nocite{*}\printbibliography\end{document}"


def test_latex_reads_what_was_meant():
    [entry], _ = parse(to_bibtex([Entry("a2020x", "article", {"title": TITLE})]))
    assert str(Text.from_latex(entry["title"])) == TITLE


def test_a_dollar_is_no_mathematics():
    assert r"title = {\$5}," in to_bibtex([Entry("a2020x", "article", {"title": "$5"})])


def test_identifiers_are_not_escaped_and_numbers_are():
    fields = {"number": "15_suppl", "doi": "10.1000/a_b", "url": "https://x.org/a%20b#c_d"}
    [entry], _ = parse(to_bibtex([Entry("a2020x", "article", fields)]))
    assert dict(entry.fields) == fields | {"number": r"15\_suppl"}


def test_a_letter_without_a_command_is_named():
    with pytest.raises(ValueError, match="author of a2020x"):
        to_bibtex([Entry("a2020x", "article", {"author": "王, 小明"})])


def test_the_whole_download_is_ascii():
    assert to_bibtex(read().values()).isascii()


@pytest.mark.parametrize(("engine", "reader"), ENGINES, ids=[" with ".join(pair) for pair in ENGINES])
def test_the_download_compiles(tmp_path: Path, engine: str, reader: str):
    """On a machine with LaTeX, each engine typesets the whole list; one without it says what it lacks."""
    lacking = [tool for tool in (engine, reader) if not shutil.which(tool)]
    if lacking:
        pytest.skip(f"not on this machine: {', '.join(lacking)} (Debian: texlive-latex-extra, texlive-xetex, texlive-luatex, biber)")
    (tmp_path / "references.bib").write_text(to_bibtex(read().values()), encoding="ascii")
    (tmp_path / "list.tex").write_text(PLAIN if reader == "bibtex" else BIBLATEX, encoding="ascii")
    for command in ([engine, "-interaction=nonstopmode", "-halt-on-error", "list.tex"], [reader, "list"], [engine, "-interaction=nonstopmode", "-halt-on-error", "list.tex"]):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
        assert done.returncode == 0, (command[0], done.stdout[-2500:])
    assert (tmp_path / "list.pdf").stat().st_size > 50_000
    assert (tmp_path / "list.bbl").read_text(encoding="utf-8", errors="replace").count(r"\bibitem" if reader == "bibtex" else r"\entry{") == len(read())
