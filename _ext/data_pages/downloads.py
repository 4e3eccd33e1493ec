"""The claims beside the site as CSV and JSON; the other tables are CSV already, and ``_ext.downloads`` copies them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import evidence

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write(app: Sphinx, exception: Exception | None) -> None:
    """Put the claims into ``_downloads``."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir) / "_downloads"
    folder.mkdir(exist_ok=True)
    frame = evidence.claims()
    frame["checked"] = frame["checked"].dt.strftime("%Y-%m-%d")
    text = json.dumps(frame.to_dict("records"), ensure_ascii=False, indent=1)
    (folder / "claims.json").write_text(text + "\n", encoding="utf-8")
    joined = {name: frame[name].map("; ".join) for name in ("cites", "against")}
    frame.assign(**joined).to_csv(folder / "claims.csv", index=False, lineterminator="\n")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=400)
