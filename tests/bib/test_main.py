"""The command line: codes, files, output."""

import json

import pytest

from bib.__main__ import main


@pytest.fixture
def run(write, tmp_path, capsys):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "page.md").write_text("{cite:p}`le2015blockade`", encoding="utf-8")

    def run(*arguments, replacements=()):
        path = write(*replacements)
        options = ["--file", str(path), "--chapters", str(tmp_path / "chapters")]
        code = main([*options, *arguments])
        return code, *capsys.readouterr()

    return run


def test_check_says_what_is_wrong_and_fails(run):
    code, output, errors = run("check", replacements=[("10.1038/", "11.1038/")])
    assert code == 1
    assert "references.bib:8: doi = {11.1038/223472a0}" in errors
    assert len(output.splitlines()) == 1
    assert "not cited yet: 1 of the review, 0 others" in output


def test_format_writes_and_says_so(run):
    code, output, _ = run("format", replacements=[("{1969}", "1969")])
    assert (code, output) == (0, "formatted\n")


def test_format_of_a_formatted_file_does_nothing(run):
    assert run("format")[:2] == (0, "nothing to do\n")


def test_format_refuses_a_faulty_file(run):
    code, output, errors = run("format", replacements=[("10.1038/", "11.1038/")])
    assert (code, output) == (1, "")
    assert "1 problem" in errors


def test_export_writes_three_files(run, tmp_path):
    code, output, _ = run("export", str(tmp_path / "out" / "deep"))
    folder = tmp_path / "out" / "deep"
    assert code == 0
    assert "2 works" in output
    assert r"50\% of them {\ensuremath{\alpha}} \& {\ensuremath{\beta}}" in (folder / "references.bib").read_text(encoding="utf-8")
    assert (folder / "references.ris").read_bytes().count(b"TY  - JOUR\r\n") == 2
    items = json.loads((folder / "references.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["calne1969induction", "le2015blockade"]


def test_uncited_lists_number_key_and_title(run):
    code, output, _ = run("uncited")
    assert code == 0
    assert output.splitlines() == [" 18  calne1969induction  Induction of Immunological Tolerance by Porcine Liver Allografts"]


def test_no_file_is_another_exit_code(tmp_path, capsys):
    assert main(["--file", str(tmp_path / "none.bib"), "check"]) == 2
    assert "there is no bibliography at" in capsys.readouterr().err


def test_no_command_is_a_wrong_command():
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
