"""Every page is HTML as the standard has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from _ext.output.node import MODULES, node

PROGRAM = MODULES / "html-validate" / "bin" / "html-validate.mjs"


def faults(*pages: Path) -> list[str]:
    done = subprocess.run([node(), PROGRAM, "--preset", "standard", "--formatter", "json", *pages], capture_output=True, text=True, encoding="utf-8", check=False, cwd=MODULES.parent)
    assert done.stdout, done.stderr
    return [f"{Path(file['filePath']).name}:{message['line']}: {message['message']}" for file in json.loads(done.stdout) for message in file["messages"]]


def test_no_page_has_a_fault(pages: list[Path]) -> None:
    found = faults(*pages)
    assert not found, "\n".join(found[:20])


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><ul><p>x</p></ul></body></html>', encoding="utf-8")
    assert faults(page)
