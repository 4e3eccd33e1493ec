"""Locks, licences, bill of materials."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.same import differences
from benchmarks.same import main as same
from supply.__main__ import main
from supply.licences import FACES, OPEN_FONT_LICENSE, file_of, texts
from supply.locks import check_npm, check_python
from supply.materials import bill
from supply.shipped import NPM, PYTHON, shipped

ROOT = Path(__file__).resolve().parents[2]


def test_the_locks_fit() -> None:
    assert [*check_python(), *check_npm()] == []


def test_everything_that_is_shipped_names_its_licence() -> None:
    assert all(re.search(r"MIT|BSD|OFL|Apache", one.licence) and one.version and one.use for one in shipped())


def test_everything_that_is_shipped_has_the_text_of_its_licence() -> None:
    found = texts()
    assert set(found) == {file_of(name) for name in (*NPM, *PYTHON)}
    for one in shipped():
        text = found[file_of(one.name)]
        assert re.search(r"copyright|©", text, re.I) and re.search(r"permission is hereby granted|permission is granted|redistribution and use", text, re.I), one.name
    for name in FACES:
        assert OPEN_FONT_LICENSE in found[file_of(name)] and "with Reserved Font Name" in found[file_of(name)]


def test_whatever_is_bundled_is_listed() -> None:
    """A package that a script of the site imports, or a typeface that is cut, stands in the list."""
    scripts = [path.read_text(encoding="utf-8") for folder in ("questions/js", "_ext/search/js", "widgets/js") for path in (ROOT / folder).glob("*.*js")]
    imported = {name for text in scripts for name in re.findall(r"from ['\"]([^./'\"][^'\"]*)['\"]", text)} - {"kit"}
    assert {name for name in imported if not name.startswith("node:")} <= set(NPM)


def test_the_bill_names_every_package_of_both_locks_and_is_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name in ("one", "two"):
        assert main(["bill", str(tmp_path / name / "bill.json")]) == 0
    assert list(differences(tmp_path / "one", tmp_path / "two")) == []
    told = json.loads((tmp_path / "one" / "bill.json").read_text(encoding="utf-8"))
    names = {one["name"] for one in told["components"]}
    assert {"sphinx", "katex", "@fontsource/source-serif-4"} <= names
    assert len({one["bom-ref"] for one in told["components"]}) == len(told["components"])
    assert told["components"] == bill()["components"]


def test_the_bill_has_every_hash_of_both_locks() -> None:
    for one in bill()["components"]:
        long = {"SHA-256": 64, "SHA-512": 128}
        assert one.get("hashes") and all(re.fullmatch(rf"[0-9a-f]{{{long[each['alg']]}}}", each["content"]) for each in one["hashes"]), one["name"]
    told = {each["content"] for one in bill()["components"] for each in one["hashes"] if each["alg"] == "SHA-256"}
    assert told == set(re.findall(r"sha256:(\w+)", (ROOT / "requirements.lock").read_text(encoding="utf-8")))


def test_folders_are_compared_by_their_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("one", "made on Monday"), ("two", "made on Sunday")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(text, encoding="utf-8")
    (tmp_path / "two" / "more.txt").write_text("x", encoding="utf-8")
    assert same([str(tmp_path / "one"), str(tmp_path / "two")]) == 1
    said = capsys.readouterr().out
    assert "more.txt: only in" in said and "page.html: byte 8" in said
    assert same([str(tmp_path / "one"), str(tmp_path / "one")]) == 0
