"""Short forms with their long ones, and lists of names for one thing."""

from __future__ import annotations

from pathlib import Path

import yaml

from sources.reading import CHAPTERS, SourceReader

ABBREVIATIONS, SYNONYMS = CHAPTERS / "abbreviations.yml", CHAPTERS / "synonyms.yml"


def short_forms(path: Path = ABBREVIATIONS) -> dict[str, str]:
    """Return short forms with their long ones, in the order of the file.

    Raises
    ------
    SourceError
        With every fault: file, line, value and what is expected.
    """
    expected = "lines like `HCC: hepatocellular carcinoma`"
    reader = SourceReader(path, expected)
    found: dict[str, str] = {}
    if reader.root is not None:
        for key, short, node in reader.pairs(reader.root, "the file", expected):
            long = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
            if not short.strip() or not isinstance(key, yaml.ScalarNode):
                reader.wrong(key, f'"{short}" is no short form', expected)
            elif not long:
                reader.wrong(key, f'the long form of "{short}" {reader.kind(node)}', expected)
            elif long.endswith("."):
                reader.wrong(node, f'the long form of "{short}" ends with a stop', "no stop")
            elif long == short:
                reader.wrong(node, f'the long form of "{short}" is the short one', "the words that it stands for")
            found[short] = long
    reader.finish()
    return found


def synonyms(path: Path = SYNONYMS) -> list[list[str]]:
    """Return lists of names that mean one thing; errors as in ``short_forms``."""
    expected = "lines like `- [radioembolisation, TARE, SIRT]`"
    reader = SourceReader(path, expected)
    found: list[list[str]] = []
    seen: dict[str, int] = {}
    if reader.root is not None and not isinstance(reader.root, yaml.SequenceNode):
        reader.wrong(reader.root, f"the file {reader.kind(reader.root)}", expected)
    for place, node in enumerate(reader.root.value if isinstance(reader.root, yaml.SequenceNode) else (), 1):
        found.append(list(reader.texts(node, f"list {place}", "names", range(2, 41))))
        for one in node.value if found[-1] else ():
            name, line = one.value.casefold(), one.start_mark.line + 1
            if name in seen:
                reader.wrong(one, f'"{one.value}" is in line {seen[name]} too', "each name in one list, since lists that share one would be one")
            seen[name] = line
    reader.finish()
    return found
