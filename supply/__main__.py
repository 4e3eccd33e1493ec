"""What the book is made with: ``python -m supply locks`` checks that the locks fit. The exit code is 1 where they do not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bib.problems import listed
from supply.locks import check_npm, check_python


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m supply", description=__doc__)
    parser.add_argument("command", choices=["locks"])
    parser.parse_args(arguments)
    problems = [*check_python(), *check_npm()]
    if problems:
        print(listed(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
