"""How the book is built: pages are read and written on every processor."""

from __future__ import annotations

import gc
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.parallel import make_chunks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

SILENT = "sphinx_multitoc_numbering"
"""An extension that another one brings. It numbers sections after all pages are read, and does not say that this is safe."""

BATCHES = 9
"""How many times the pages are cut before they are written; about as many processes at most, each of which lives for a second."""


def processors() -> int:
    """Number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def use_processors(app: Sphinx) -> None:
    """Build side by side where nobody has said how, since `jupyter-book build` has no option for it."""
    if app.parallel == 1 and app.config.book_parallel:
        app.parallel = processors()
    if SILENT in app.extensions and app.extensions[SILENT].parallel_read_safe is None:
        app.extensions[SILENT].parallel_read_safe = True


def fair_order(weights: dict[str, tuple], processes: int) -> list[str]:
    """Order pages so that processes which take them in batches end together.

    Sphinx cuts the list into batches and starts as many as there are processors. The heavy pages are dealt over these
    first ones, and the light ones follow.

    Examples
    --------
    >>> fair_order({"a": (1,), "b": (9,), "c": (5,), "d": (3,), "e": (2,)}, 2)
    ['b', 'd', 'c', 'e', 'a']
    """
    ranked = sorted(weights, key=lambda name: (weights[name], name), reverse=True)
    at_first = sum(map(len, make_chunks(ranked, processes)[:processes]))
    return [*chain.from_iterable(ranked[place:at_first:processes] for place in range(processes)), *ranked[at_first:]]


def order_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let the processes that read pages share the notebooks: to run one takes longer than to read any text."""
    if app.parallel < 2:
        return
    texts = {name: Path(env.doc2path(name)).read_text(encoding="utf-8") for name in docnames}
    docnames[:] = fair_order({name: (text.count("{code-cell}"), len(text)) for name, text in texts.items()}, app.parallel)


def write_in_small_batches(app: Sphinx, builder: Builder) -> None:
    """Let pages be written as soon as they are resolved, which Sphinx does in this process alone.

    It cuts the list of pages into batches by the number of processors; for two of them it would resolve the half of a
    book before the first page is written.
    """
    if app.parallel > 1:
        app.parallel = max(app.parallel, BATCHES)


def leave_memory(app: Sphinx, exception: Exception | None) -> None:
    """Let the process end without a last look for cycles in all that it holds."""
    gc.freeze()


def setup(app: Sphinx) -> None:
    gc.set_threshold(200_000, 20, 20)  # trees of pages are large, and live as long as the build: to go through them often finds nothing
    app.add_config_value("book_parallel", True, "")
    app.connect("builder-inited", use_processors)
    app.connect("write-started", write_in_small_batches)
    app.connect("build-finished", leave_memory, priority=999)
    app.connect("env-before-read-docs", order_pages)
