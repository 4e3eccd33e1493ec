"""Which outputs are pages of the site, and which are print, EPUB or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def is_site(builder: Builder) -> bool:
    """Whether a builder writes pages of the site; so does, for tests, the one that writes nothing (``dummy``)."""
    return builder.name in ("html", "dirhtml", "singlehtml", "dummy")


def leave_site_templates(app: Sphinx) -> None:
    """Let an EPUB have Sphinx's own layout, which is XHTML; ours is HTML, with what only pages of the site need."""
    if app.builder.name == "epub":
        app.config.templates_path = []
        app.builder.init_templates()


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", leave_site_templates)
