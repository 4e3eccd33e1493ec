"""What a first visit to a page costs: bytes, of which script, and requests, of which to other hosts."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from urllib.parse import urlsplit

COMPRESSED = ("font/", "image/png", "image/jpeg", "application/font", "application/octet-stream")


@dataclass(frozen=True)
class Weight:
    """Bytes as a compressing server sends them, and requests."""

    total: int
    script: int
    requests: int
    outside: int


def weigh(browser: object, address: str) -> Weight:
    """Open a page for the first time, scroll through it, and count."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    responses, asked = [], []
    page.on("response", lambda response: responses.append(response))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.evaluate("async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo(0, y); await new Promise(r => setTimeout(r, 30)); } }")
    page.wait_for_load_state("networkidle")
    total = script = 0
    for response in responses:
        if response.status != 200 or urlsplit(response.url).hostname != "127.0.0.1":
            continue
        body, kind = response.body(), response.headers.get("content-type", "")
        size = len(body) if kind.startswith(COMPRESSED) or response.url.endswith((".woff2", ".png")) else len(gzip.compress(body, 6))
        total += size
        script += size if "javascript" in kind else 0
    outside = [url for url in asked if url.startswith("http") and urlsplit(url).hostname != "127.0.0.1"]
    context.close()
    return Weight(total, script, len([url for url in asked if url.startswith("http")]), len(outside))
