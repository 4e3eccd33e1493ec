"""The small bank of `golden/` in every format, as texts that can be compared and read.

``python -m tests.questions.golden`` writes them anew after a change that is meant; look at the difference before it is kept.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from questions import Bank, read
from questions.exports import to_anki, to_blackboard, to_brightspace, to_csv, to_gift, to_moodle, to_qti, to_sheet

GOLDEN = Path(__file__).with_name("golden")
EXPECTED = GOLDEN / "expected"
MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
TITLES = {"1-part/page": "Beams/needles & spheres"}
TERMS = {"anergy": "The state of a T cell that lives but <no longer> answers.", "spheres": "Small & round."}


def small_bank() -> Bank:
    """Return the small bank."""
    return read(GOLDEN / "1-part-page.yml", works={"calne1969induction"}, today=date(2026, 2, 1))


def files(bank: Bank) -> dict[str, bytes]:
    """Return what the writers make of the small bank, by the name of the file."""
    made = {
        "questions-moodle.xml": to_moodle([bank], TITLES),
        "questions-gift.txt": to_gift([bank], TITLES),
        "questions-qti12.zip": to_qti([bank], TITLES),
        "questions-brightspace.csv": to_brightspace([bank]),
        "questions-blackboard.txt": to_blackboard([bank]),
        "questions-anki.apkg": to_anki([bank], TERMS, MOMENT, TITLES),
        "questions.csv": to_csv([bank]),
        "questions-sheet.html": to_sheet([bank], TITLES),
        "questions-key.html": to_sheet([bank], TITLES, key=True),
    }
    return {name: data.encode() if isinstance(data, str) else data for name, data in made.items()}


def in_words(name: str, data: bytes) -> str:
    """Return a file as text: of an archive, what it holds, file by file; of cards, each note."""
    if name.endswith(".apkg"):
        return json.dumps(notes(data), indent=1, ensure_ascii=False) + "\n"
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(f"== {inside}\n{archive.read(inside).decode()}\n" for inside in archive.namelist())
    return data.decode().replace("\r\n", "\n")


def notes(data: bytes) -> dict[str, object]:
    """Return what a package of cards holds: decks, notes and media."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, tempfile.TemporaryDirectory() as folder:
        archive.extract("collection.anki2", folder)
        base = sqlite3.connect(Path(folder, "collection.anki2"))
        decks = {key: deck["name"] for key, deck in json.loads(base.execute("SELECT decks FROM col").fetchone()[0]).items()}
        rows = base.execute("SELECT n.id, n.guid, n.mod, n.tags, n.flds, c.did FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.id").fetchall()
        base.close()
        listed = [{"id": row[0], "guid": row[1], "mod": row[2], "deck": decks[str(row[5])], "tags": row[3].split(), "fields": row[4].split("\x1f")} for row in rows]
        return {"notes": listed, "media": json.loads(archive.read("media"))}


def expected(name: str) -> Path:
    """Return where the text of a file is kept."""
    return EXPECTED / (f"{name}.txt" if name.endswith((".apkg", ".zip")) else name)


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, data in files(small_bank()).items():
        expected(name).write_text(in_words(name, data), encoding="utf-8")
