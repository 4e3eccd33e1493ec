"""The browser's side in files: classic scripts for the pages, an ES module for live Jupyter, and the starting state as markup.

`bundle(out)` writes `explorables.js` (host, engine, kit), `explorable-NAME.js` for each explorable (its model and its
kinds of chart, which import `kit`) and `explorable.css`; the engine comes first on a page. What is made here is kept in
`_build/widgets` under a hash of all that it is made of. Needs Node's esbuild and terser in `node_modules/` (`npm ci`).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..declaration import Declaration
from . import node
from .module import declaration_module

WIDGETS = Path(__file__).parents[1]
SOURCES, CSS, ROOT = WIDGETS / "js", WIDGETS / "css", WIDGETS.parent
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
MINIFY = Path(__file__).with_name("minify.mjs")
CACHE = ROOT / "_build" / "widgets"
READY = WIDGETS / "ready"
"""Modules that an installed package brings, since it has no esbuild."""

SHARED = {"bars", "profile"}
"""Kinds of chart that come with the engine, since most explorables use them."""


class BundleError(RuntimeError):
    """The browser's side could not be made."""


def esbuild(source: str, *options: str) -> str:
    """Bundle a module given as text, whose imports are relative to `widgets/js/`.

    Raises
    ------
    BundleError
        If esbuild is missing or fails.
    """
    if not ESBUILD.exists():
        msg = f"{ESBUILD} is missing: run `npm ci` in {ROOT} (it needs Node 20 or later)"
        raise BundleError(msg)
    command = [str(ESBUILD), "--bundle", "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning", *options]
    run = subprocess.run(command, input=source, text=True, encoding="utf8", capture_output=True, cwd=SOURCES, check=False)
    if run.returncode:
        msg = f"esbuild failed:\n{run.stderr}"
        raise BundleError(msg)
    return run.stdout


def bundle(out: Path | str, declarations: Iterable[Declaration] | None = None) -> list[Path]:
    """Write the scripts and the style sheet that pages load.

    Parameters
    ----------
    out
        Folder, made if it is not there.
    declarations
        Whose scripts are written; all explorables if not given.

    Returns
    -------
    list of Path
        The files.
    """
    from ..registry import declarations as every

    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    texts = {"explorables.js": esbuild("import './host.js'", "--format=iife", "--alias:kit=./kit.js")}
    for declaration in every().values() if declarations is None else declarations:
        texts[f"explorable-{declaration.name}.js"] = esbuild(_registration(declaration), "--format=iife", "--alias:kit=./kit-page.js")
    texts = json.loads(node.run(MINIFY, json.dumps(texts)))
    texts["explorable.css"] = esbuild((CSS / "explorable.css").read_text("utf8"), "--loader=css")
    paths = []
    for name, text in texts.items():
        paths.append(out / name)
        paths[-1].write_text(text, "utf8")
    return paths


def live_module(declaration: Declaration) -> Path:
    """Return the ES module of one explorable for live Jupyter."""
    entry = (
        "import { render } from './explorable.js';\n"
        f"{_definition(declaration, spec=True)}"
        "export default { render({ model, el }) {\n"
        "  el.innerHTML = model.get('_frame');\n"
        "  const section = el.firstElementChild;\n"
        "  return render({ model, el: section.querySelector('.tlx-place'), definition, id: model.get('_name'), notes: section });\n"
        "} };\n"
    )
    return _kept(f"{declaration.name}", ".mjs", entry, lambda: esbuild(entry, "--format=esm", "--alias:kit=./kit.js"))


def starting_state(declaration: Declaration, state: Mapping[str, Any], name: str) -> str:
    """Return the markup of an explorable's controls, charts, sentence and table in one state, made by the page's own script in Node.

    Parameters
    ----------
    declaration
        The explorable.
    state
        Inputs that differ from the defaults.
    name
        Its id on the page.

    Raises
    ------
    BundleError, NodeError
        If esbuild or Node is missing or fails.
    """
    given = json.dumps([{"id": name, "state": dict(state)}])
    script = still_module(declaration)
    return _kept(f"{declaration.name}-still", ".html", script.name + given, lambda: json.loads(node.run(script, given))[0]).read_text("utf8")


def still_module(declaration: Declaration) -> Path:
    """Give the module with which Node draws an explorable in a state."""
    entry = f"import {{ still }} from './still.js';\n{_definition(declaration, spec=True)}still(definition);\n"
    return _kept(f"{declaration.name}-still", ".mjs", entry, lambda: esbuild(entry, "--format=esm", "--platform=node", "--alias:kit=./kit.js"))


def _definition(declaration: Declaration, *, spec: bool) -> str:
    kinds = dict.fromkeys(chart.kind for chart in declaration.charts)
    imports = "".join(f"import {{ {kind} }} from 'kit';\n" if kind in SHARED else f"import {{ create as {kind} }} from './{kind}.js';\n" for kind in kinds)
    makers = ", ".join(chart.kind for chart in declaration.charts)
    more = (", spec" if spec else "") + (", start" if declaration.model.data else "")
    return f"{imports}{declaration_module(declaration, spec=spec)}const definition = {{ evaluate, conditions, functions, kinds: [{makers}]{more} }};\n"


def _registration(declaration: Declaration) -> str:
    return f"{_definition(declaration, spec=False)}globalThis.explorables.set('{declaration.name}', definition);\n"


def _kept(name: str, suffix: str, made_of: str, make: Callable[[], str]) -> Path:
    """Return the file that is kept for these sources, made now if neither the package brings it nor an earlier run left it."""
    file = f"{name}-{hashlib.sha256((_sources() + made_of).encode()).hexdigest()[:16]}{suffix}"
    if (READY / file).exists():
        return READY / file
    path = CACHE / file
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), "utf8")
    return path


@cache
def _sources() -> str:
    return "".join(path.read_text("utf8") for path in sorted(SOURCES.glob("*.js")))
