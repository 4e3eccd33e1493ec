"""The browser's side in files: classic scripts for the pages, one ES module for live Jupyter.

`bundle(out)` writes `explorables.js` (host, engine, kit), `explorable-NAME.js` for each explorable (its model and its
kinds of chart, which import `kit`) and `explorable.css`; the engine comes first on a page.
Needs Node's esbuild in `node_modules/` (`npm ci`).
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path

from ..declaration import Declaration
from .module import declaration_module

WIDGETS = Path(__file__).parents[1]
SOURCES, CSS, ROOT = WIDGETS / "js", WIDGETS / "css", WIDGETS.parent
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
CACHE = ROOT / "_build" / "widgets"
READY = WIDGETS / "ready"
"""Modules that an installed package brings, since it has no esbuild."""

SHARED = {"bars", "profile"}  # kinds of chart that come with the engine, since most explorables use them


class BundleError(RuntimeError):
    """The browser's side could not be made."""


def esbuild(source: str, *options: str) -> str:
    """Bundle a module given as text, whose imports are relative to `widgets/js/`."""
    if not ESBUILD.exists():
        msg = f"{ESBUILD} is missing: run `npm ci` in {ROOT} (it needs Node 20 or later)"
        raise BundleError(msg)
    command = [str(ESBUILD), "--bundle", "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning", *options]
    run = subprocess.run(command, input=source, text=True, capture_output=True, cwd=SOURCES, check=False)
    if run.returncode:
        msg = f"esbuild failed:\n{run.stderr}"
        raise BundleError(msg)
    return run.stdout


def bundle(out: Path | str, declarations: Iterable[Declaration] | None = None) -> list[Path]:
    """Write the scripts and the style sheet that pages load, and name them."""
    from ..registry import declarations as every

    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    texts = {"explorables.js": esbuild("import './host.js'", "--format=iife", "--alias:kit=./kit.js")}
    for declaration in every().values() if declarations is None else declarations:
        texts[f"explorable-{declaration.name}.js"] = esbuild(_registers(declaration), "--format=iife", "--alias:kit=./kit-page.js")
    texts["explorable.css"] = esbuild((CSS / "explorable.css").read_text("utf8"), "--loader=css")
    paths = []
    for name, text in texts.items():
        paths.append(out / name)
        paths[-1].write_text(text, "utf8")
    return paths


def _definition(declaration: Declaration, *, spec: bool) -> str:
    kinds = dict.fromkeys(chart.kind for chart in declaration.charts)
    imports = "".join(f"import {{ {kind} }} from 'kit';\n" if kind in SHARED else f"import {{ create as {kind} }} from './{kind}.js';\n" for kind in kinds)
    makers = ", ".join(chart.kind for chart in declaration.charts)
    more = (", spec" if spec else "") + (", start" if declaration.model.data else "")
    return f"{imports}{declaration_module(declaration, spec=spec)}const definition = {{ evaluate, conditions, functions, kinds: [{makers}]{more} }};\n"


def _registers(declaration: Declaration) -> str:
    return f"{_definition(declaration, spec=False)}globalThis.explorables.set('{declaration.name}', definition);\n"


def live_module(declaration: Declaration) -> Path:
    """Give the ES module of one explorable for live Jupyter, made when it is not there yet for these very sources."""
    sources = "".join(path.read_text("utf8") for path in sorted(SOURCES.glob("*.js")))
    entry = (
        "import { render } from './explorable.js';\n"
        f"{_definition(declaration, spec=True)}"
        "export default { render({ model, el }) {\n"
        "  el.innerHTML = model.get('_frame');\n"
        "  const island = el.firstElementChild;\n"
        "  return render({ model, el: island.querySelector('.tlx-static'), definition, id: model.get('_name'), notes: island });\n"
        "} };\n"
    )
    key = hashlib.sha256((sources + entry).encode()).hexdigest()[:16]
    name = f"{declaration.name}-{key}.mjs"
    path = CACHE / name
    if (READY / name).exists():
        return READY / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(esbuild(entry, "--format=esm", "--alias:kit=./kit.js"), "utf8")
    return path
