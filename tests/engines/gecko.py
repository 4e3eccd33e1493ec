"""Firefox by WebDriver BiDi, which it speaks itself: no driver stands between."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import websocket

PREFERENCES = {
    "remote.active-protocols": 1, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.enabled": False,
    "app.update.enabled": False, "browser.startup.page": 0, "browser.aboutwelcome.enabled": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "extensions.update.enabled": False, "extensions.getAddons.cache.enabled": False, "services.settings.server": "data:,",
    "browser.safebrowsing.malware.enabled": False, "browser.safebrowsing.phishing.enabled": False, "dom.disable_open_during_load": False,
}  # fmt: skip
KEYS = {"ArrowRight": "\ue014", "Enter": "\ue007", "Escape": "\ue00c"}
WAIT = 120


class Gecko:
    """One window of Firefox."""

    def __init__(self, path: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.socket = websocket.create_connection(f"{self._address()}/session", timeout=WAIT, suppress_origin=True)
        self.numbers, self.said = itertools.count(1), []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.window = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self) -> str:
        for line in self.process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return found[1]
        raise RuntimeError("Firefox did not say where it listens")

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; what the page says meanwhile is kept."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.socket.recv())
            if told.get("method") == "log.entryAdded":
                self.said.append(f"{told['params']['level']}: {told['params']['text']}")
            elif told.get("id") == number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['error']}: {told['message']}")
                return told["result"]

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.said.clear()
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """Return what an expression or a promise of JSON gives, as Python."""
        wrapped = f"(async () => JSON.stringify(await ({script}) ?? null))()"
        told = self.ask("script.evaluate", expression=wrapped, target={"context": self.window}, awaitPromise=True, resultOwnership="none")
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def press(self, selector: str, *keys: str) -> None:
        """Focus an element and press keys, or type letters."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        letters = [letter for key in keys for letter in ([KEYS[key]] if key in KEYS else key)]
        actions = [{"type": kind, "value": letter} for letter in letters for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", context=self.window, actions=[{"type": "key", "id": "keys", "actions": actions}])

    def messages(self) -> list[str]:
        """What the page said on the console since it was opened."""
        self.run("1")  # what was said before is there once this is answered
        return list(self.said)

    def close(self) -> None:
        """End the browser."""
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()
