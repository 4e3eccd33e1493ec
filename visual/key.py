"""The key of signs and symbols as two drawings, from the dictionary: ``python -m visual.key`` writes them anew."""

from __future__ import annotations

from pathlib import Path

from visual.signs import LINES, SYMBOLS, TISSUES

FOLDER = Path(__file__).resolve().parent.parent / "chapters" / "front" / "figures"
GROUPS = {
    "Cells": "cell-",
    "Molecules": ("molecule-", "receptor-", "ligand-", "pair-"),
    "Devices": "device-",
    "Treatments": "therapy-",
    "Who, what, when": ("body-", "organ-", "event-"),
}
"""Headings of the symbols, and how the names of theirs begin."""

CELLS, THINGS = ("Cells",), ("Molecules", "Devices", "Treatments", "Who, what, when")

STATES = (
    ("cell-cd8", "T cell, alive"),
    ("cell-cd8-naive", "naive: ringed"),
    ("cell-cd8-effector", "effector: granules"),
    ("cell-cd8-exhausted", "no function: pale"),
    ("cell-dying", "dying: dashed, cross"),
    ("cell-dead", "dead: grey pieces"),
)
MARKS = (
    ("fill-1", "read in the source, or significant"),
    ("hollow-1", "not significant or second hand"),
)


def _sheet(width: int, height: float, title: str, description: str, parts: list[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}" role="img">'
    return "\n".join([head, f"<title>{title}</title>", f"<desc>{description}</desc>", *parts, "</svg>", ""])


def _text(x: float, y: float, text: str, style: str = "label") -> str:
    return f'<text class="{style}" x="{x:g}" y="{y:g}">{text}</text>'


def _use(name: str, x: float, y: float, size: float) -> str:
    wide = size * (2 if name.startswith("device-") and name[7:] in ("needle", "antenna", "cryoprobe", "catheter", "balloon") else 1)
    return f'<use href="#{name}" x="{x - wide / 2:g}" y="{y - size / 2:g}" width="{wide:g}" height="{size:g}"/>'


def signs(columns: int = 1) -> str:
    """Return the key of lines, states, marks and tissues, in one column for a phone or two for a wide page."""
    blocks: list[tuple[float, list[str]]] = []
    rows = [_text(8, 24, "Lines", "group-title")]
    for place, line in enumerate(LINES):
        y = 54 + place * 34
        rows += [f'<path class="{line.style}" marker-end="url(#{line.head})" d="M14 {y}H92"/>', _text(112, y + 5, line.meaning)]
    y = 54 + len(LINES) * 34
    rows += [f'<path class="line-activate line-dashed" marker-end="url(#arrow-activate)" d="M14 {y}H92"/>', _text(112, y + 5, "dashed: supposed, second hand, failing")]
    blocks.append((y + 30, rows))
    rows = [_text(8, 24, "States and marks", "group-title")]
    for place, (name, words) in enumerate(STATES):
        y = 56 + place * 42
        rows += [_use(name, 52, y, 36), _text(112, y + 5, words)]
    for place, (style, words) in enumerate(MARKS):
        y = 56 + (len(STATES) + place) * 42
        rows += [f'<circle class="{style}" cx="52" cy="{y}" r="9"/>', _text(112, y + 5, words)]
    rows += [f'<circle class="{style}" cx="{x}" cy="{y + 42}" r="5"/>' for style, x in (("fill-1", 30), ("fill-1", 44), ("hollow-1", 58), ("hollow-1", 72))]
    rows += [_text(112, y + 47, "one dot, one patient"), f'<rect class="fill-1" x="22" y="{y + 71}" width="60" height="10"/>']
    rows += [f'<rect class="hollow-1" x="22" y="{y + 85}" width="44" height="10"/>', _text(112, y + 89, "bars: named in the drawing")]
    blocks.append((y + 114, rows))
    rows = [_text(8, 24, "Tissue", "group-title")]
    for place, (style, words) in enumerate(TISSUES.items()):
        y = 40 + place * 34
        rows += [f'<rect class="{style}" x="14" y="{y}" width="78" height="24" rx="8"/>', _text(112, y + 17, words)]
    blocks.append((y + 46, rows))
    parts, heights = [], [4.0] * columns
    for height, rows in blocks:
        column = heights.index(min(heights))
        parts += [f'<g transform="translate({column * 390} {heights[column]:g})">', *rows, "</g>"]
        heights[column] += height + 8
    description = "Key of signs. " + "; ".join(f"{line.example}: {line.meaning}" for line in LINES)
    description += ". Dashed lines are supposed, second hand or failing. " + "; ".join(words for _, words in STATES) + ". Filled and hollow marks. Colours of "
    return _sheet(400 if columns == 1 else 760, max(heights), "Key of lines, states, marks and tissues", description + ", ".join(TISSUES.values()) + ".", parts)


def symbols(headings: tuple[str, ...], columns: int = 2) -> str:
    """Return the key of some groups of symbols, in two columns for a phone or four for a wide page."""
    width = {2: 400, 4: 760}[columns]
    step = width / columns
    parts, y = [], 4.0
    groups = {heading: GROUPS[heading] for heading in headings}
    for heading, starts in groups.items():
        parts.append(_text(8, y + 24, heading, "group-title"))
        y += 36
        for place, name in enumerate(name for name in SYMBOLS if name.startswith(starts)):
            left, top = (place % columns) * step, y + place // columns * 45
            size = 34 if not name.startswith("device-") else 26
            lines = _wrapped(SYMBOLS[name])
            parts.append(_use(name, left + 32, top + 22, size))
            parts += [_text(left + 66, top + (27 if len(lines) == 1 else 18) + 18 * row, words, "key-word") for row, words in enumerate(lines)]
        y += -(-sum(name.startswith(starts) for name in SYMBOLS) // columns) * 45 + 10
    description = "Key of symbols. " + " ".join(
        f"{heading}: {', '.join(SYMBOLS[n] for n in SYMBOLS if n.startswith(starts))}." for heading, starts in groups.items()
    )
    return _sheet(width, y, "Key of symbols", description, parts)


def _wrapped(words: str, most: int = 16) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


FILES = {
    "key-signs.svg": lambda: signs(1),
    "key-signs.wide.svg": lambda: signs(2),
    "key-cells.svg": lambda: symbols(CELLS),
    "key-cells.wide.svg": lambda: symbols(CELLS, 4),
    "key-things.svg": lambda: symbols(THINGS),
    "key-things.wide.svg": lambda: symbols(THINGS, 4),
}


def main() -> None:
    """Write the drawings."""
    FOLDER.mkdir(exist_ok=True)
    for name, draw in FILES.items():
        (FOLDER / name).write_text(draw(), encoding="utf-8")
        print(f"chapters/front/figures/{name}")


if __name__ == "__main__":
    main()
