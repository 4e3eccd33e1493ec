"""Names, sound and faulty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bib.names import Name, faults, parse_name, split_names

WORDS = st.text(alphabet="abcdefghäöüßéłIJKLMN-'", min_size=2, max_size=8).filter(lambda word: word.lower() != "and" and not word.isupper())


@given(st.lists(st.builds(Name, WORDS, WORDS), min_size=1, max_size=6))
def test_names_survive_being_written(names):
    value = " and ".join(map(str, names))
    assert [parse_name(text) for text in split_names(value)] == names


@pytest.mark.parametrize(
    "value",
    [
        "Le, Dung T.",
        "van den Hoven, Andor F. and de la Torre-Aláez, Manuel",
        "Hall, Jr, Walter H. and O'Neil, A.-B.",
        "{Liver and Gut Group} and Li, X.",
        "Sandel, M. and others",
        "{E}, Xin",
        "Wu, Y",
        "王, 小明",
        "Иванов, Пётр",
    ],
)
def test_sound_names_have_no_faults(value):
    assert list(faults(value)) == []


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("Dung T. Le", "no comma"),
        ("Gonsalves and others", "no comma"),
        ("Gonsalves", "no comma"),
        ("{}", "no comma"),
        ("Le, Dung T., Uram, J.", "3 commas"),
        ("DI, Tsilimigras", "is initials"),
        ("D. I., Tsilimigras", "is initials"),
        ("TSILIMIGRAS, Diamantis", "in capitals"),
        ("Le, D. et al", "more than one person"),
        ("Le, D. et al.", "more than one person"),
        ("Le, Dung and", "is empty"),
        ("Le, Dung and and Wu, Y.", "is empty"),
        ("Smith, John, Jr", 'write "Smith, Jr, John"'),
        ("Henry E. Kyburg, Jr.", 'write "Kyburg, Jr., Henry E."'),
        ("Le,", "lacks its given name"),
        (", Dung", "lacks its family name"),
        ("Tumeh*, Paul", 'holds "*"'),
        ("Le1, Dung", 'holds "1"'),
        ("others and Le, Dung", "not the last"),
        ("others", "not the last"),
    ],
)
def test_faults_are_said(value, fault):
    [found] = faults(value)
    assert fault in found


@pytest.mark.parametrize("value", ["Gonsalves and others", "Le, D. and Torre-Aláez and others"])
def test_a_family_name_may_stand_alone_where_no_more_was_seen(value):
    assert list(faults(value, family_alone=True)) == []


@pytest.mark.parametrize("value", ["Dung Le and others", "D and others", "Le1 and others"])
def test_what_is_no_family_name_may_not_stand_alone(value):
    assert len(list(faults(value, family_alone=True))) == 1


def test_a_family_name_alone_has_no_given_name():
    assert parse_name("Gonsalves") == Name("Gonsalves")


def test_and_in_capitals_parts_two_persons():
    assert split_names("Smith, John AND Doe, Jane") == ["Smith, John", "Doe, Jane"]
    assert split_names("{Surgery AND Medicine Group}") == ["{Surgery AND Medicine Group}"]


def test_an_organisation_is_not_split():
    [name] = map(parse_name, split_names("{Liver and Gut Group}"))
    assert name == Name("Liver and Gut Group", organisation=True)
