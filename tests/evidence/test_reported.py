"""What may be plotted, and what is flagged."""

import pandas as pd

from evidence import outcomes, plotted

ROWS = pd.DataFrame(
    {
        "estimate": [1.0, 2.0, 3.0, 4.0],
        "standing": ["", "inconsistent", "", "superseded"],
        "read": ["abstract", "abstract", "second-hand", "second-hand"],
    }
)


def test_inconsistent_superseded_and_empty_rows_are_left_out():
    assert plotted(ROWS)["estimate"].tolist() == [1.0, 3.0]
    assert plotted(ROWS.assign(estimate=[None, 2.0, 3.0, 4.0]))["estimate"].tolist() == [3.0]


def test_second_hand_rows_stay_and_are_marked():
    assert plotted(ROWS)["second_hand"].tolist() == [False, True]


def test_the_rows_of_the_book_hold_numbers_to_plot():
    rows = outcomes()
    assert 0 < len(plotted(rows)) < len(rows)
