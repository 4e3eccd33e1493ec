"""How the claims of the book changed: one row a change, as their ``history`` in ``evidence/claims.yml`` tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bib.model import Entry
from evidence.loading import rows_of
from evidence.schema import CLAIMS

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("claim", "chapter", "date", "change", "was", "certainty_was", "now", "certainty_now", "why")


def changes(
    path: str | Path | None = None,
    works: Mapping[str, Entry] | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """Return every change of every claim, newest first; parameters and errors as in ``evidence.studies``.

    Returns
    -------
    pandas.DataFrame
        ``was`` and ``certainty_was`` are the wording and the certainty before the change, empty where a claim is new;
        ``now`` and ``certainty_now`` those after it, empty where a claim is retired.
    """
    import pandas as pd

    found = []
    for claim in rows_of(CLAIMS, path, works, today):
        statement, certainty = claim["statement"], claim["certainty"]
        for change in reversed(claim["history"]):
            kind, gone = change["change"], change["change"] == "retired"
            before = (change["statement"] or statement, change["certainty"] or certainty) if kind != "new" else ("", "")
            after = ("", "") if gone else (statement, certainty)
            found.append((claim["id"], claim["chapter"], change["date"], kind, *before, *after, change["why"] or ""))
            statement, certainty = before
    found.sort(key=lambda row: row[2], reverse=True)
    return pd.DataFrame(found, columns=list(COLUMNS))
