"""Measure the plain Jupyter Book and ours, from the same sources, in one run; `RESULTS.md` keeps what was found."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import page, plain, report, slider
from downloads import chromium

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
WELCOME, TEXT_PAGE, LIVE_PAGE = "chapters/index.html", "chapters/2-tolerance/anatomy.html", "chapters/4-therapies/embolisation.html"
BOOK = Path(sys.executable).with_name("jupyter-book")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class _Zipping(_Quiet):
    """Sends text compressed, as a host does; Lighthouse counts what is sent."""

    def do_GET(self) -> None:
        import gzip

        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), self.guess_type(str(path))
        zipped = kind.startswith("text/") or "javascript" in kind or "json" in kind or "svg" in kind
        body = gzip.compress(body, 6) if zipped else body
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path, handler: type = _Zipping) -> Iterator[str]:
    """Serve a folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def timed(folder: Path, static: bool) -> float:
    """Seconds of one build."""
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": ""} | ({"BOOK_STATIC": "1"} if static else {})
    start = time.monotonic()
    done = subprocess.run([BOOK, "build", ".", "--quiet"], cwd=folder, env=env, capture_output=True, text=True, check=False)
    if not (folder / "_build" / "html" / LIVE_PAGE).is_file():
        sys.exit(f"[bench] the build of {folder} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.monotonic() - start


def lighthouse(address: str, form: str) -> dict:
    """Scores of a page; empty where Lighthouse is not installed."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or "node"
    done = subprocess.run([node, HERE / "lighthouse.mjs", address, form, chromium.path()], capture_output=True, text=True, check=False, cwd=HERE)
    if done.returncode:
        print(f"[bench] Lighthouse failed: {done.stderr.strip()[:300]}", flush=True)
        return {}
    return json.loads(done.stdout)


def copy_of_ours(folder: Path) -> Path:
    """Our sources without what was built, so that a cold build is cold."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, tracked):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder


def heaviest(site: Path) -> str:
    """The page whose HTML is the largest."""
    return max(site.glob("chapters/**/*.html"), key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def builds(folder: Path, static: bool) -> dict[str, float]:
    """Seconds of a cold build, of one in which nothing changed, and of one after a change of one chapter's text."""
    found = {"cold build, notebooks executed": timed(folder, static), "build, nothing changed": timed(folder, static)}
    chapter = (folder / TEXT_PAGE).with_suffix(".md")
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    return found | {"build, one chapter's text changed": timed(folder, static)}


def weights(browser: object, address: str, pages: dict[str, str]) -> dict[str, str]:
    """What a first visit to some pages costs."""
    rows = {}
    for label, path in pages.items():
        weight = page.weigh(browser, f"{address}/{path}")
        rows[f"{label}: total / script, gz"] = f"{weight.total / 1000:.0f} / {weight.script / 1000:.0f} kB"
        rows[f"{label}: requests / to other hosts"] = f"{weight.requests} / {weight.outside}"
    return rows


def scores(address: str, pages: dict[str, str]) -> dict[str, str]:
    """What Lighthouse says of some pages."""
    rows = {}
    for label, path in pages.items():
        for form in ("mobile", "desktop"):
            if found := lighthouse(f"{address}/{path}", form):
                kinds = ("performance", "accessibility", "practices", "seo")
                rows[f"{label}, {form}: performance / accessibility / practices / SEO"] = " / ".join(str(found[kind]) for kind in kinds)
                rows[f"{label}, {form}: LCP / TBT / CLS"] = f"{found['lcp']} ms / {found['tbt']} ms / {found['cls']}"
    return rows


def slide(browser: object, address: str) -> dict[str, str]:
    """How fast a slider of the page with the most sliders is."""
    tab = browser.new_page()
    tab.goto(f"{address}/{LIVE_PAGE}#y90")
    tab.locator("#y90").get_by_role("button", name="Skip").press("Enter")
    found = slider.measure(tab, "#y90 .tlx-controls input[type=range]")
    tab.close()
    return {"slider to paint, processor 4× slower, p95": f"{found['p95_ms']:.1f} ms", "work of a move, processor 4× slower": f"{found['work_ms']:.1f} ms"}


def column(name: str, folder: Path, static: bool, seconds: dict[str, float]) -> dict[str, str]:
    """Every measurement of one book; its builds are entered into ``seconds``."""
    print(f"[bench] {name}: building", flush=True)
    seconds |= builds(folder, static)
    site = folder / "_build" / "html"
    rows = {label: f"{value:.1f} s" for label, value in seconds.items()}
    pages = {"welcome page": WELCOME, "text page": TEXT_PAGE, "page with explorable": LIVE_PAGE}
    live = sorted(path.relative_to(site).as_posix() for path in site.glob("chapters/**/*.html") if static and 'class="tlx' in path.read_text(encoding="utf-8"))
    others = {Path(path).with_suffix("").relative_to("chapters").as_posix(): path for path in live if path not in pages.values()}
    print(f"[bench] {name}: measuring", flush=True)
    with serving(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.path(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        rows |= weights(browser, address, pages | {"heaviest page": heaviest(site)})
        if static:
            rows |= slide(browser, address)
        browser.close()
        rows |= scores(address, pages | others)
    return rows


def main() -> None:
    """Build both, measure both, print both, and write `RESULTS.md`."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else (0.0, 0.0, 0.0)
    npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or "npm"
    if not (HERE / "node_modules").is_dir():
        subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"], cwd=HERE, check=True)
    plainly: dict[str, float] = {}
    own: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        theirs = column("plain Jupyter Book", plain.make(Path(one)), static=False, seconds=plainly)
        ours = column("The Tolerant Liver", copy_of_ours(Path(other)), static=True, seconds=own)
    cold = "cold build, notebooks executed"
    theirs, ours = ({f"{cold}, beside the plain book": f"{found[cold] / plainly[cold]:.2f}"} | rows for found, rows in ((plainly, theirs), (own, ours)))
    print(f"\n{report.columns(theirs, ours)}")
    report.write(theirs, ours, load)


if __name__ == "__main__":
    main()
