"""The small bank in every format: the bytes are the same each time, the text is the one that is kept, and another reader opens it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from downloads.registry import DOWNLOADS
from questions import Bank, read_all
from questions.exports import to_gift, to_moodle, to_qti
from questions.exports.flat import asked
from questions.left_out import LEFT_OUT
from tests.questions.golden import MOMENT, TERMS, TITLES, expected, files, in_words

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("questions-moodle.xml", "questions-gift.txt", "questions-qti12.zip", "questions-brightspace.csv", "questions-blackboard.txt", "questions-anki.apkg", "questions.csv", "questions-sheet.html", "questions-key.html")


@pytest.fixture(scope="session")
def made(small: Bank) -> dict[str, bytes]:
    return files(small)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_what_it_always_said(made: dict[str, bytes], name: str) -> None:
    """Where the change is meant: python -m tests.questions.golden."""
    assert in_words(name, made[name]) == expected(name).read_text(encoding="utf-8")


def test_the_same_bank_gives_the_same_bytes(made: dict[str, bytes], small: Bank) -> None:
    again = files(small)
    assert {name for name in made if made[name] != again[name]} == set()


def test_each_file_says_what_it_leaves_out() -> None:
    (questions,) = (one for one in DOWNLOADS if one.name == "questions")
    assert {file.name for file in questions.files} == set(LEFT_OUT)


def node(module: str, given: str) -> str:
    beside = Path(sys.executable).parent / "node"
    program = str(beside) if beside.exists() else shutil.which("node")
    done = subprocess.run([program, "--input-type=module", "-e", module], input=given, text=True, encoding="utf-8", capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


GIFT = """
import { readFileSync } from "node:fs";
import gift from "gift-pegjs";
process.stdout.write(JSON.stringify(gift.parse(readFileSync(0, "utf8"))));
"""


def test_gift_is_read_by_gift_pegjs(made: dict[str, bytes], small: Bank) -> None:
    read = [one for one in json.loads(node(GIFT, made["questions-gift.txt"].decode())) if one["type"] != "Category"]
    assert [one["title"] for one in read] == [one.id for one in asked([small])]
    by_title = {one["title"]: one for one in read}
    choice = by_title["page-choice"]
    assert choice["type"] == "MC" and [one["text"]["text"] for one in choice["choices"] if one["isCorrect"]] == ["Cultures {blood} = first"]
    assert all(one["feedback"]["text"] for one in choice["choices"])
    assert "38.5 °C. What comes next?" in choice["stem"]["text"] and "Drawing: A dark disc" in choice["stem"]["text"]
    number = by_title["page-dose"]["choices"]
    assert [(one["text"]["number"], one["text"]["range"], one["weight"]) for one in number] == [(16.5, 0.2, None), (8.25, 0.2, 0)]
    pairs = by_title["page-pairs"]
    assert pairs["type"] == "Matching" and {one["subquestion"]["text"]: one["subanswer"] for one in pairs["matchPairs"]} == {"Radiofrequency": "current", "Microwave": "rotation", "Cryoablation": "ice"}
    assert {one["subquestion"]["text"]: one["subanswer"] for one in by_title["page-steps"]["matchPairs"]}["Angiography"] == "1"


def moodle_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))


def test_moodle_reads_every_kind(made: dict[str, bytes], small: Bank) -> None:
    root = etree.fromstring(made["questions-moodle.xml"])
    schema = moodle_schema()
    assert schema.validate(root), schema.error_log
    found = {one.findtext("idnumber"): one for one in root if one.get("type") != "category"}
    assert list(found) == [one.id for one in asked([small])]
    assert root[0].findtext("category/text") == "$course$/top/The Tolerant Liver/Beams - needles & spheres"
    choice = found["page-choice"]
    drawing = choice.find("questiontext/file")
    assert f'src="@@PLUGINFILE@@/{drawing.get("name")}"' in choice.findtext("questiontext/text")
    assert [one.findtext("text") for one in choice.findall("answer") if one.get("fraction") == "100"] == ["Cultures {blood} = first"]
    assert found["page-choice-man"].find("tags")[-1].findtext("text") == "variant"
    assert "A man of 66" in found["page-case-2"].findtext("questiontext/text") and "three lesions" in found["page-case-2"].findtext("questiontext/text")
    assert [one.findtext("text") for one in found["page-steps"].findall("answer")] == list(small.items[2].parts[0].steps)
    assert [one.findtext("answer/text") for one in found["page-pairs"].findall("subquestion") if not one.findtext("text")] == ["sound"]


def test_qti_holds_together(made: dict[str, bytes], tmp_path: Path) -> None:
    from qti_package_maker.common.package_integrity import check_package

    path = tmp_path / "questions.zip"
    path.write_bytes(made["questions-qti12.zip"])
    assert check_package(str(path)) == []


def test_qti_scores_the_right_answers(made: dict[str, bytes], small: Bank) -> None:
    """Answer every question by the package's own conditions: the right answers score 100, others less."""
    with zipfile.ZipFile(io.BytesIO(made["questions-qti12.zip"])) as archive:
        root = etree.fromstring(archive.read("1-part-page/1-part-page.xml"))
        names = archive.namelist()
    assert "images/lesion.svg" in names and "imsmanifest.xml" in names
    items = {item.get("ident"): item for item in root.iter("{*}item")}
    assert list(items) == [one.id for one in asked([small])]
    for one in asked([small]):
        right = {"one-best-answer": lambda part: part.key.text, "number": lambda part: part.number.value, "order": lambda part: {step: str(place) for place, step in enumerate(part.steps, 1)}, "match": lambda part: {pair.left: pair.right for pair in part.pairs}}
        assert score(items[one.id], right[one.part.kind](one.part)) == pytest.approx(100, abs=0.1)
        wrong = {"one-best-answer": lambda part: next(option.text for option in part.options if not option.correct), "number": lambda part: part.number.value + 2 * part.number.tolerance + 1, "order": lambda part: dict.fromkeys(part.steps, "1"), "match": lambda part: {pair.left: part.pairs[0].right for pair in part.pairs}}
        assert score(items[one.id], wrong[one.part.kind](one.part)) < 50


