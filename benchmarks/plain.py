"""The same book as a plain, default Jupyter Book: default theme, widgets through html-manager, mathematics by MathJax."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
CALL = """import os, sys
os.environ.pop("BOOK_STATIC", None)
sys.path.insert(0, {root!r})
from ipywidgets import FloatSlider, VBox
from widgets import explorable
display(VBox([FloatSlider(description="activity"), explorable("y90")]))
"""


def translate(text: str) -> str:
    """Put our own directives in the words of a default Jupyter Book."""
    text = re.sub(r"```\{drawing\}", "```{figure}", text)
    text = re.sub(r"```\{(question|objectives)\}", r"```{admonition} \1", text)
    text = re.sub(r"```\{predict\}\n(:\w+:.*\n)*", "```{admonition} Predict\n", text)
    text = re.sub(r"```\{(?:evidence|ledger|annotated|gap-map)[^`]*```", "", text)
    text = re.sub(r"\{(?:outcome|claim)\}`[^`]*`", "(number)", text)
    return re.sub(r'from widgets import explorable\nexplorable\("y90"\)\n', CALL.format(root=str(ROOT)), text)


def make(folder: Path) -> Path:
    """Write the plain book's sources into ``folder``."""
    shutil.copytree(ROOT / "chapters", folder / "chapters", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "bib", folder / "bib", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for path in (folder / "chapters").rglob("*.md"):
        path.write_text(translate(path.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(ROOT / "_toc.yml", folder)
    config = {
        "title": "The Tolerant Liver",
        "execute": {"execute_notebooks": "force", "timeout": 120},
        "bibtex_bibfiles": ["bib/references.bib"],
        "sphinx": {"config": {"bibtex_reference_style": "author_year"}},
    }
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder
