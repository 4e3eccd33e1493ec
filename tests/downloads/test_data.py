"""The archive of data: complete, described column by column, and valid for an independent reader."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
import yaml

import evidence
from downloads.data import archive, dictionary


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (path,) = archive.make(folder)
    with zipfile.ZipFile(path) as files:
        files.extractall(folder)
    return folder / "the-tolerant-liver-data"


@pytest.mark.filterwarnings("ignore")  # frictionless uses what Python has deprecated
def test_the_data_package_is_valid(unpacked: Path) -> None:
    import frictionless

    report = frictionless.Package(str(unpacked / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]
    assert report.stats["tasks"] == len(dictionary.tables())


@pytest.mark.filterwarnings("ignore")
def test_a_changed_table_is_found(unpacked: Path, tmp_path: Path) -> None:
    import frictionless

    package = json.loads((unpacked / "datapackage.json").read_text())
    package["resources"] = [{key: value for key, value in one.items() if key not in ("bytes", "hash")} for one in package["resources"] if one["name"] == "nodes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    (tmp_path / "nodes.csv").write_text("node,type,label,symbol\nA,cell,A,\nB,star,B,\n")
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert [row[0] for row in report.flatten(["rowNumber"])] == [3]


def test_every_row_is_there(unpacked: Path) -> None:
    for name in ("studies", "outcomes", "claims", "mechanisms", "nodes", "discrepancies", "agreement"):
        assert len(pd.read_csv(unpacked / f"{name}.csv")) == len(getattr(evidence, name)())
    numbers, frame = pd.read_csv(unpacked / "outcomes.csv"), evidence.outcomes()
    assert numbers["estimate"].tolist() == pytest.approx(frame["estimate"].tolist(), nan_ok=True)


def test_every_figure_has_its_numbers(unpacked: Path) -> None:
    from evidence.figures import __all__ as names

    assert {path.stem for path in (unpacked / "figures").iterdir()} == set(names)
    for path in (unpacked / "figures").iterdir():
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert len(rows) > 3 and len({len(row) for row in rows}) == 1
        assert not any("\n" in cell for row in rows for cell in row)


def test_the_dictionary_describes_every_column_and_value(unpacked: Path) -> None:
    text = (unpacked / "dictionary.md").read_text()
    for table in dictionary.tables().values():
        for column in table.columns:
            assert f"| `{column.name}` |" in text
            assert all(value in text for value in column.choices)
    for column, values in dictionary.values().items():
        choices = {choice for table in dictionary.tables().values() for one in table.columns if one.name == column for choice in one.choices}
        assert set(values) == choices, column


def test_a_column_without_a_description_is_refused(tmp_path: Path) -> None:
    told = yaml.safe_load(dictionary.MEANINGS.read_text())
    del told["tables"]["nodes"]["columns"]["label"]
    (tmp_path / "meanings.yml").write_text(yaml.safe_dump(told))
    with pytest.raises(ValueError, match="nodes: not described: label"):
        dictionary.tables(tmp_path / "meanings.yml")


def test_spreadsheets_read_greek_letters(unpacked: Path) -> None:
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in unpacked.rglob("*.csv"))
