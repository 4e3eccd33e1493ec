"""How long a fresh Python takes to make one explorable, beside SymPy and matplotlib alone: `python -m benchmarks.imports [name ...]`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = "import sympy, matplotlib.figure"
LIMIT = 3
"""An explorable may take this many times what the two libraries take."""


def seconds(code: str, runs: int = 3) -> float:
    """Return the shortest of several runs in a Python of its own."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return min(times)


def main(*names: str) -> None:
    """Measure and print."""
    from widgets.registry import names as every

    base = seconds(LIBRARIES)
    print(f"{'sympy and matplotlib':<20} {base:>6.2f} s")
    for name in names or every():
        taken = seconds(f"from widgets import explorable; explorable({name!r})")
        print(f"{name:<20} {taken:>6.2f} s   {taken / base:.1f} of {LIMIT} times")


if __name__ == "__main__":
    main(*sys.argv[1:])
