"""UTF-8 and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.text import check_characters, decode, garbled, read_text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_latin_1_is_named_with_line_and_letter(encoding):
    _, problems = decode("a\nViganò\nHänsler".encode(encoding), "x.bib")
    assert [(p.line, p.what[:9], p.expected) for p in problems] == [
        (2, "byte 0xF2", "a file saved as UTF-8"),
        (3, "byte 0xE4", "a file saved as UTF-8"),
    ]
    assert '"ò"' in problems[0].what


def test_a_byte_order_mark_is_named_and_dropped():
    text, [problem] = decode(b"\xef\xbb\xbf@misc{a}", "x.bib")
    assert text == "@misc{a}"
    assert problem.line == 1
    assert "byte order mark" in problem.what


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named(encoding):
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text, [problem] = decode(mark + "é".encode(encoding), "x.bib")
    assert "UTF-16" in problem.what
    assert text.endswith("é")


def test_windows_line_ends_are_line_ends():
    assert decode(b"a\r\nb\r\n", "x.bib") == ("a\nb\n", [])


@given(st.text(alphabet="áäçéñöøüßαβγκ–—’“”µ±≥é", min_size=1, max_size=5))
def test_text_in_utf_8_is_clean_and_its_garbled_form_is_not(text):
    assert not list(check_characters(f"x {text} y", "x.bib"))
    as_latin_1 = text.encode().decode("latin-1")
    assert "".join(meant for _, _, meant in garbled(f"x {as_latin_1} y")) == text


def test_garbled_text_is_named_once():
    [problem] = check_characters("ok\nHÃ¤nsler", "x.bib")
    assert (problem.line, problem.expected) == (2, '"ä"')


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("\u00a0", "an ordinary space"),
        ("\u2009", "an ordinary space"),
        ("\t", "an ordinary space"),
        ("\u200b", "nothing in its place"),
        ("\u00ad", "nothing in its place"),
        ("\ufeff", "nothing in its place"),
        ("\x07", "nothing in its place"),
        ("\ufffd", "the letter that was lost here"),
    ],
)
def test_what_cannot_be_seen_is_named(character, expected):
    [problem] = check_characters(f"liver{character}graft", "x.bib")
    assert problem.expected == expected
    assert f"U+{ord(character):04X}" in problem.what


def test_a_letter_and_its_accent_are_one():
    [problem] = check_characters("Vigano\u0300", "x.bib")
    assert "NFC" in problem.expected


def test_a_line_that_cannot_be_decoded_is_named_once(tmp_path):
    path = tmp_path / "x.bib"
    path.write_bytes(b"Vigan\xf2\nH\xc3\x83\xc2\xa4nsler")
    _, problems = read_text(path)
    assert [problem.line for problem in problems] == [1, 2]
