"""WebKit by its own driver and a small browser of its makers, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import subprocess
import warnings
from typing import Any

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.service import Service

KEYS = {"ArrowRight": Keys.ARROW_RIGHT, "Enter": Keys.ENTER, "Escape": Keys.ESCAPE}
WAIT = 120


class WebKit:
    """One window of WebKit."""

    def __init__(self, paths: tuple[str, str, str]) -> None:
        driver, browser, screen = paths
        read, write = os.pipe()
        self.screen = subprocess.Popen([screen, "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            display = told.readline().strip()
        options = WebKitGTKOptions()
        options.binary_location = browser
        options.add_argument("--automation")
        env = os.environ | {"DISPLAY": f":{display}", "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Selenium warns of itself
            self.driver = WebKitGTK(options=options, service=Service(executable_path=driver, env=env))
        self.driver.set_script_timeout(WAIT)

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.driver.get(address)

    def run(self, script: str) -> Any:
        """Return what an expression or a promise of JSON gives, as Python."""
        wrapped = f"const done = arguments[0]; (async () => JSON.stringify(await ({script}) ?? null))().then(text => done([text]), error => done([null, String(error)]));"
        text, *error = self.driver.execute_async_script(wrapped)
        if error:
            raise RuntimeError(error[0])
        return json.loads(text)

    def press(self, selector: str, *keys: str) -> None:
        """Focus an element and press keys, or type letters."""
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        element.send_keys(*(KEYS.get(key, key) for key in keys))

    def messages(self) -> list[str]:
        """What the page said since it was opened, as `listen.js` noted it: the driver tells nothing of the console."""
        return self.run("globalThis.said ?? ['listen.js did not run']")

    def close(self) -> None:
        """End the browser, its driver and its screen."""
        self.driver.quit()
        self.screen.terminate()
        self.screen.wait()
