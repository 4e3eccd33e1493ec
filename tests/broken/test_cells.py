"""Code cells that raise: each says what is wrong and what is valid, and the build stops over the page."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

CELLS = [
    ("an explorable that is not there", "from widgets import explorable\nexplorable('y9')", ("'y9'", "y90")),
    ("a preset that is not there", "from widgets import explorable\nexplorable('y90', preset='resin')", ("'resin'", "lung-shunt")),
    ("a value beyond its range", "from widgets import explorable\nexplorable('y90', activity=99)", ("activity: 99", "0.1 to")),
    ("a value in words", "from widgets import explorable\nexplorable('y90', activity='two')", ("activity: 'two'", "is not a number", "0.1 to")),
    ("an input with a letter too few", "from widgets import explorable\nexplorable('y90', actvity=2)", ("actvity", "activity")),
    ("an option that is not there", "from widgets import explorable\nexplorable('y90', device='plastic')", ("'plastic'", "resin")),
    ("a part of a count", "from widgets import explorable\nexplorable('fractionation', fractions_A=2.5)", ("fractions_A: 2.5", "whole number")),
    ("a result that is not there", "from widgets import explorable\nexplorable('y90').result['liver']", ("'liver'", "tumour_Gy")),
    ("a name that the room does not have", "from widgets import explorables_of", ("explorables_of",)),
    ("rows of another question", "import evidence\nfrom evidence import figures\nfigures.prognosis(evidence.outcomes().query(\"question == 'treatment-effect'\"))", ("treatment-effect", "one question to a figure")),
    ("a figure that is not there", "from evidence import figures\nfigures.survival()", ("survival",)),
    ("a line that is not Python", "explorable('y90'", ("was never closed",)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "code", "says"), CELLS, ids=[one[0] for one in CELLS])
def test_a_cell_that_raises_says_why(what: str, code: str, says: tuple[str, ...]) -> None:
    with pytest.raises(Exception) as caught:
        exec(compile(code, "cell", "exec"), {})
    for words in says:
        assert words in str(caught.value), caught.value


def test_the_build_names_the_page_and_the_cause(tmp_path: Path) -> None:
    head = "---\njupytext: {text_representation: {extension: .md, format_name: myst}}\nkernelspec: {display_name: Python 3, language: python, name: python3}\n---\n# T\n\n"
    (tmp_path / "index.md").write_text(f"{head}```{{code-cell}} ipython3\nraise ValueError('no row 7; valid: 1 to 6')\n```\n", encoding="utf-8")
    warnings = io.StringIO()
    # The suffixes are named, since Sphinx would add those of myst-nb to a list that every later application of this process begins with.
    settings = {"extensions": ["myst_nb"], "source_suffix": {".md": "myst-nb"}, "nb_execution_mode": "force", "nb_execution_show_tb": True, "nb_execution_timeout": 120}
    with docutils_namespace():
        Sphinx(tmp_path, None, tmp_path / "out", tmp_path / "doctrees", "dummy", status=None, warning=warnings, confoverrides=settings).build()
    said = re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue())
    assert "index.md" in said and "ValueError: no row 7; valid: 1 to 6" in said
