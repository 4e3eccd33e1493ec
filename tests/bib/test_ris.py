"""RIS, tag by tag."""

import pytest

from bib import Entry, to_ris


def lines(**fields):
    kind = fields.pop("kind", "article")
    return to_ris([Entry("le2015blockade", kind, fields)]).split("\r\n")[:-1]


def test_a_record_has_every_field_under_its_tag():
    assert lines(
        author="Le, Dung T. and Hall, Jr, Walter H. and {Trial Group} and others",
        title="{PD-1} Blockade & 50% of it",
        journal="Gut",
        year="2015",
        volume="372",
        number="26",
        pages="2509--2520",
        doi="10.1056/NEJMoa1500596",
        pmid="26028255",
        pmcid="PMC4481136",
        review="8",
        note="N",
    ) == [
        "TY  - JOUR",
        "ID  - le2015blockade",
        "AU  - Le, Dung T.",
        "AU  - Hall, Walter H., Jr",
        "AU  - Trial Group",
        "TI  - PD-1 Blockade & 50% of it",
        "T2  - Gut",
        "PY  - 2015",
        "VL  - 372",
        "IS  - 26",
        "DO  - 10.1056/NEJMoa1500596",
        "AN  - 26028255",
        "C2  - PMC4481136",
        "N1  - N",
        "SP  - 2509",
        "EP  - 2520",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ({"pages": "7"}, ["SP  - 7"]),
        ({"pages": "7--9, 12"}, ["SP  - 7", "EP  - 12"]),
        ({"eid": "e16"}, ["SP  - e16"]),
        ({}, []),
    ],
)
def test_pages(fields, tags):
    assert lines(**fields)[2:-1] == tags


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"kind": "book"}, "BOOK"),
        ({"kind": "misc"}, "GEN"),
        ({"kind": "techreport"}, "RPRT"),
        ({"kind": "incollection"}, "CHAP"),
        ({"kind": "inproceedings"}, "CPAPER"),
        ({"note": "Conference abstract"}, "ABST"),
    ],
)
def test_types(fields, kind):
    assert lines(**fields)[0] == f"TY  - {kind}"


def test_records_are_apart():
    both = to_ris([Entry("a2020x", "misc", {}), Entry("b2020x", "misc", {})])
    assert both.count("ER  - \r\n") == 2
    assert "ER  - \r\n\r\nTY  - " in both
