"""What a work is called in a sentence, a table or a figure: one rule, three styles."""

from __future__ import annotations

from bib.model import Entry

STYLES = ("text", "table", "figure")


def name_work(entry: Entry, style: str = "text") -> str:
    """Name a work by its authors, or by its short title where no author is known, and its year.

    Parameters
    ----------
    entry
        The work.
    style
        ``text`` (year in brackets), ``table`` (year after the names), or ``figure`` (first author only).

    Raises
    ------
    ValueError
        If there is no such style.

    Examples
    --------
    >>> work = Entry("ho1996partition", "article", {"author": "Ho, S. and Lau, W. Y. and Leung, T. W. T.", "year": "1996"})
    >>> [name_work(work, style) for style in STYLES]
    ['Ho et al. (1996)', 'Ho et al. 1996', 'Ho 1996']
    >>> name_work(Entry("x2012ctla4", "article", {"shorttitle": "{CTLA-4} blockade synergizes", "year": "2012"}))
    '“CTLA-4 blockade synergizes” (2012)'
    """
    if style not in STYLES:
        raise ValueError(f'no style "{style}"; valid: {", ".join(STYLES)}')
    names = [name.family for name in entry.names() or entry.names("editor")]
    if not names:
        said = f"“{entry.text('shorttitle') or entry.text('title')}”"
    elif style == "figure":
        said = names[0].split(",")[0]
    else:
        said = f"{names[0]} et al." if len(names) > 2 or entry.is_cut else " and ".join(names)
    return f"{said} ({entry.when})" if style == "text" else f"{said} {entry.when}"
