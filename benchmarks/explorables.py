"""Speed and weight of every explorable: `python -m benchmarks.explorables [name ...]`.

Each is put on a page of its own. Every slider is moved with the processor slowed down: `p95` is the time from slider to paint,
`work` what the page's thread does for a move, `thumb` what of it the browser does for the slider alone.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import slider
from downloads import chromium
from tests.widgets.conftest import PAGE, POLICY

FRAME = 16.7
LIMIT_KB = 40
ROOT = Path(__file__).resolve().parent.parent


def site(out: Path, names: Sequence[str]) -> dict[str, int]:
    """Write a page for each explorable; give the size of every script, compressed."""
    os.environ["BOOK_STATIC"] = "1"
    from widgets import explorable
    from widgets.javascript.bundle import bundle

    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in bundle(out / "_static")}
    shutil.copy(ROOT / "assets" / "css" / "palette.css", out / "_static")
    for name in names:
        body = explorable(name)._repr_mimebundle_()[0]["text/html"]
        (out / f"{name}.html").write_text(PAGE.format(policy=POLICY, body=body), "utf8")
    return sizes


def main(*names: str) -> None:
    """Measure and print."""
    from widgets import declarations

    names = names or tuple(declarations())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        sizes = site(Path(folder), names)
        browser = play.chromium.launch(executable_path=chromium.path(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        print(f"{'explorable':<16} {'slider':<16} {'median':>8} {'p95':>8} {'limit':>8} {'work':>8} {'thumb':>8}   script, gz")
        for name in names:
            tab = browser.new_page(viewport={"width": 1280, "height": 900})
            tab.goto((Path(folder) / f"{name}.html").as_uri())
            tab.wait_for_selector("[data-mounted=true]")
            skip = tab.get_by_role("button", name="Skip")
            if skip.is_visible():
                skip.press("Enter")  # a pointer left on the page would be tested against what lies below it in each frame
            size = sizes[f"explorable-{name}.js"] / 1000
            for key in declarations()[name].model.parameters:
                found = slider.measure(tab, f"#{name}-{key}", moves=60)
                times = "".join(f" {value:>6.1f}ms" for value in (found["median_ms"], found["p95_ms"], FRAME, found["work_ms"], found["thumb_ms"]))
                print(f"{name:<16} {key:<16}{times}   {size:.1f} kB", flush=True)
            tab.close()
        browser.close()
    scripts = sum(size for script, size in sizes.items() if script.endswith(".js")) / 1000
    print(f"all scripts: {scripts:.1f} kB of {LIMIT_KB}, of which the engine {sizes['explorables.js'] / 1000:.1f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
