"""The evidence from the command line: ``python -m evidence check | stale | watch``.

The exit code is 0 if all is well, 1 if something is wrong with the data, or a registry did not answer to some of the
questions, 2 if a file that has to be there is not, or no registry could be asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bib.problems import DataError, listed, shown
from bib.registries import CROSSREF, PUBMED, RegistryError
from evidence.checking import check
from evidence.finding import TRIALS
from evidence.loading import FOLDER
from evidence.stale import never_searched, stale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except RegistryError as error:
        print(f"nothing was written: {error}", file=sys.stderr)
        return 2
    except (FileNotFoundError, KeyError) as error:
        print(error.args[0] if isinstance(error, KeyError) else error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    _say(f"reading {shown(options.folder)} ...")
    counts, problems = check(options.folder)
    if problems:
        print(listed(problems), file=sys.stderr)
    sizes = ", ".join(f"{file} {count} rows" for file, count in counts.items())
    print(f"{sizes}; {len(problems)} problems")
    return 1 if problems else 0


def _stale(options: argparse.Namespace) -> int:
    old = stale(options.today, options.folder)
    for one in old:
        print(f"{one.checked}  {one.file}  {one.row}")
    waiting = never_searched(options.folder)
    print(f"{len(old)} rows checked more than twelve months before {options.today}; {len(waiting)} chapters have not been searched for later works")
    return 0


def _watch(options: argparse.Namespace) -> int:
    from evidence.watch import run  # the browserless half of the book does without it

    return run(options)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the tables are")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="DATE", help="the day to count from")
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("check", help="name all that is wrong")
    command.set_defaults(run=_check)
    command = commands.add_parser("stale", help="list what was checked more than twelve months ago")
    command.set_defaults(run=_stale)
    command = commands.add_parser("watch", help="look for new works, corrections and retractions; needs a network and BOOK_CONTACT, your mail address")
    command.add_argument("chapters", metavar="CHAPTER", nargs="*", help="like 4-therapies/ablation; all of them if none is named")
    command.add_argument("--judged", action="store_true", help="ask nothing; enter today as the day of the last search, once a person has judged the proposals")
    command.add_argument("--into", type=Path, default=FOLDER.parent / "_build" / "watch", metavar="DIR", help="where the proposals go")
    command.add_argument("--most", type=int, default=50, metavar="N", help="works that one registry may propose for one chapter")
    command.add_argument("--pause", type=float, default=0.4, metavar="SECONDS", help="between two requests; registries ask for at most three a second")
    for name, address in (("--crossref", CROSSREF), ("--pubmed", PUBMED), ("--trials", TRIALS)):
        command.add_argument(name, default=address, help=argparse.SUPPRESS)
    command.set_defaults(run=_watch)
    return parser


if __name__ == "__main__":
    sys.exit(main())
