"""Work on many files at once, one processor each: the end of a build has nothing else to wait for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from _ext.page.build import processors

Given, Result = TypeVar("Given"), TypeVar("Result")


def side_by_side(task: Callable[[Given], Result], every: Sequence[Given]) -> list[Result]:
    """Run a task over each of several things, on every processor; return what it gives, in their order.

    Parameters
    ----------
    task : callable
        A function of a module, or a part of one (`functools.partial`): other processes must find it by its name.
    every : sequence
        What it is given.

    Examples
    --------
    >>> side_by_side(abs, [-1, 2, -3])
    [1, 2, 3]
    """
    workers = min(processors(), len(every))
    if workers < 2:
        return [task(one) for one in every]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(task, every))
