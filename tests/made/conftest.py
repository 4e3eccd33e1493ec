"""The folder of downloads, which `python book.py downloads` fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from downloads import listing


@pytest.fixture(scope="session")
def made() -> Path:
    """The folder of downloads."""
    if not listing.LISTING.is_file():
        pytest.fail("nothing has been made to be taken away: run `python book.py downloads` first", pytrace=False)
    return listing.FOLDER
