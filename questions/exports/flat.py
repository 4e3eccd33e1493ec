"""One list of simple questions for every writer: a stage of a staged case becomes a question that tells the case so far."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from questions.bank import Bank, Item, Part
from visual.alone import alone


@dataclass(frozen=True)
class Asked:
    """One question as a platform holds it.

    Parameters
    ----------
    id
        Stable; of a stage, the id of the case and the number of the stage.
    chapter
        Like ``4-therapies/ablation``.
    item, part
        Where it comes from.
    told
        What stands before the stem: the case and what earlier stages revealed; may be empty.
    """

    id: str
    chapter: str
    item: Item
    part: Part
    told: str = ""

    @property
    def reference(self) -> str:
        """Where the book treats it."""
        return f"The Tolerant Liver, chapters/{self.chapter}.html#{self.item.paragraph}"


def asked(banks: Iterable[Bank], *, variants: bool = True) -> Iterator[Asked]:
    """Yield every question of some banks in their order, each followed by its variants."""
    for bank in banks:
        for item in bank.items:
            yield from _parts(bank.chapter, item)
            for variant in bank.variants if variants else ():
                if variant.variant_of == item.id:
                    yield from _parts(bank.chapter, variant)


def _parts(chapter: str, item: Item) -> Iterator[Asked]:
    if len(item.parts) == 1 and item.kind != "staged":
        yield Asked(item.id, chapter, item, item.parts[0])
        return
    told = [item.stem]
    for place, part in enumerate(item.parts, 1):
        if part.reveal:
            told.append(part.reveal)
        yield Asked(f"{item.id}-{place}", chapter, item, part, " ".join(told))


def text_of(one: Asked) -> str:
    """Return the question as plain text; a drawing is told in its words, a table row by row.

    The stem comes last, so that what is asked is read last.
    """
    parts = [one.told] if one.told else []
    if one.part.table:
        table = one.part.table
        parts += [" | ".join(table.head), *(" | ".join(row) for row in table.rows)]
    if one.part.figure:
        parts.append(f"Drawing: {one.part.figure.alt}")
    return "\n".join([*parts, one.part.stem])


def html_of(one: Asked, source: str = "") -> str:
    """Return the question as HTML; ``source`` is the address of the drawing where the format carries one."""
    parts = [f"<p>{escape(one.told)}</p>"] if one.told else []
    if one.part.table:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in one.part.table.head)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in one.part.table.rows)
        parts.append(f'<table border="1"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    if one.part.figure:
        alt = escape(one.part.figure.alt)
        parts.append(f'<p><img src="{escape(source)}" alt="{alt}"></p>' if source else f"<p><em>Drawing: {alt}</em></p>")
    return "".join([*parts, f"<p>{escape(one.part.stem)}</p>"])


def drawing(one: Asked) -> str:
    """Return the drawing of a question as SVG that stands alone; empty if it has none."""
    if not one.part.figure:
        return ""
    path = one.part.figure.path
    return alone(path.read_text(encoding="utf-8"), path.stem)


def drawing_base64(one: Asked) -> str:
    """Return the drawing as base64."""
    return base64.b64encode(drawing(one).encode()).decode()


def digits(value: float) -> str:
    """Return a number in digits alone, as every platform reads it.

    Examples
    --------
    >>> digits(2.5), digits(1234567.0), digits(0.00004), digits(-3.0)
    ('2.5', '1234567', '0.00004', '-3')
    """
    text = f"{Decimal(repr(float(value))):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _error(misconception: str) -> str:
    return f" The error behind it: {misconception.rstrip('.')}." if misconception else ""


def reasons(one: Asked) -> list[str]:
    """Return every reason as a sentence of its own, the right answer first."""
    part = one.part
    match part.kind:
        case "one-best-answer":
            ordered = sorted(part.options, key=lambda option: not option.correct)
            return [f"{'Right' if option.correct else 'Not the best'}: {option.text.rstrip('.')}. {option.why}{_error(option.misconception)}" for option in ordered]
        case "number":
            found = [f"Right: {answer_of(one)}. {part.number.why}"]
            return found + [f"Not {digits(error.value)}{' ' * bool(part.number.unit)}{part.number.unit}: {error.why}{_error(error.misconception)}" for error in part.number.errors]
        case "order":
            return [f"Right: {answer_of(one)}. {part.why}"]
        case _:
            return [f"{pair.left}: {pair.right}. {pair.why}" for pair in part.pairs]


def answer_of(one: Asked) -> str:
    """Return the right answer in words."""
    part = one.part
    match part.kind:
        case "one-best-answer":
            return part.key.text
        case "number":
            within = f" (± {digits(part.number.tolerance)})" if part.number.tolerance else ""
            return f"{digits(part.number.value)}{' ' * bool(part.number.unit)}{part.number.unit}{within}"
        case "order":
            return "; ".join(f"{place}. {step}" for place, step in enumerate(part.steps, 1))
        case _:
            return "; ".join(f"{pair.left} – {pair.right}" for pair in part.pairs)


def name_of(chapter: str, titles: Mapping[str, str]) -> str:
    """Return what a chapter is called in a list of questions; a slash would divide it.

    Examples
    --------
    >>> name_of("1-part/page", {}), name_of("1-part/page", {"1-part/page": "Drug/device"})
    ('1-part - page', 'Drug - device')
    """
    return titles.get(chapter, chapter).replace("/", " - ")


def sides(part: Part) -> list[tuple[str, str]]:
    """Return what is matched with what; steps of an order with their places."""
    if part.kind == "order":
        return [(step, str(place)) for place, step in enumerate(part.steps, 1)]
    return [(pair.left, pair.right) for pair in part.pairs]
