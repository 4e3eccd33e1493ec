"""The content security policy of every page, and what would break it."""

from __future__ import annotations

import re

POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>", re.I)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I)
DATA = 'type="application/json"'


def violations(body: str) -> list[str]:
    """What in the body of a page the policy would block without a word: scripts in the page, event handlers.

    Data blocks (``type="application/json"``) are no scripts to a browser.

    Examples
    --------
    >>> violations('<script type="application/json">{}</script><script src="a.js"></script>')
    []
    >>> violations('<button onclick="x()">x</button><script>x()</script>')
    ['<script>', '<button onclick=']
    """
    scripts = [match[0] for match in SCRIPT.finditer(body) if "src=" not in match["attributes"] and DATA not in match["attributes"]]
    return scripts + [match[0] for match in HANDLER.finditer(body)]
