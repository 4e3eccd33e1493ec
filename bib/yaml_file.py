"""From a YAML file to its nodes, which keep their lines; a file that is not YAML is one problem."""

from __future__ import annotations

from pathlib import Path

import yaml

from bib.problems import Problem
from bib.text import read_text

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C takes a tenth of the time, where it is there."""

_HINTS = {
    "mapping values are not allowed here": 'quotation marks around a text that holds ": "',
    "found character '%' that cannot start any token": "quotation marks around a text that starts with %",
    "found character '@' that cannot start any token": "quotation marks around a text that starts with @",
    "found character '`' that cannot start any token": "quotation marks around a text that starts with `",
    "found unexpected end of stream": "a quotation mark at the end of the text that one opens",
    "could not find expected ':'": 'a field and its value, like "name: value", with lines that belong together indented alike',
    "expected <block end>, but found '?'": "fields of one item indented alike",
    "expected <block end>, but found '<block mapping start>'": "fields of one item indented alike",
    "expected <block end>, but found '-'": "items of one list indented alike",
    "expected <block end>, but found '<scalar>'": "quotation marks around the whole text",
}
"""What is most often meant where the parser says this."""


def read_yaml(path: str | Path, expected: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the root of a YAML file, None where it is empty or no YAML, and what is wrong with its writing.

    Parameters
    ----------
    path
        The file.
    expected
        What the file should hold, for a fault of which no more can be said.
    """
    text, problems = read_text(path)
    node, faults = compose(text, path, expected)
    return node, problems or faults  # a tab or a stray byte is named once, as what it is


def compose(text: str, path: str | Path, expected: str) -> tuple[yaml.Node | None, list[Problem]]:
    r"""Return the root of a YAML text, and the problem that keeps it from being one.

    Examples
    --------
    >>> _, (problem,) = compose("a: 1\nstem: Which: this?\n", "questions.yml", "fields")
    >>> print(problem)
    questions.yml:2: not YAML at "stem: Which: this?" (mapping values are not allowed here); expected quotation marks around a text that holds ": "
    """
    try:
        return yaml.compose(text, FAST), []
    except yaml.YAMLError:
        pass  # the loader in Python says what is wrong more exactly
    try:
        return yaml.compose(text), []
    except yaml.YAMLError as error:
        mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error).split("\n")[0]
        if said == "could not find expected ':'":
            mark = error.context_mark  # where the text starts that has no colon
        lines = text.split("\n")
        line = next((number for number in range(min(mark.line, len(lines) - 1), -1, -1) if lines[number].strip()), 0) if mark else None
        shown = "" if line is None else f' at "{_cut(lines[line].strip())}"'
        return None, [Problem(path, None if line is None else line + 1, f"not YAML{shown} ({said})", _HINTS.get(said, expected))]


def _cut(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:57]}..."
