"""What every page has: policy, scripts and style sheets, head, outline, tables that scroll, and when it is built again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from _ext.page import build, builders, chapter_head, contents, context, disclosure, fences, freshness, metadata, numbers, outline, translator

    for part in (build, builders, fences, freshness, disclosure, chapter_head, outline, translator, numbers, contents, context, metadata):
        part.setup(app)