def score(item: etree._Element, answer: str | float | dict[str, str]) -> float:
    """Return what a question gives for an answer: the text of an option, a number, or the partner of each side."""
    given: dict[str, str] = {}
    for response in item.iter("{*}response_lid"):
        labels = {"".join(label.itertext()).strip(): label.get("ident") for label in response.iter("{*}response_label")}
        left = response.find("{*}material")
        given[response.get("ident")] = labels[answer[left.findtext(".//{*}mattext")] if isinstance(answer, dict) else answer]
    for response in item.iter("{*}response_str"):
        given[response.get("ident")] = repr(answer)
    total = 0.0
    for condition in item.iter("{*}respcondition"):
        points = condition.find("{*}setvar")
        if points is not None and all(holds(one, given) for one in condition.find("{*}conditionvar")):
            total = total + float(points.text) if points.get("action") == "Add" else float(points.text)
    return total


def holds(condition: etree._Element, given: dict[str, str]) -> bool:
    inner = [holds(one, given) for one in condition]
    match etree.QName(condition).localname:
        case "or":
            return any(inner)
        case "and":
            return all(inner)
        case "varequal":
            return given[condition.get("respident")] == condition.text
        case "vargte":
            return float(given[condition.get("respident")]) >= float(condition.text)
        case "varlte":
            return float(given[condition.get("respident")]) <= float(condition.text)
    raise AssertionError(condition.tag)


