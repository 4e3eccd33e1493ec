"""The content security policy, and what it takes for a Sphinx page to keep it: no script in the page itself."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
HANDLER = re.compile(r"<[^>]+\son[a-z]+=\"", re.I)
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def apply(page: str, out: Path, depth: int) -> str:
    """Move inline scripts to files, drop the widget state that nothing reads, and declare the policy.

    Data blocks (``type="application/json"``) stay: a browser does not run them.

    Raises
    ------
    ValueError
        If an inline event handler is left, which the policy would block silently.
    """

    def move(match: re.Match[str]) -> str:
        attributes, body = match["attributes"], match["body"]
        kind = re.search(r'type="([^"]*)"', attributes)
        if kind and kind[1] == WIDGET_STATE:
            return ""
        if "src=" in attributes or not body.strip() or (kind and kind[1] not in ("text/javascript", "module")):
            return match[0]
        name = f"{hashlib.sha256(body.encode()).hexdigest()[:12]}.js"
        (out / "_static" / "inline").mkdir(parents=True, exist_ok=True)
        (out / "_static" / "inline" / name).write_text(body, encoding="utf-8")
        return f'<script{attributes} src="{"../" * depth}_static/inline/{name}"></script>'

    page = INLINE.sub(move, page)
    handler = HANDLER.search(re.sub(r"<script.*?</script>", "", page, flags=re.S))
    if handler:
        raise ValueError(f"inline event handler, blocked by the policy: {handler[0][:120]}")
    return re.sub(r'(<meta charset="utf-8"\s*/?>)', rf"\1\n  {META}", page, count=1, flags=re.I)
