"""The fields of a file of questions, as data: what each may hold. Cells are read as those of ``evidence`` are."""

from __future__ import annotations

from evidence.schema import Column

SIMPLE = ("one-best-answer", "number", "order", "match")
"""Kinds that are one question; each may also be a stage of a staged one."""

KINDS = (*SIMPLE, "staged")
LEVELS = ("remember", "apply", "judge")
TOPICS = ("biology", "management", "procedure", "harm", "appraisal")
OPTIONS = range(3, 6)
"""How many options a one-best-answer question may have."""

STEPS = range(3, 8)
"""How many steps may be put in order, and pairs matched."""

STAGES = range(2, 6)
BOOLEAN = ("true", "false")


def _optional(name: str, kind: str = "text", choices: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, required=False, choices=choices)


BANK = (Column("chapter"), Column("items"))
BY_KIND = {
    "one-best-answer": (Column("options"),),
    "number": (Column("answer"), _optional("errors")),
    "order": (Column("steps"), Column("why", "sentence")),
    "match": (Column("pairs"), _optional("others")),
}
"""What each kind asks for besides a stem."""

SHOWN = (Column("stem", "sentence"), _optional("figure"), _optional("table"))
"""What the reader is shown: the question, and a drawing or a table that it needs."""

_HEAD = (
    Column("id", "slug"),
    Column("objective", "integer"),
    Column("kind", "choice", choices=KINDS),
    Column("level", "choice", choices=LEVELS),
    Column("topic", "choice", choices=TOPICS),
    _optional("patient", "choice", BOOLEAN),
)
_TAIL = (
    _optional("preset"),
    Column("cites", "keys"),
    Column("paragraph", "slug"),
    Column("minutes", "number"),
    Column("checked", "date"),
    _optional("variants"),
)


def item_columns(kind: str) -> tuple[Column, ...]:
    """Return the fields of a question of a kind, in their order."""
    body = (Column("stem", "sentence"), Column("stages")) if kind == "staged" else (*SHOWN, *BY_KIND.get(kind, ()))
    return (*_HEAD, *body, *_TAIL)


def stage_columns(kind: str) -> tuple[Column, ...]:
    """Return the fields of one stage of a staged question."""
    return (Column("kind", "choice", choices=SIMPLE), _optional("reveal", "sentence"), *SHOWN, *BY_KIND.get(kind, ()))


VARIANT_KEEPS = ("kind", "objective", "level", "topic", "paragraph", "checked", "variants")
"""What a variant has in common with its question: everything else may be given anew."""

OPTION = (Column("text"), Column("correct", "choice", choices=BOOLEAN), _optional("misconception"), Column("why", "sentence"))
ANSWER = (Column("value", "number"), Column("tolerance", "number"), _optional("unit"), Column("why", "sentence"))
ERROR = (Column("value", "number"), Column("misconception"), Column("why", "sentence"))
PAIR = (Column("left"), Column("right"), Column("why", "sentence"))
FIGURE = (Column("file"), Column("alt", "sentence"))
TABLE = (Column("head"), Column("rows"))
NESTED = ("items", "options", "answer", "errors", "steps", "pairs", "others", "stages", "figure", "table", "variants", "head", "rows")
"""Fields that hold lists or mappings of their own."""
