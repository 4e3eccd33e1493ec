"""The evidence from the command line: ``python -m evidence check``.

The exit code is 0 if all is well, 1 if something is wrong with the data, 2 if a file that has
to be there is not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bib.problems import listed, shown
from evidence.checking import check
from evidence.loading import FOLDER


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the tables are")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("check", help="name all that is wrong")
    options = parser.parse_args(arguments)
    print(f"reading {shown(options.folder)} ...", file=sys.stderr)
    try:
        counts, problems = check(options.folder)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    if problems:
        print(listed(problems), file=sys.stderr)
    sizes = ", ".join(f"{file} {count} rows" for file, count in counts.items())
    print(f"{sizes}; {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
