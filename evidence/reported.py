"""Which numbers figures may show: those that are consistent and that no later report replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def plotted(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that figures may show, with a column ``second_hand``.

    Left out are rows without an estimate, inconsistent ones, and those that a later report
    superseded. Second-hand rows stay; a figure draws them hollow.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"estimate": [1.0, 2.0, None], "standing": ["", "inconsistent", ""], "read": ["abstract"] * 3})
    >>> plotted(rows)["estimate"].tolist()
    [1.0]
    """
    kept = outcomes["estimate"].notna() & (outcomes["standing"] == "")
    return outcomes[kept].assign(second_hand=outcomes["read"][kept] == "second-hand")
