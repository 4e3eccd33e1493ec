"""The bill of materials of an edition: every package of both locks, in the format CycloneDX 1.5 (JSON), the same for the same locks."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

from downloads.edition import NAME, moment, version
from supply.locks import ROOT, logical_lines
from supply.shipped import licence_of


def bill(root: Path = ROOT) -> dict[str, Any]:
    """Return the bill of materials as data.

    Examples
    --------
    >>> told = bill()
    >>> told["bomFormat"], any(one["purl"].startswith("pkg:npm/katex@") for one in told["components"])
    ('CycloneDX', True)
    """
    components = [*_python(root / "requirements.lock"), *_npm(root / "package-lock.json")]
    identity = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}",
        "version": 1,
        "metadata": {"timestamp": f"{moment():%Y-%m-%dT%H:%M:%SZ}", "component": {"type": "application", "bom-ref": NAME, "name": NAME, "version": version()}},
        "components": sorted(components, key=lambda one: one["purl"]),
    }


def _component(name: str, number: str, kind: str, licence: str, hashes: list[dict[str, str]]) -> dict[str, Any]:
    purl = f"pkg:{kind}/{name.replace('@', '%40', 1) if name.startswith('@') else name}@{number}"
    told: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": number, "purl": purl}
    if licence:
        told["licenses"] = [{"license": {"name": licence}}]
    if hashes:
        told["hashes"] = hashes
    return told


def _python(lock: Path) -> list[dict[str, Any]]:
    """Packages of Python, each with the hashes of all files that the lock allows: which one is installed depends on the system."""
    found = {}
    for _, text in logical_lines(lock.read_text(encoding="utf-8")):
        name, number = re.match(r"([\w.-]+)==([^\s;]+)", text).groups()
        hashes = [{"alg": "SHA-256", "content": one} for one in re.findall(r"--hash=sha256:([0-9a-f]{64})", text)]
        try:
            licence = licence_of(name)
        except (PackageNotFoundError, ValueError):  # one for another system, or one that names none
            licence = ""
        found[name, number] = _component(name, number, "pypi", licence, hashes)
    return list(found.values())


def _npm(lock: Path) -> list[dict[str, Any]]:
    found = {}
    for path, told in json.loads(lock.read_text(encoding="utf-8"))["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            kind, _, digest = told["integrity"].partition("-")
            hashes = [{"alg": kind.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}]
            found[name, told["version"]] = _component(name, told["version"], "npm", str(told.get("license", "")), hashes)
    return list(found.values())