def test_blackboard_is_read_by_another_reader(made: dict[str, bytes], small: Bank, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    from qti_package_maker.engines.bbq_text_upload.read_package import make_item_cls_from_line

    read = [make_item_cls_from_line(line) for line in made["questions-blackboard.txt"].decode().splitlines()]
    kinds = {"one-best-answer": "MC", "number": "NUM", "order": "ORDER", "match": "MATCH"}
    assert [one.item_type for one in read] == [kinds[one.part.kind] for one in asked([small])]
    by_id = dict(zip([one.id for one in asked([small])], read, strict=True))
    assert by_id["page-choice"].question_text.endswith("<p>A woman of 60 has fever &amp; pain: 38.5 &#176;C. What comes next?</p>")
    assert by_id["page-choice"].answer_text == "Cultures {blood} = first"
    assert (by_id["page-dose"].answer_float, by_id["page-dose"].tolerance_float) == (16.5, 0.2)
    assert list(by_id["page-steps"].ordered_answers_list) == list(small.items[2].parts[0].steps)
    assert dict(zip(by_id["page-pairs"].prompts_list, by_id["page-pairs"].choices_list, strict=True))["Cryoablation"] == "ice"
    assert capsys.readouterr().out == ""


def test_brightspace_has_a_block_a_question(made: dict[str, bytes], small: Bank) -> None:
    rows = list(csv.reader(io.StringIO(made["questions-brightspace.csv"].decode("utf-8-sig"))))
    blocks: list[list[list[str]]] = []
    for row in rows:
        if row[:1] == ["NewQuestion"]:
            blocks.append([])
        if row:
            blocks[-1].append(row)
    assert [block[1] for block in blocks] == [["ID", one.id] for one in asked([small])]
    valid = {"MC": {"Option"}, "SA": {"InputBox", "Answer"}, "O": {"Item"}, "M": {"Choice", "Match"}}
    for block in blocks:
        kind = block[0][1]
        assert {row[0] for row in block} - {"NewQuestion", "ID", "Title", "QuestionText", "Points", "Difficulty", "Feedback"} == valid[kind]
    answers = {block[1][1]: [row for row in block if row[0] in ("Option", "Answer", "Match")] for block in blocks}
    assert [row[2] for row in answers["page-choice"] if row[1] == "100"] == ["Cultures {blood} = first"]
    assert [row[2] for row in answers["page-dose"]] == ["16.5", "16,5", "16.5 Gy", "16,5 Gy"]


@pytest.fixture
def collection(tmp_path: Path):
    from anki.collection import Collection

    one = Collection(str(tmp_path / "collection.anki2"))
    yield one
    one.close()


def brought(collection, data: bytes, path: Path):
    from anki.collection import ImportAnkiPackageRequest

    path.write_bytes(data)
    return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))


def test_anki_takes_the_cards_and_their_drawings(made: dict[str, bytes], small: Bank, collection, tmp_path: Path) -> None:
    brought(collection, made["questions-anki.apkg"], tmp_path / "cards.apkg")
    notes = {collection.get_note(number)["Id"]: collection.get_note(number) for number in collection.find_notes("")}
    assert set(notes) == {one.id for one in asked([small], variants=False)} | {f"term {term}" for term in TERMS}
    assert 'src="tolerant-lesion.svg"' in notes["page-choice"]["Front"] and (Path(collection.media.dir()) / "tolerant-lesion.svg").is_file()
    assert "The error behind it: fever is immune." in notes["page-choice"]["Back"]
    assert notes["term anergy"]["Back"] == "<p>The state of a T cell that lives but &lt;no longer&gt; answers.</p>"
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert decks >= {"The Tolerant Liver::Beams/needles & spheres", "The Tolerant Liver::Glossary"}


