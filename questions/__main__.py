"""The questions from the command line: ``python -m questions check``. The exit code is 1 where something is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bib.problems import listed
from questions.reading import FOLDER, QuestionError, read_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files are")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("check", help="name all that is wrong")
    options = parser.parse_args(arguments)
    try:
        banks = read_all(options.folder)
    except QuestionError as error:
        print(listed(error.problems), file=sys.stderr)
        return 1
    print(f"{sum(len(bank.items) for bank in banks)} questions in {len(banks)} chapters, {sum(bank.minutes for bank in banks):g} minutes; 0 problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
