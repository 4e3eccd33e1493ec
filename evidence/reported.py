"""How far a number can be leant on as it was reported: what its note says, and what may be plotted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.rules import INCONSISTENT

if TYPE_CHECKING:
    import pandas as pd

_SECOND_HAND = re.compile(r"\bsecond hand\b")
_SUPERSEDED = re.compile(r"\bsuperseded\b")


def is_inconsistent(note: str) -> bool:
    """Whether a number is impossible, or at odds with another, as it is printed.

    Examples
    --------
    >>> is_inconsistent("Inconsistent: the interval does not hold the estimate.")
    True
    """
    return note.startswith(INCONSISTENT)


def is_second_hand(note: str) -> bool:
    """Whether a number was read in a report about the work and not in the work.

    Examples
    --------
    >>> is_second_hand("conference abstract, second hand; p = 0.03")
    True
    """
    return bool(_SECOND_HAND.search(note))


def is_superseded(note: str) -> bool:
    """Whether a later report of the same study took the place of a number."""
    return bool(_SUPERSEDED.search(note))


def plotted(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that figures may show, with a column ``second_hand``.

    Left out are rows without an estimate, inconsistent ones, and those that a later report
    superseded. Second-hand rows stay; a figure draws them hollow.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"estimate": [1.0, 2.0, None], "note": ["", "Inconsistent.", ""]})
    >>> plotted(rows)["estimate"].tolist()
    [1.0]
    """
    notes = outcomes["note"]
    kept = outcomes["estimate"].notna() & ~notes.map(is_inconsistent) & ~notes.map(is_superseded)
    return outcomes[kept].assign(second_hand=notes[kept].map(is_second_hand))
