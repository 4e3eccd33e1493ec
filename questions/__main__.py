"""The questions from the command line: ``python -m questions check | cues``. The exit code is 1 where something is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bib.problems import listed
from questions.balance import shares
from questions.bank import Bank
from questions.cues import findings
from questions.reading import FOLDER, QuestionError, read_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files are")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("check", help="name all that is wrong").set_defaults(run=_check)
    command = commands.add_parser("cues", help="what gives answers away, over the whole bank and by file, and what the bank lacks")
    command.add_argument("--show", action="store_true", help="name the questions behind each measure that fails")
    command.set_defaults(run=_cues)
    options = parser.parse_args(arguments)
    try:
        banks = read_all(options.folder)
    except QuestionError as error:
        print(listed(error.problems), file=sys.stderr)
        return 1
    return options.run(banks, options)


def _check(banks: list[Bank], options: argparse.Namespace) -> int:
    questions, variants = (sum(len(part) for part in parts) for parts in ([bank.items for bank in banks], [bank.variants for bank in banks]))
    print(f"{questions} questions and {variants} variants in {len(banks)} chapters, {sum(bank.minutes for bank in banks):g} minutes; 0 problems")
    return 0


def _cues(banks: list[Bank], options: argparse.Namespace) -> int:
    found = [*findings(item for bank in banks for item in (*bank.items, *bank.variants)), *shares(banks)]
    for one in found:
        print(one)
        if options.show and not one.holds and getattr(one, "places", ()):
            print("     " + ", ".join(one.places))
    for bank in banks:
        failed = [one.name for one in findings(bank.items) if not one.holds and one.limit == 0]
        print(f"{bank.chapter}: {len(bank.items)} questions, {len(bank.variants)} variants" + (f"; {'; '.join(failed)}" if failed else ""))
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
