"""The bibliography from the command line: ``python -m bib check | format | export | uncited | refresh``.

Results go to standard output, problems and progress to standard error. The exit code is 0 if
all is well, 1 if something is wrong with the data, 2 if the command is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bib.checking import check
from bib.citations import CHAPTERS, cited
from bib.coverage import uncited
from bib.csl import to_csl
from bib.latex import to_bibtex
from bib.layout import format_file
from bib.model import Entry
from bib.problems import DataError, listed, shown
from bib.reading import REFERENCES, read
from bib.refresh import refresh
from bib.registries import CROSSREF, PUBMED, Record, Registry, RegistryError, crossref, pubmed
from bib.ris import to_ris


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
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    _say(f"reading {shown(options.file)} and {shown(options.chapters)} ...")
    report = check(options.file, options.chapters, complete=options.complete)
    if report.problems:
        print(listed(report.problems), file=sys.stderr)
    of_review = sum(entry.review is not None for entry in report.uncited)
    print(f"{len(report.works)} works, {len(report.problems)} problems; not cited yet: {of_review} of the review, {len(report.uncited) - of_review} others")
    return 1 if report.problems else 0


def _format(options: argparse.Namespace) -> int:
    _say(f"formatting {shown(options.file)} ...")
    changed = format_file(options.file)
    print("formatted" if changed else "nothing to do")
    return 0


def _export(options: argparse.Namespace) -> int:
    works = read(options.file)
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    entries = list(works.values())
    outputs = {
        "references.bib": to_bibtex(entries).encode(),
        "references.ris": to_ris(entries).encode(),
        "references.json": to_csl(entries).encode(),
    }
    for name, data in outputs.items():
        (folder / name).write_bytes(data)
        _say(f"wrote {shown(folder / name)}")
    print(f"{len(works)} works as BibTeX, RIS and CSL-JSON in {shown(folder)}")
    return 0


def _uncited(options: argparse.Namespace) -> int:
    works = read(options.file)
    found, _ = cited(options.chapters)
    for entry in uncited(works.values(), {citation.key for citation in found}):
        print(_one_line(entry))
    return 0


def _refresh(options: argparse.Namespace) -> int:
    doi, pmid = Registry(options.crossref, options.pause), Registry(options.pubmed, options.pause)
    counted: Counter[str] = Counter()

    def ask(entry: Entry) -> Record | None:
        return crossref(doi, entry["doi"]) if "doi" in entry else pubmed(pmid, entry["pmid"])

    try:
        for entry, state, found in refresh(options.keys, ask, options.file, write=options.write):
            counted[state] += 1
            counted["changed"] += bool(found)
            if state != "found":
                _say(f"{entry.key}: {state}")
            for change in found:
                mark = f"{change.key}: {change.field.upper()} " if change.field in ("retraction", "correction") else f"{change.key} "
                print(f"{mark}\n{change}")
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    done = "written" if options.write else "not written (--write does it)"
    print(f"{counted['found']} found, {counted['not found']} not found, {counted['no DOI or PMID']} without DOI or PMID; {counted['changed']} works would change: {done}")
    return 0


def _one_line(entry: Entry) -> str:
    number = "-" if entry.review is None else str(entry.review)
    return f"{number:>3}  {entry.key}  {entry.text('title')}"


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bib", description=__doc__.split("\n")[0])
    parser.add_argument("--file", type=Path, default=REFERENCES, help="the BibTeX file")
    parser.add_argument("--chapters", type=Path, default=CHAPTERS, help="the folder of chapters")
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("check", help="name all that is wrong")
    command.add_argument(
        "--complete",
        action="store_true",
        help="a work of the review that no chapter cites is wrong",
    )
    command.set_defaults(run=_check)
    command = commands.add_parser("format", help="rewrite the file in its layout, if it is right")
    command.set_defaults(run=_format)
    command = commands.add_parser("export", help="write BibTeX, RIS and CSL-JSON")
    command.add_argument("folder", metavar="DIR", help="where to; it is made if it is not there")
    command.set_defaults(run=_export)
    command = commands.add_parser("uncited", help="list the works that no chapter cites yet")
    command.set_defaults(run=_uncited)
    command = commands.add_parser("refresh", help="ask Crossref and PubMed what would change; needs a network and BOOK_CONTACT, your mail address")
    command.add_argument("keys", metavar="KEY", nargs="*", help="works to ask about; all of them if none is named")
    command.add_argument("--write", action="store_true", help="write the changes")
    command.add_argument("--crossref", default=CROSSREF, help=argparse.SUPPRESS)
    command.add_argument("--pubmed", default=PUBMED, help=argparse.SUPPRESS)
    command.add_argument("--pause", type=float, default=0.4, metavar="SECONDS", help="between two requests; registries ask for at most three a second")
    command.set_defaults(run=_refresh)
    return parser


if __name__ == "__main__":
    sys.exit(main())
