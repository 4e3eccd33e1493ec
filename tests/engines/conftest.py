"""The two engines, started once for all tests, and a server whose pages note what they complain of."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engines.installed import ADVICE, FOUND

if TYPE_CHECKING:
    from tests.engines.gecko import Gecko
    from tests.engines.webkit import WebKit

LISTEN = Path(__file__).with_name("listen.js")


@pytest.fixture(scope="session", params=list(FOUND))
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gecko | WebKit]:
    """One browser; a skip where it is not installed, and a failure where it has to be."""
    found = FOUND[request.param]()
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{request.param} is not installed; {ADVICE}")
    from tests.engines.gecko import Gecko
    from tests.engines.webkit import WebKit

    browser = Gecko(found, tmp_path_factory.mktemp("firefox")) if request.param == "firefox" else WebKit(found)
    yield browser
    browser.close()


class _Listening(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if self.path == f"/{LISTEN.name}":
            self._answer(LISTEN.read_bytes(), "text/javascript")
        elif path.suffix == ".html" and path.is_file():
            self._answer(path.read_bytes().replace(b"<title>", b'<script src="/listen.js"></script><title>', 1), "text/html")
        else:
            super().do_GET()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def listening(site: Path) -> Iterator[str]:
    """Address of the site, served with a script that notes complaints."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Listening, directory=str(site))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
