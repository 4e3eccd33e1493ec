"""Thousands of states of every explorable, as addresses and boxes bring them, in Node. ``BOOK_SEED`` repeats or varies a run."""

from __future__ import annotations

import json
import os

import pytest

from widgets import declarations
from widgets.javascript import bundle
from widgets.javascript.node import run

SEED = int(os.environ.get("BOOK_SEED", "20261130"))
STATES, DRAWN = 2000, 60
SLOW = 150
"""States of a model that solves equations for each."""


@pytest.mark.parametrize("name", declarations())
def test_no_state_breaks_sentence_table_or_drawing(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    declaration = declarations()[name]
    entry = f"import {{ fuzz }} from '../../tests/widgets/fuzz.mjs';\n{bundle._definition(declaration, spec=True)}fuzz(definition);\n"
    script = tmp_path_factory.mktemp("fuzz") / f"{name}.mjs"
    script.write_text(bundle.esbuild(entry, "--format=esm", "--platform=node", "--alias:kit=./kit.js"), encoding="utf-8")
    quick = not hasattr(declaration.model, "states")
    wrong = json.loads(run(script, json.dumps({"seed": SEED, "states": STATES if quick else SLOW, "drawn": DRAWN if quick else DRAWN // 4})))
    assert not wrong, f"seed {SEED}:\n" + "\n".join(wrong)
