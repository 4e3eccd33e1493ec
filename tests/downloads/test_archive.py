"""Archives and the list of files: the same contents give the same bytes, and the list says what is there."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from downloads import listing, site
from downloads.archive import write_zip


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>")
    one = write_zip(tmp_path / "one.zip", {"b/page.html": tmp_path / "page.html", "a.txt": "ä"})
    (tmp_path / "page.html").touch()
    two = write_zip(tmp_path / "two.zip", {"a.txt": "ä", "b/page.html": tmp_path / "page.html"})
    assert one.read_bytes() == two.read_bytes()


def test_what_must_come_first_comes_first_and_uncompressed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "book.epub", {"a.txt": "a" * 100, "mimetype": "application/epub+zip"}, first="mimetype")
    assert path.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_the_site_opens_by_one_file_at_the_top_and_holds_no_copy_of_itself(tmp_path: Path) -> None:
    built, folder = tmp_path / "html", tmp_path / "out"
    (built / "_downloads").mkdir(parents=True)
    (built / "index.html").write_text("<p>")
    (built / "_downloads" / "the-tolerant-liver-site.zip").write_text("older")
    (path,) = site.make(folder, built)
    assert zipfile.ZipFile(path).namelist() == ["the-tolerant-liver/index.html"]


def test_a_site_that_is_not_built_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"python book\.py book"):
        site.make(tmp_path, tmp_path / "nothing")


def test_the_list_says_size_and_checksum_and_forgets_what_is_gone(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode() * 3)
    listing.add([tmp_path / "a", tmp_path / "b"], tmp_path)
    (tmp_path / "a").unlink()
    known = listing.add([], tmp_path)
    assert list(known) == ["b"] and known == listing.read(tmp_path / "listing.json")
    assert known["b"].size == 3 and known["b"].sha256 == hashlib.sha256(b"bbb").hexdigest()
