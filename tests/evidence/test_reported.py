"""What may be plotted, and what is flagged."""

import pandas as pd

from evidence import outcomes, plotted
from evidence.reported import is_inconsistent, is_second_hand, is_superseded

NOTES = ["", "Inconsistent: as printed", "second hand: a report", "conference abstract, second hand; superseded by x"]
ROWS = pd.DataFrame({"estimate": [1.0, 2.0, 3.0, 4.0], "note": NOTES})


def test_inconsistent_superseded_and_empty_rows_are_left_out():
    assert plotted(ROWS)["estimate"].tolist() == [1.0, 3.0]
    assert plotted(ROWS.assign(estimate=[None, 2.0, 3.0, 4.0]))["estimate"].tolist() == [3.0]


def test_second_hand_rows_stay_and_are_marked():
    assert plotted(ROWS)["second_hand"].tolist() == [False, True]


def test_notes_are_read_at_the_right_place():
    assert not is_inconsistent("The authors call it inconsistent")
    assert not is_second_hand("after the second handover")
    assert is_superseded(NOTES[3])


def test_the_rows_of_the_book_hold_numbers_to_plot():
    rows = outcomes()
    assert 0 < len(plotted(rows)) < len(rows)
