"""The list of downloads: every module can make, every file is named once, what depends comes later."""

from __future__ import annotations

import importlib

import pytest

from downloads.__main__ import main
from downloads.registry import DOWNLOADS, WHOLE, chosen


@pytest.mark.parametrize("one", DOWNLOADS, ids=lambda one: one.name)
def test_each_module_can_make(one) -> None:
    assert callable(importlib.import_module(one.module).make)


def test_each_name_is_there_once() -> None:
    names = [one.name for one in DOWNLOADS]
    files = [file.name for one in DOWNLOADS for file in one.files]
    assert len(set(names)) == len(names) and len(set(files)) == len(files)


def test_what_is_made_of_others_comes_after_them() -> None:
    order = [one.name for one in chosen()]
    assert WHOLE not in order
    for one in chosen():
        assert all(order.index(before) < order.index(one.name) for before in one.after)


def test_an_unknown_name_is_refused_with_the_valid_ones(capsys: pytest.CaptureFixture) -> None:
    assert main(["pfd"]) == 2
    said = capsys.readouterr().err
    assert "'pfd'" in said and all(one.name in said for one in DOWNLOADS)
