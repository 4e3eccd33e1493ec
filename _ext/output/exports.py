"""What a reader can take away, beside the site: the bibliography, the rows of evidence, the drawings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = "_downloads"
SHEETS = "utf-8-sig"
"""CSV begins with a byte order mark, without which Excel takes Greek letters for others."""



def sources() -> list[Path]:
    """The files that the exports are made of."""
    from visual.compose import ASSETS, SHARED

    styles = [ASSETS / "css" / name for name in ("palette.css", "drawing.css")]
    tables = [*(ROOT / "evidence").glob("*.csv"), *(ROOT / "evidence").glob("*.yml"), ROOT / "bib" / "references.bib"]
    code = [*(ROOT / "bib").glob("*.py"), *(ROOT / "evidence").glob("*.py"), *(ROOT / "visual").glob("*.py"), Path(__file__)]
    return [*tables, *drawings(), *styles, *SHARED, *code]


def drawings() -> list[Path]:
    """Every drawing of the book."""
    return sorted(ROOT.glob("chapters/*/figures/*.svg"))


def write(out: Path) -> None:
    """Fill the folder of downloads."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_bibliography(folder)
    write_evidence(folder)
    write_drawings(folder / "figures")


def write_bibliography(folder: Path) -> None:
    """Write the bibliography in its formats.

    Raises
    ------
    ValueError
        If it cannot be exported; what is wrong with it has been printed.
    """
    from bib.__main__ import main as bibliography

    if bibliography(["export", str(folder)]):
        raise ValueError("the bibliography cannot be exported; `python book.py bib check` says why")


def write_evidence(folder: Path) -> None:
    """Copy the tables, and write the claims as CSV and JSON."""
    import evidence

    for table in sorted((ROOT / "evidence").glob("*.csv")):
        (folder / table.name).write_text(table.read_text(encoding="utf-8"), encoding=SHEETS, newline="")
    shutil.copy(ROOT / "evidence" / "errata.yml", folder)
    frame = evidence.claims()
    frame["checked"] = frame["checked"].dt.strftime("%Y-%m-%d")
    text = json.dumps(frame.to_dict("records"), ensure_ascii=False, indent=1)
    (folder / "claims.json").write_text(text + "\n", encoding="utf-8")
    joined = {name: frame[name].map("; ".join) for name in ("cites", "against", "therapies", "questions")}
    frame.assign(**joined).to_csv(folder / "claims.csv", index=False, lineterminator="\n", encoding=SHEETS)


def write_drawings(folder: Path) -> None:
    """Write each drawing as a file of its own, for a slide."""
    from _ext.drawing import alone

    folder.mkdir(parents=True, exist_ok=True)
    for path in drawings():
        (folder / path.name).write_text(alone(path.read_text(encoding="utf-8"), path.stem), encoding="utf-8")
