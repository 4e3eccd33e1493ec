"""A Chromium to print and test with: one on the machine, else the test tool's download.

Tests only look for it. ``python -m downloads.chromium`` fetches one where there is none, and says what it runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")
"""The first is Chromium without windows: the same pages and prints for half of the work."""

PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ADVICE = (
    "printing and the browser tests need Chromium: install the package 'chromium' (Debian, Ubuntu: sudo apt install chromium; "
    "macOS: brew install --cask chromium; Windows: Chrome or Edge), or set CHROMIUM to the path of one"
)


def on_machine() -> str | None:
    """Path of a Chromium that is there already."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in (*found, *(p for p in PLACES if Path(p).exists())) if path), None)


def downloaded() -> str | None:
    """Path of the test tool's own Chromium, where it has been downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if Path(path).exists() else None


def _attempt(*command: str) -> bool:
    print(f"[book] running: {' '.join(command)}", flush=True)
    try:
        return subprocess.run(command, timeout=600, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def fetched() -> str | None:
    """Path of a Chromium that the system installs for its administrator, or that the test tool downloads into its own cache."""
    print("[book] no Chromium on this machine; the browser tests need one, so one is fetched now (set CHROMIUM to use your own)", flush=True)
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("[book] you are root: installing the system's package and what it depends on", flush=True)
        packages = NAMES[:2]
        if _attempt("apt-get", "update", "-qq") and any(_attempt("apt-get", "install", "-y", "-qq", package) for package in packages):
            return on_machine()
    return downloaded() if _attempt(sys.executable, "-m", "playwright", "install", "chromium") else None


@cache
def path() -> str:
    """Path of a Chromium on this machine; an error that says what to do where there is none."""
    found = on_machine() or downloaded()
    if not found:
        raise FileNotFoundError(ADVICE)
    return found


if __name__ == "__main__":
    found = on_machine() or downloaded() or fetched()
    if not found:
        sys.exit(f"[book] {ADVICE}")
    print(f"[book] browser: {found}")