def test_an_update_changes_the_cards_and_keeps_what_was_learned(small: Bank, collection, tmp_path: Path) -> None:
    from dataclasses import replace
    from datetime import timedelta

    from questions.exports import to_anki

    brought(collection, to_anki([small], TERMS, MOMENT, TITLES), tmp_path / "one.apkg")
    (number,) = collection.find_cards("Id:page-steps")
    card = collection.get_card(number)
    card.start_timer()
    collection.sched.answerCard(card, 3)
    learned = collection.get_card(number)
    changed = replace(small, items=tuple(replace(item, parts=tuple(replace(part, why="The map is new.") if part.kind == "order" else part for part in item.parts)) for item in small.items))
    brought(collection, to_anki([changed], TERMS, MOMENT + timedelta(days=30), TITLES), tmp_path / "two.apkg")
    (again,) = collection.find_cards("Id:page-steps")
    assert "The map is new." in collection.get_card(again).note()["Back"]
    assert (again, collection.get_card(again).reps, collection.get_card(again).due) == (number, learned.reps, learned.due) and learned.reps == 1


def test_the_sheet_holds_no_answer_and_the_key_all(made: dict[str, bytes], small: Bank) -> None:
    sheet, key = (etree.HTML(made[f"questions-{kind}.html"].decode()) for kind in ("sheet", "key"))
    shown, told = ("".join(one.find("body").itertext()) for one in (sheet, key))
    for one in asked([small], variants=False):
        reasons = [option.why for option in one.part.options] + [pair.why for pair in one.part.pairs] + ([one.part.number.why] if one.part.number else []) + ([one.part.why] if one.part.why else [])
        assert reasons and all(why in told and why not in shown for why in reasons)
    assert [div.get("id") for div in sheet.iter("div")] == [div.get("id") for div in key.iter("div")], "the same numbers"


@pytest.mark.usefixtures("browser")
def test_sheets_are_printed_tagged_and_the_same_each_time(made: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pikepdf

    from downloads import edition
    from downloads.pdf.structure import elements

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    edition.moment.cache_clear()
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    # Playwright's own loop runs in this process, so the printer gets another.
    script = "import sys, json; from pathlib import Path; from downloads.questions import print_sheets; print_sheets(json.load(sys.stdin), Path(sys.argv[1]))"
    for folder in (one, two):
        subprocess.run([sys.executable, "-c", script, folder], input=json.dumps({"sheet.pdf": made["questions-sheet.html"].decode()}), text=True, check=True, cwd=ROOT)
    assert (one / "sheet.pdf").read_bytes() == (two / "sheet.pdf").read_bytes()
    with pikepdf.open(one / "sheet.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB" and len(pdf.pages) >= 2
        assert pdf.docinfo["/Title"] == "The Tolerant Liver. Questions"
        parts = [one for one in elements(pdf.Root.StructTreeRoot) if "/ID" in one]
        named = dict(zip(*[iter(pdf.Root.StructTreeRoot.IDTree.Names)] * 2, strict=True))
        assert parts and all(named[one.ID].objgen == one.objgen for one in parts), "every name leads to its part"
        told = [attributes for one in elements(pdf.Root.StructTreeRoot) if "/A" in one for attributes in (one.A if isinstance(one.A, pikepdf.Array) else [one.A])]
        heads = [head for attributes in told for head in attributes.get("/Headers", [])]
        assert heads and {bytes(head) for head in heads} <= {bytes(one.ID) for one in parts}, "every cell leads to its head"
    edition.moment.cache_clear()


def test_the_whole_bank_is_read_by_the_other_readers(tmp_path: Path) -> None:
    from qti_package_maker.common.package_integrity import check_package

    banks = read_all()
    count = sum(1 for _ in asked(banks))
    schema = moodle_schema()
    root = etree.fromstring(to_moodle(banks, {}))
    assert schema.validate(root), schema.error_log
    assert sum(one.get("type") != "category" for one in root) == count
    read = json.loads(node(GIFT, to_gift(banks, {})))
    assert sum(one["type"] != "Category" for one in read) == count
    (tmp_path / "questions.zip").write_bytes(to_qti(banks, {}))
    assert check_package(str(tmp_path / "questions.zip")) == []
