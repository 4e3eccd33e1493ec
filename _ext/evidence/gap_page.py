"""What stands in the map of evidence and gaps: the table, and the places of its bubbles."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import evidence
from _ext.evidence.days import day
from evidence import gaps, wording

if TYPE_CHECKING:
    from _ext.evidence.places import Places

TOP, WIDE, HIGH = 46, 60, 82  # the grid of bubbles, in units of the drawing: heads, a column, a row with its label above
SHORT = {
    "ici-only": "ICI only",
    "chemotherapy": "+ chemotherapy",
    "radiotherapy": "+ radiotherapy",
    "ablation": "+ ablation",
    "tace": "+ TACE",
    "tare": "+ TARE",
    "perfusion": "+ perfusion",
    "ultrasound": "+ ultrasound",
}
HEADS = gaps.QUESTION_LABELS | {"local": "Treated lesion", "elsewhere": "Other lesions"}  # the others would touch
SHORT_DIRECTNESS = {"mixed": "mixed"}


@cache
def cells() -> dict[tuple[str, str], gaps.Cell]:
    """The map of the book's own tables."""
    return gaps.gap_map(evidence.studies(), evidence.outcomes(), evidence.claims())


def counted(counts: Counter[str]) -> str:
    """Say how many works studied whom.

    Examples
    --------
    >>> counted(Counter({"animal": 3, "liver-metastases": 2}))
    'liver metastases 2, animals 3'
    """
    return ", ".join(f"{SHORT_DIRECTNESS.get(name, words)} {counts[name]}" for name, words in wording.DIRECTNESS.items() if counts[name])


def certainties(counts: Counter[str]) -> str:
    """Say how certain the claims of a cell are, in one sentence.

    Examples
    --------
    >>> certainties(Counter({"low": 2, "very-low": 1}))
    '3 statements: 2 of low, 1 of very low certainty'
    >>> certainties(Counter(high=1))
    '1 statement of high certainty'
    """
    levels = [f"{counts[name]} of {words.removesuffix(' certainty')}" for name, words in wording.CERTAINTY.items() if counts[name]]
    many = f"{counts.total()} statement{'s' * (counts.total() != 1)}"
    if len(levels) == 1:
        return f"{many} of {levels[0].partition(' of ')[2]} certainty"
    return f"{many}: {', '.join(levels)} certainty" if levels else ""


def radius(works: int) -> float:
    """Radius of a bubble whose area grows with the works.

    Examples
    --------
    >>> radius(0), radius(4) / radius(1)
    (0.0, 2.0)
    """
    return min(2.5 * math.sqrt(works), 20)


def gap_map(places: Places) -> dict[str, Any]:
    """Rows of the table, bubbles of the drawing, and the sentence that sums them up."""
    table, bubbles = [], []
    for y, (therapy, label) in enumerate(gaps.THERAPY_LABELS.items()):
        line = []
        for x, question in enumerate(gaps.QUESTION_LABELS):
            cell = cells()[therapy, question]
            query = {"therapy": therapy, "question": question}
            line.append({
                "question": gaps.QUESTION_LABELS[question], "works": cell.works, "nearest": cell.nearest,
                "combined": counted(cell.combined), "combined_total": cell.combined.total(),
                "alone": counted(cell.alone), "alone_total": cell.alone.total(),
                "claims": certainties(cell.claims), "url": places.page("works", **query), "with_url": places.page("works", **query, inhibitor="yes"), "ledger": places.page("ledger", **query),
            })  # fmt: skip
            centre = (WIDE * (x + 0.5), TOP + HIGH * y + 39)
            outer, inner = radius(cell.works), radius(cell.nearest)
            bubbles.append({"x": centre[0], "y": centre[1], "outer": round(outer, 1), "inner": round(inner, 1), "works": cell.works, "nearest": cell.nearest})
        table.append({"label": label, "short": SHORT[therapy], "cells": line, "y": TOP + HIGH * y})
    empty = sum(cell.works == 0 for cell in cells().values())
    far = sum(cell.works > 0 and cell.nearest == 0 for cell in cells().values())
    heads = [{"x": WIDE * (x + 0.5), "label": label, "lines": HEADS[name].split()} for x, (name, label) in enumerate(gaps.QUESTION_LABELS.items())]
    studies = evidence.studies()
    return {
        "table": table, "heads": heads, "bubbles": bubbles, "width": WIDE * len(heads), "height": TOP + HIGH * len(SHORT) + 2,
        "cells": len(cells()), "empty": empty, "far": far, "day": day(studies["checked"].max()), "first_day": day(studies["checked"].min()),
        "placed": sum(bool(p.therapies and p.questions) for p in gaps.place_works(studies, evidence.outcomes()).values()), "works": len(studies),
    }  # fmt: skip
