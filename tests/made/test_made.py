"""Every file that the registry names has been made, is what the list says, and is on the site."""

from __future__ import annotations

import hashlib
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pikepdf
import pytest

from downloads import listing
from downloads.pdf import finishing
from downloads.registry import DOWNLOADS
from instructors import read_course

FILES = [file for one in DOWNLOADS for file in one.files]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_has_been_made(made: Path, file) -> None:
    found = [one for name, one in listing.read().items() if fnmatch(name, file.name)]
    assert found and all(one.size > 1000 for one in found)


def test_the_list_tells_the_truth(made: Path) -> None:
    for name, one in listing.read().items():
        data = (made / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one.size, one.sha256), name


def test_every_file_is_on_the_site_and_linked_from_its_page(made: Path, site: Path) -> None:
    page = (site / "chapters" / "back" / "downloads.html").read_text(encoding="utf-8")
    for name, one in listing.read().items():
        assert hashlib.sha256((site / "_downloads" / name).read_bytes()).hexdigest() == one.sha256, name
    for name in {name for name in listing.read() for file in FILES if fnmatch(name, file.name)}:
        assert f'_downloads/{name}"' in page, name
    for name, one in listing.read().items():
        if "/" not in name:
            assert one.sha256 in page and listing.size_in_words(one.size) in page


def test_no_link_of_a_printed_file_leads_into_the_folder_where_it_was_made(made: Path) -> None:
    led = {}
    for path in sorted(made.rglob("*.pdf")):
        with pikepdf.open(path) as pdf:
            led[path.name] = [str(link.A.URI) for link in finishing.links(pdf) if "/A" in link and "/URI" in link.A]
    assert any("../../chapters/" in address for addresses in led.values() for address in addresses)
    assert not {name: address for name, addresses in led.items() for address in addresses if address.startswith("file:")}


def test_the_offline_site_is_whole(made: Path, site: Path) -> None:
    with zipfile.ZipFile(made / "the-tolerant-liver-site.zip") as archive:
        inside = {name.removeprefix("the-tolerant-liver/") for name in archive.namelist()}
    left = {".buildinfo", "objects.inv", "the-tolerant-liver-site.zip"}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.name not in left}
    assert there == inside and "index.html" in inside


def test_the_pack_for_instructors_can_be_used_by_itself(made: Path) -> None:
    with zipfile.ZipFile(made / "the-tolerant-liver-instructors.zip") as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    assert {"README.txt", "syllabus.pdf", "plan-seminar.pdf", "plan-course.pdf", "rubric.pdf", "notes.pdf", "html/syllabus.html", "slides/index.html"} <= names
    assert {f"questions/course-{place}-{kind}.pdf" for place in range(1, 7) for kind in ("sheet", "key")} <= names
    assert {"questions/seminar-1-sheet.pdf", "questions/seminar-1-key.pdf"} <= names
    chapters = {name.replace("/", "-") for name in read_course().chapters}
    assert {f"chapters/{name}.pdf" for name in chapters} | {f"handouts/{name}.pdf" for name in chapters if name.startswith("7-cases")} <= names


def test_the_syllabus_is_one_page(made: Path, tmp_path: Path) -> None:
    import pikepdf

    with zipfile.ZipFile(made / "the-tolerant-liver-instructors.zip") as archive:
        archive.extract("the-tolerant-liver-instructors/syllabus.pdf", tmp_path)
    with pikepdf.open(tmp_path / "the-tolerant-liver-instructors" / "syllabus.pdf") as pdf:
        assert len(pdf.pages) == 1
