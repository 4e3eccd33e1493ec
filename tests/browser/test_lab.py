"""The explorable in live JupyterLab: the page's sliders move Python's traits, and Python moves the sliders."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CELLS = ['from widgets import explorable\nw = explorable("y90")\nw', "print('activity', w.activity)", "w.activity = 3.2"]


def notebook() -> dict:
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return {
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "cells": [cell | {"id": f"cell-{i}", "source": source} for i, source in enumerate(CELLS)],
    }


def answers(address: str, server: subprocess.Popen, log: Path) -> None:
    """Wait until the server answers; fail with what it wrote if it ends before."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5).close()
        except OSError:
            select.select([], [], [], 0.2)  # nobody tells when a port opens
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8")[-2000:])


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Address of a notebook in a JupyterLab of its own."""
    (tmp_path / "live.ipynb").write_text(json.dumps(notebook()), encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if key != "BOOK_STATIC"}
    env |= {"JUPYTER_CONFIG_DIR": str(tmp_path / "config"), "JUPYTER_DATA_DIR": str(tmp_path / "data"), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"), "PYTHONPATH": str(ROOT)}
    port = 18700 + os.getpid() % 1000
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=", "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        answers(address, server, tmp_path / "lab.log")
        yield f"{address}/lab/tree/live.ipynb?reset"
    finally:
        server.terminate()
        server.wait(20)


def test_slider_and_trait_move_each_other(browser, lab: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    page.goto(lab)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-Cell").first.click()
    page.keyboard.press("Shift+Enter")
    page.locator(".tlx").wait_for(timeout=60_000)
    skip = page.locator(".tlx").get_by_role("button", name="Skip")
    if skip.count():
        skip.click()
    number = page.locator(".tlx .tlx-number:visible").first
    number.wait_for(timeout=30_000)
    number.fill("2.4")
    number.press("Enter")
    # messages of the widget and of the notebook reach the kernel one after the other, so this cell runs last
    page.locator(".jp-Cell .jp-InputArea-editor").nth(1).click()
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text="activity 2.4").wait_for(timeout=60_000)
    page.keyboard.press("Shift+Enter")
    page.wait_for_function("[...document.querySelectorAll('.tlx .tlx-number')].find(field => field.offsetParent).value === '3.2'", timeout=20_000)
    context.close()
