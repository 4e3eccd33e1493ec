"""Write the packet for a reviewer: ``python -m downloads.review CHAPTER``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bib.problems import shown
from downloads.review.packet import find, make


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a packet and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m downloads.review", description=__doc__.split("\n")[0])
    parser.add_argument("chapter", metavar="CHAPTER", help="like 4-therapies/ablation")
    parser.add_argument("--check", action="store_true", help="only say whether there is such a chapter")
    options = parser.parse_args(arguments)
    try:
        find(options.chapter)
        if not options.check:
            print(shown(make(options.chapter)))
    except (ValueError, FileNotFoundError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
