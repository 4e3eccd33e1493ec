"""What was checked more than twelve months ago is listed, counted from a day that is given."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import evidence
from evidence.__main__ import main
from evidence.loading import FOLDER
from evidence.stale import book_day, is_stale, never_searched, stale


def test_nothing_is_stale_on_the_day_of_the_edition():
    assert stale(book_day()) == []


def test_a_year_later_everything_is_listed_the_oldest_first():
    old = stale(date(2040, 1, 1))
    assert {one.file for one in old} == {"studies.csv", "outcomes.csv", "claims.yml"}  # no search has been judged yet
    assert [one.checked for one in old] == sorted(one.checked for one in old)
    assert {one.row for one in old if one.file == "claims.yml"} == set(evidence.claims()["id"])  # and none that was retired


def test_a_search_grows_old_as_well(tmp_path: Path):
    for name in ("studies.csv", "outcomes.csv", "claims.yml"):
        shutil.copy(FOLDER / name, tmp_path)
    text = (FOLDER / "searches.yml").read_text(encoding="utf-8").replace("  searched:\n", "  searched: 2027-01-01\n", 1)
    (tmp_path / "searches.yml").write_text(text, encoding="utf-8")
    assert "searches.yml" in {one.file for one in stale(date(2028, 1, 2), tmp_path)}
    assert "searches.yml" not in {one.file for one in stale(date(2028, 1, 1), tmp_path)}
    assert len(never_searched(tmp_path)) == len(evidence.searches()) - 1


def test_the_command_counts_from_the_day_given(capsys):
    assert main(["--today", "2027-11-24", "stale"]) == 0
    output = capsys.readouterr().out
    oldest = (evidence.claims()["checked"] < "2026-11-24").sum()
    assert output.count("claims.yml") == oldest > 0 and "rows checked more than twelve months before 2027-11-24" in output


def test_the_day_of_the_book_is_that_of_its_edition_or_of_its_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    edition = tmp_path / "CITATION.cff"
    edition.write_text("date-released: 2026-11-24\n", encoding="utf-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert book_day(edition) == date(2026, 11, 24)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830297600")
    assert book_day(edition) == date(2028, 1, 1)
    assert is_stale(date(2026, 11, 23), book_day(edition))
