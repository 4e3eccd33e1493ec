"""The directive ``take-further``: the code of a notebook that a chapter shows, folded.

The code is that of the notebook's cells tagged ``in-book``, so it has been run. Where the book has a public repository,
links open the notebook in services that run it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from _ext.page.disclosure import folded
from downloads.notebooks import sources

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEADING = "Take it further"
LINE = "---"
MADE = "notebooks/{name}.ipynb"
"""Where a notebook is among the downloads."""


class TakeFurther(SphinxDirective):
    """Code of a notebook; the content says what it is for and, below a line of three hyphens, what to try next."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        self.assert_has_content()
        try:
            code, path = sources.code_in_book(name), sources.path_of(name)
        except (FileNotFoundError, ValueError) as error:
            raise self.error(f"take-further: {error}") from None
        self.env.note_dependency(str(path))
        before, after = self.split()
        shown = nodes.literal_block(code, code, language="python")
        self.set_source_info(shown)
        return [folded(HEADING, *before, shown, *after, self.where(name), classes=["take-further"])]

    def split(self) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """The content before and after its line."""
        lines = list(self.content)
        place = lines.index(LINE) if LINE in lines else len(lines)
        return tuple(self.parse(self.content[first:last], self.content_offset + first) for first, last in ((0, place), (place + 1, len(lines))))

    def parse(self, lines: StringList, offset: int) -> list[nodes.Node]:
        """Some lines of the content as nodes."""
        box = nodes.container()
        if len(lines):
            self.state.nested_parse(lines, offset, box)
        return box.children

    def where(self, name: str) -> nodes.paragraph:
        """Where the whole notebook is, and how to open it."""
        told = nodes.paragraph("", "", nodes.Text("With exercises and solutions: the notebook "), nodes.literal(text=f"{name}.ipynb"), nodes.Text(" ("), nodes.literal(text="make lab"), nodes.Text(", or the page of downloads)"))
        for service, address in services(self.config.book_repository, f"notebooks/{name}.md"):
            told += [nodes.Text("; "), nodes.reference("", f"open in {service}", refuri=address)]
        told += nodes.Text(".")
        return told


def services(repository: str, path: str) -> list[tuple[str, str]]:
    """Services that run a notebook of a public repository, with their addresses; none where there is no such repository.

    Examples
    --------
    >>> services("", "notebooks/y90.md")
    []
    >>> services("https://github.com/a/b", "notebooks/y90.md")
    [('Binder', 'https://mybinder.org/v2/gh/a/b/HEAD?labpath=notebooks/y90.md')]
    """
    parts = urlsplit(repository)
    if parts.netloc != "github.com":
        return []
    return [("Binder", f"https://mybinder.org/v2/gh{parts.path.rstrip('/')}/HEAD?labpath={path}")]


def setup(app: Sphinx) -> None:
    app.add_directive("take-further", TakeFurther)
