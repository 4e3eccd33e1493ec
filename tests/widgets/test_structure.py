"""The rooms of `widgets`: what imports what, and what is imported before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WIDGETS = ROOT / "widgets"
ALLOWED = {
    "engine": set(),
    "models": {"engine"},
    "charts": {"engine", "javascript.expressions", "sources"},
    "declaration": {"engine", "charts"},
    "evidence_rows": {"models", "sources"},
    "registry": {"declaration"},
    "javascript": {"engine", "declaration", "registry", "charts"},
    "explorables": {"engine", "models", "charts", "declaration", "evidence_rows"},
    "faces": {"engine", "models", "charts", "declaration", "javascript", "registry", "sources"},
    "sources": set(),
}
"""For each part of the package, the parts that its modules may import."""


def imports_of(path: Path) -> Iterator[str]:
    """Yield the modules of `widgets` that a module imports, relative to the package."""
    package = path.relative_to(WIDGETS).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            module = ".".join([*base, *(node.module.split(".") if node.module else [])])
            yield from [module] if node.module else [".".join(filter(None, [module, alias.name])) for alias in node.names]


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_imports_only_what_stands_below_it(part: str) -> None:
    files = [WIDGETS / f"{part}.py"] if (WIDGETS / f"{part}.py").exists() else sorted((WIDGETS / part).rglob("*.py"))
    for path in files:
        for module in imports_of(path):
            if module != part and not module.startswith(f"{part}."):
                assert any(module == one or module.startswith(f"{one}.") for one in ALLOWED[part]), f"{path.name} imports {module}"


def test_no_two_modules_import_each_other() -> None:
    graph = {}
    for path in WIDGETS.rglob("*.py"):
        name = ".".join(path.relative_to(WIDGETS).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {module for module in imports_of(path) if module != name}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join([*way[way.index(name) :], name])
        if name not in done:
            for other in graph.get(name, ()):
                # A package's list of names is no circle: `charts` collects what its modules define.
                if not name.startswith(f"{other}."):
                    visit(other, (*way, name))
            done.add(name)

    for name in graph:
        if name != "__init__":
            visit(name, ())


def loaded(code: str) -> set[str]:
    """Return the modules that a fresh Python has imported after some code."""
    done = subprocess.run([sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded("import widgets") & {"sympy", "numpy", "matplotlib", "scipy", "pandas", "ipywidgets", "networkx"}


def test_one_explorable_makes_that_one_alone() -> None:
    modules = loaded("from widgets import explorable; explorable('ice')")
    assert {name for name in modules if name.startswith("widgets.explorables.")} == {"widgets.explorables.ice"}
    assert {name for name in modules if name.startswith("widgets.models.")} == {"widgets.models.ice"}
    assert not modules & {"matplotlib", "pandas", "scipy.stats", "scipy.optimize", "networkx", "statsmodels", "evidence", "biodivine_aeon"}


def test_an_explorable_is_two_short_modules() -> None:
    for path in (WIDGETS / "explorables").glob("*.py"):
        assert len(path.read_text("utf8").splitlines()) <= 250, path.name


def test_the_bibliography_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from bib import reading

    reading._scan_once.cache_clear()
    for _ in range(3):
        assert len(reading.scan(reading.REFERENCES)[0]) > 100
    assert reading._scan_once.cache_info().misses == 1
