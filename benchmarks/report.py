"""What `make bench` found, as a table on the screen and in `RESULTS.md`, with the day and the machine."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
MISSING = "no such thing"


def machine() -> str:
    """Processor, its cores, memory and Python of this machine.

    Examples
    --------
    >>> platform.python_version() in machine()
    True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    known = [_processor(), f"{cores} cores", _memory(), platform.system(), f"Python {platform.python_version()}"]
    return ", ".join(filter(None, known))


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in listed.read_text("utf8").splitlines() if line.startswith("model name")] if listed.is_file() else []
    return names[0] if names else platform.processor()


def _memory() -> str:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return ""
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"


def columns(theirs: dict[str, str], ours: dict[str, str]) -> str:
    """Both columns as text of fixed width.

    Examples
    --------
    >>> print(columns({"build": "2 s"}, {"build": "1 s", "slider": "9 ms"}))
            | plain Jupyter Book | The Tolerant Liver
    build   | 2 s                | 1 s
    slider  | no such thing      | 9 ms
    """
    rows = [("", "plain Jupyter Book", "The Tolerant Liver"), *((name, theirs.get(name, MISSING), value) for name, value in ours.items())]
    first, second = (max(len(row[place]) for row in rows) for place in (0, 1))
    return "\n".join(f"{name:<{first}}  | {one:<{second}} | {other}" for name, one, other in rows)


def write(theirs: dict[str, str], ours: dict[str, str], load: tuple[float, float, float], path: Path = RESULTS) -> None:
    """Write both columns as a table of Markdown.

    Parameters
    ----------
    theirs, ours : dict
        Each measurement by its name.
    load : tuple of float
        Mean load of the machine before the run, over 1, 5 and 15 minutes: near 0 on a calm one.
    path : Path
        The file.
    """
    day = datetime.now(UTC).date().isoformat()
    lines = [
        "# What was measured",
        "",
        "`make bench` writes this file: the plain Jupyter Book of the same sources and this book, in one run.",
        "",
        f"- Day: {day}",
        f"- Machine: {machine()}",
        f"- Load before the run, over 1, 5 and 15 minutes: {', '.join(f'{value:.2f}' for value in load)}",
        "",
        "| | plain Jupyter Book | The Tolerant Liver |",
        "| --- | --- | --- |",
        *(f"| {name} | {theirs.get(name, MISSING)} | {value} |" for name, value in ours.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
