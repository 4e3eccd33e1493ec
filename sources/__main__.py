"""Check what a build stands on before it starts: ``python -m sources``.

Bibliography, evidence, questions, contents, reading paths, short forms and other names. All that is wrong is named
with its file and line; the exit code is then 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bib.problems import DataError, Problem, listed


def problems() -> Iterator[Problem]:
    """Yield all that is wrong."""
    import bib
    import evidence.checking
    import questions
    import sources

    for read in (sources.contents, sources.reading_paths, sources.short_forms, sources.synonyms, bib.read, questions.read_all):
        try:
            read()
        except DataError as error:
            yield from error.problems
    yield from evidence.checking.check()[1]


def main() -> int:
    """Check, and return the exit code."""
    found = list(problems())
    if found:
        print(listed(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
