"""The fields of a file of questions, as data: what each may hold. Cells are read as those of ``evidence`` are."""

from __future__ import annotations

from evidence.schema import Column

KINDS = ("one-best-answer",)
LEVELS = ("remember", "apply", "judge")
OPTIONS = range(3, 6)
"""How many options an item may have."""

BANK = (Column("chapter"), Column("items"))
ITEM = (
    Column("id", "slug"),
    Column("objective", "integer"),
    Column("kind", "choice", choices=KINDS),
    Column("level", "choice", choices=LEVELS),
    Column("stem", "sentence"),
    Column("options"),
    Column("cites", "keys"),
    Column("paragraph", "slug"),
    Column("minutes", "number"),
    Column("checked", "date"),
)
OPTION = (Column("text"), Column("correct", "choice", choices=("true", "false")), Column("why", "sentence"))
