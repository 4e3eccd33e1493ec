"""Which outputs are pages of the site, and which are print, EPUB or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder


def is_site(builder: Builder) -> bool:
    """Whether a builder writes pages of the site; so does, for tests, the one that writes nothing (``dummy``)."""
    return builder.name in ("html", "dirhtml", "singlehtml", "dummy")
