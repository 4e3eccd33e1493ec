"""Personal names as the bibliography writes them: ``Family, Given and Family, Given``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OTHERS = "others"
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|2nd|3rd|MD|PhD)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """A person, or an organisation whose whole name stands in ``family``.

    Examples
    --------
    >>> Name("van den Hoven", "Andor F.")
    Name(family='van den Hoven', given='Andor F.', suffix='', organisation=False)
    >>> print(Name("Hall", "Walter H.", "Jr"))
    Hall, Jr, Walter H.
    """

    family: str
    given: str = ""
    suffix: str = ""
    organisation: bool = False

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.family, self.suffix, self.given)))


def split_names(value: str) -> list[str]:
    """Split a field of names at each ``and`` outside braces, in capitals or not, as BibTeX does.

    Examples
    --------
    >>> split_names("Calne, R. Y. and {Liver and Gut Group} and others")
    ['Calne, R. Y.', '{Liver and Gut Group}', 'others']
    """
    names, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|\s+and(?=\s|$)", value, re.IGNORECASE):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            names.append(value[start : match.start()].strip())
            start = match.end()
    return [*names, value[start:].strip()]


def parse_name(text: str) -> Name:
    """Return the name that one element of ``split_names`` stands for.

    Examples
    --------
    >>> parse_name("Le, Dung T.").given
    'Dung T.'
    >>> parse_name("{Review Group}").organisation
    True
    """
    if _is_braced(text):
        return Name(text[1:-1], organisation=True)
    parts = [part.strip() for part in text.replace("{", "").replace("}", "").split(",")]
    family, given = parts[0], parts[-1] if len(parts) > 1 else ""
    return Name(family, given, ", ".join(parts[1:-1]))


def faults(value: str, *, family_alone: bool = False) -> Iterator[str]:
    """Yield what is wrong with a field of names, a sentence part each.

    ``family_alone`` lets a name of one word stand: its given name has not been seen.

    Examples
    --------
    >>> list(faults("Dung T. Le and DI, Tsilimigras and Wang, H. et al"))  # doctest: +ELLIPSIS
    ['"Dung T. Le" has no comma', 'the family name of "DI, Tsilimigras" is ...', '"Wang, H. et al" ...']
    """
    names = split_names(value)
    for position, text in enumerate(names):
        if text == OTHERS:
            if position == 0 or position + 1 < len(names):
                yield '"others" is not the last of several names'
        elif family_alone and re.fullmatch(r"[^\W\d_]{2,}(-[^\W\d_]+)*", text):
            continue
        elif fault := _fault(text):
            yield fault


def _fault(text: str) -> str:
    """Return what is wrong with one name, or an empty string."""
    if not text:
        return 'a name is empty ("and" too many)'
    if _is_braced(text):
        return ""
    if re.search(r"\bet\.? al\b", text, re.IGNORECASE):
        return f'"{text}" stands for more than one person'
    if found := re.search(r"[0-9;*†‡§&@/]", text):
        return f'"{text}" holds "{found[0]}"'
    if "," not in text:
        return f'"{text}" has no comma'
    if text.count(",") > 2:
        return f'"{text}" has {text.count(",")} commas'
    name = parse_name(text)
    if text.count(",") == 2 and not any(_SUFFIX.fullmatch(part.strip()) for part in text.split(",")[1:]):
        return f'"{text}" has 2 commas and no suffix like Jr., so it is more than one person'
    if _SUFFIX.fullmatch(name.given):
        parts = [part.strip() for part in text.split(",")]
        right = f"{parts[0]}, {parts[2]}, {parts[1]}" if len(parts) == 3 else f"{parts[0].split()[-1]}, {name.given}, {' '.join(parts[0].split()[:-1])}"
        return f'"{name.given}" in "{text}" is a suffix, which comes second (write "{right}")'
    if not name.family or not name.given:
        return f'"{text}" lacks its {"given" if name.family else "family"} name'
    if "{" in text:
        return ""
    if re.fullmatch(r"[A-Z](\.?[ -]?[A-Z]){0,2}\.?", name.family):
        return f'the family name of "{text}" is initials (write {{{name.family}}} if it is not)'
    if name.family.isupper():
        return f'the family name of "{text}" is in capitals'
    return ""


def _is_braced(text: str) -> bool:
    return len(text) > 2 and text[0] == "{" and text.find("}") == len(text) - 1
