"""Firefox and WebKit on this machine. ``python -m tests.engines.installed`` installs them where it may, and says what it runs.

An engine that is not there is a skip, and an error where ``CI`` is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}
ADVICE = "the tests of other engines need Firefox, WebKit's driver and Xvfb (Debian: apt install firefox-esr webkit2gtk-driver xvfb)"


def firefox() -> str | None:
    """Path of Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit() -> tuple[str, str, str] | None:
    """Paths of WebKit's driver, of the small browser that it drives, and of Xvfb."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser")) if driver else []
    return (driver, str(browsers[0]), screen) if driver and browsers and screen else None


FOUND = {"firefox": firefox, "webkit": webkit}


def missing() -> list[str]:
    """Engines that are not there."""
    return [name for name, find in FOUND.items() if not find()]


def install(names: list[str]) -> None:
    """Install the packages of engines where that is allowed: by the administrator of a Debian."""
    packages = [package for name in names for package in PACKAGES[name]]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (packages and root and shutil.which("apt-get")):
        return
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]):
        print(f"[book] running: {' '.join(command)}", flush=True)
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    install(missing())
    if left := missing():
        print(f"[book] not there: {', '.join(left)}; {ADVICE}")
        sys.exit(1 if os.environ.get("CI") else 0)
    print(f"[book] engines: {', '.join(FOUND)}")
