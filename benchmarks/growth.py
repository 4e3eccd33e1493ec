"""What a larger book costs: ``python -m benchmarks.growth [FACTOR]`` builds the book, and a book FACTOR times as large (10 if not given).

Both are built cold. Time should grow no faster than the book, a page weigh the same in both, and a search stay fast.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil

import bib
import questions
from _ext.output.node import node
from _ext.search.bundle import SOURCES
from benchmarks.__main__ import BOOK, LIVE_PAGE, TEXT_PAGE, copy_of_ours
from benchmarks.grow import grow

SLOWER, HEAVIER, MEMORY_GB, SEARCH_MS = 1.1, 0.05, 4, 50
"""Targets: seconds by factor, weight of a page, memory of a build, time of a search."""

CASE_PAGE = "chapters/7-cases/colorectal.html"
SAME = {"text page": TEXT_PAGE, "page with explorable": LIVE_PAGE, "case": CASE_PAGE}
LISTS = {
    "welcome": "chapters/index.html",
    "reading paths": "chapters/front/reading-paths.html",
    "claim ledger": "chapters/back/claim-ledger.html",
    "numbers": "chapters/back/outcomes.html",
    "annotated bibliography": "chapters/back/annotated-bibliography.html",
    "references": "chapters/back/references.html",
    "what is new": "chapters/back/what-is-new.html",
}
"""Pages that list things of the whole book, and grow with it."""

LOADED = re.compile(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.(?:js|css))"')
QUERIES = ("heat sink", "Kupffer cells", "abscopal effect", "radioembolisation dose", "liver", "PD-L1", "tumour", "who should not receive ablation", "CXCL8", "hazard ratio with liver metastases")
ASK = """
import fs from "node:fs";
import { askAll, searchRows, searchText } from "./engine.js";
const [folder, queries] = process.argv.slice(-2);
const timed = (task) => {
  const start = performance.now();
  return [task(), performance.now() - start];
};
const least = (rounds) => rounds[0].map((_, at) => Math.min(...rounds.map((times) => times[at])));
function load() {
  for (const name of ["text", "rows"]) (0, eval)(fs.readFileSync(`${folder}/search-${name}.js`, "utf8"));
  const [text, more] = [JSON.parse(globalThis.bookText), JSON.parse(globalThis.bookRows)];
  const search = searchText(text);
  return [search, searchRows(more, search, text.vocabulary)];
}
const [loaded, first, again] = [[], [], []];
for (let round = 0; round < 5; round += 1) {
  const [searches, taken] = timed(load);
  const asked = () => JSON.parse(queries).map((query) => timed(() => askAll(searches, query))[1]);
  loaded.push(taken);
  first.push(asked());
  again.push(asked());
}
console.log(JSON.stringify({ loaded: Math.min(...loaded), first: least(first), again: least(again) }));
"""


@dataclass(frozen=True)
class Built:
    """What a build cost, and where its site is.

    Parameters
    ----------
    seconds, work
        By the clock, and of all processors: the second holds on a busy machine, too.
    largest, together
        Memory in bytes: the most that one process had, and the most that the build and its children had at once
        (memory that they share counted once where the system says so).
    """

    site: Path
    seconds: float
    work: float
    largest: int
    together: int


def build(folder: Path) -> Built:
    """Build a book cold, and watch its processes."""
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PATH": f"{BOOK.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    with (folder / "build.log").open("w", encoding="utf-8") as log:
        start = time.monotonic()
        running = subprocess.Popen([BOOK, "build", "-W", "-n", "--keep-going", "--all", ".", "--quiet"], cwd=folder, env=env, stdout=log, stderr=log)
        most = [0]
        watching = threading.Thread(target=_watch, args=(running.pid, most), daemon=True)
        watching.start()
        _, status, used = os.wait4(running.pid, 0)
        seconds = time.monotonic() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    watching.join()
    site = folder / "_build" / "html"
    if running.returncode or not (site / LIVE_PAGE).is_file():
        sys.exit(f"[growth] the build of {folder} failed ({running.returncode}):\n{(folder / 'build.log').read_text(encoding='utf-8')[-4000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Built(site, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, most[0])


def _watch(pid: int, most: list[int]) -> None:
    """Note the most memory that a process and its children have at once, once a second."""
    while psutil.pid_exists(pid):
        most[0] = max(most[0], _memory(pid))
        time.sleep(1)


def _memory(pid: int) -> int:
    total = 0
    try:
        processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for process in processes:
        try:
            held = process.memory_full_info()
            total += getattr(held, "pss", held.rss)
        except psutil.Error:  # it has ended meanwhile
            continue
    return total


def weight(site: Path, page: str) -> tuple[int, int]:
    """Bytes of a page, compressed; and of the page with the scripts and style sheets that it names."""
    path = site / page
    text = path.read_text(encoding="utf-8")
    alone = len(gzip.compress(text.encode(), 6))
    files = {(path.parent / name).resolve() for name in LOADED.findall(text) if "://" not in name}
    return alone, alone + sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def search(site: Path) -> dict[str, Any]:
    """Milliseconds in which the index is read, and in which each query is answered, when it is asked first and again; the least of five rounds."""
    command = [node(), "--input-type=module", "-e", ASK, str(site / "_static" / "js"), json.dumps(QUERIES)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=SOURCES, check=True).stdout)


def counts(folder: Path) -> dict[str, str]:
    """How large a book is."""
    banks = questions.read_all(folder / "questions", works=bib.read(folder / "bib" / "references.bib"))
    with (folder / "evidence" / "outcomes.csv").open(encoding="utf-8") as file:
        numbers = sum(1 for _ in file) - 1
    claims = len(re.findall(r"^- id:", (folder / "evidence" / "claims.yml").read_text(encoding="utf-8"), re.M))
    return {
        "pages": f"{len(list(folder.glob('chapters/**/*.md')))}", "works": f"{len(bib.read(folder / 'bib' / 'references.bib'))}", "numbers": f"{numbers}",
        "claims": f"{claims}", "questions": f"{sum(len(bank.items) for bank in banks)}",
    }  # fmt: skip


def rows(folder: Path, built: Built) -> dict[str, tuple[str, float]]:
    """Every measurement of one book, as text and as a number."""
    found = {name: (value, float(value)) for name, value in counts(folder).items()}
    found["cold build"] = (f"{built.seconds:.0f} s", built.seconds)
    found["cold build, all processors"] = (f"{built.work:.0f} s", built.work)
    found["memory, largest process"] = (f"{built.largest / 1e9:.2f} GB", built.largest / 1e9)
    found["memory, build and children at once"] = (f"{built.together / 1e9:.2f} GB", built.together / 1e9)
    for name, page in (SAME | LISTS).items():
        alone, whole = weight(built.site, page)
        found[f"{name}, gz: page / with scripts and style sheets"] = (f"{alone / 1000:.1f} / {whole / 1000:.0f} kB", whole)
    told = search(built.site)
    found["search: index read"] = (f"{told['loaded']:.0f} ms", told["loaded"])
    for name, times in (("asked first", told["first"]), ("asked again", told["again"])):
        found[f"search: slowest of ten queries, {name}"] = (f"{max(times):.1f} ms", max(times))
        found[f"search: middle of ten queries, {name}"] = (f"{median(times):.1f} ms", median(times))
    return found


def verdict(name: str, before: float, after: float, factor: int) -> str:
    """Whether a target is met; empty where there is none.

    Examples
    --------
    >>> verdict("cold build", 60, 630, 10), verdict("case, gz", 100, 106, 10), verdict("welcome, gz", 100, 200, 10)
    ('at most 11.0 times: met', 'the same ± 5 %: missed', '')
    """
    if name == "cold build":
        return f"at most {SLOWER * factor:.1f} times: {_met(after <= SLOWER * factor * before)}"
    if name.startswith("memory"):
        return f"below {MEMORY_GB} GB: {_met(after < MEMORY_GB)}"
    if name.partition(",")[0] in SAME:
        return f"the same ± {HEAVIER:.0%}: {_met(abs(after / before - 1) <= HEAVIER)}".replace("%", " %")
    if name.startswith("search: slowest"):
        return f"at most {SEARCH_MS} ms: {_met(after <= SEARCH_MS)}"
    return ""


def _met(good: bool) -> str:
    return "met" if good else "missed"


def main(arguments: Sequence[str] | None = None) -> None:
    """Build both, measure both, print both."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.split("\n")[0])
    parser.add_argument("factor", type=int, nargs="?", default=10)
    factor = parser.parse_args(arguments).factor
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        small, large = copy_of_ours(Path(one)), copy_of_ours(Path(other))
        grow(large, factor)
        subprocess.run([sys.executable, "-m", "sources"], cwd=large, check=True)
        found = []
        for name, folder in (("the book", small), (f"{factor} times the book", large)):
            print(f"[growth] {name}: building", flush=True)
            found.append(rows(folder, build(folder)))
    width = max(map(len, found[0]))
    print(f"\n{'':<{width}}  {'the book':>16}  {f'{factor} times':>16}  {'ratio':>6}  target")
    for name, (value, before) in found[0].items():
        grown, after = found[1][name]
        print(f"{name:<{width}}  {value:>16}  {grown:>16}  {after / before if before else 0:>6.2f}  {verdict(name, before, after, factor)}".rstrip())


if __name__ == "__main__":
    main()
