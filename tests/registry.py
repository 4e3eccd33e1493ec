"""A registry on this machine, which answers as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class Answers(BaseHTTPRequestHandler):
    """Sends what ``answer`` returns; with status 429 it asks to come again at once."""

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, object]:
        """Return the status, and a text or the data to be sent as JSON."""
        raise NotImplementedError

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        status, body = self.answer(address.path, dict(parse_qsl(address.query)))
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write((body if isinstance(body, str) else json.dumps(body)).encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answers: type[Answers], **state: object) -> Iterator[ThreadingHTTPServer]:
    """Serve on a free port; the state stands on the server, where a test may change it and read it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as httpd:
        vars(httpd).update(state)
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield httpd
        httpd.shutdown()
        thread.join()
