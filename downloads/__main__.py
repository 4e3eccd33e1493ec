"""Make the files that can be taken away: ``python -m downloads all | NAME …``."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from downloads import listing
from downloads.registry import DOWNLOADS, chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Make some downloads, or all, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m downloads", description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="+", metavar="NAME", help=f"what to make: all (but the site, which holds the others), or {', '.join(one.name for one in DOWNLOADS)}")
    parser.add_argument("--folder", type=Path, default=listing.FOLDER, help="where the files go")
    options = parser.parse_args(arguments)
    try:
        downloads = chosen(() if options.names == ["all"] else options.names)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for one in downloads:
        start = time.monotonic()
        made = importlib.import_module(one.module).make(options.folder)
        listing.add(made, options.folder)
        size = listing.size_in_words(sum(path.stat().st_size for path in made))
        print(f"{one.name}: {len(made)} files, {size}, {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
