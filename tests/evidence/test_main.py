"""The command line: codes and output; and the book's own evidence."""

import pytest

from evidence.__main__ import main


def test_no_table_of_studies_is_another_exit_code(tmp_path, capsys):
    assert main(["--folder", str(tmp_path), "check"]) == 2
    assert "there is no studies.csv at" in capsys.readouterr().err


def test_problems_are_said_and_fail(tmp_path, capsys):
    (tmp_path / "studies.csv").write_text("key\n", encoding="utf-8")
    assert main(["--folder", str(tmp_path), "check"]) == 1
    output, errors = capsys.readouterr()
    assert 'studies.csv:1: the columns "review", "design", "system" and 15 more are missing' in errors
    assert output.startswith("studies.csv 0 rows; ")


def test_no_command_is_a_wrong_command():
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
