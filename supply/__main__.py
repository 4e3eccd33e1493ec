"""What the book is made with: ``python -m supply locks`` checks that the locks fit, ``python -m supply bill FILE`` writes the bill of materials.

The exit code is 1 where the locks do not fit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bib.problems import listed, shown
from supply.locks import check_npm, check_python


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m supply", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")
    commands.add_parser("locks", help="name where a lock does not fit what it locks")
    commands.add_parser("bill", help="write the bill of materials (CycloneDX, JSON)").add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "bill":
        from supply.materials import bill  # reads what is installed, which the check of the locks does without

        told = bill()
        options.file.parent.mkdir(parents=True, exist_ok=True)
        options.file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{len(told['components'])} packages in {shown(options.file)}")
        return 0
    problems = [*check_python(), *check_npm()]
    if problems:
        print(listed(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
