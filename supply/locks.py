"""Whether the locks fit what they lock: every package that is asked for, one version of each, a hash for each file, no address.

>>> list(check_python()), list(check_npm())
([], [])
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bib.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
INTEGRITY = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")
WRITE_PYTHON = "the lock written again (CONTRIBUTING.md, Code)"
WRITE_NPM = "the lock written again: npm install --package-lock-only"


def check_python(root: Path = ROOT) -> Iterator[Problem]:
    """Yield where ``requirements.lock`` is not pinned by hash, or does not fit ``pyproject.toml``."""
    lock, project = root / "requirements.lock", root / "pyproject.toml"
    pinned: dict[str, tuple[int, Version]] = {}
    named = set()  # in whatever state: what is named is not missing as well
    for line, text in logical_lines(lock.read_text(encoding="utf-8")):
        named.add(canonicalize_name(re.split(r"[^\w.-]", text)[0]))
        asked, *hashes = re.split(r"\s+(?=--hash)", text)
        if "://" in text or text.startswith("-"):
            yield Problem(lock, line, f'"{text.split()[0]} …" names an address or an option', "packages, versions and hashes only")
            continue
        try:
            requirement = Requirement(asked)
        except InvalidRequirement:
            yield Problem(lock, line, f'"{asked}" is not a package with a version', "a line like name==1.2.3")
            continue
        name = canonicalize_name(requirement.name)
        versions = [one.version for one in requirement.specifier if one.operator == "=="]
        if len(versions) != 1 or "*" in versions[0]:
            yield Problem(lock, line, f'"{asked}" leaves the version open', f"{name}== and one version")
            continue
        if not hashes or any(not HASH.fullmatch(one.strip()) for one in hashes):
            yield Problem(lock, line, f'"{asked}" has {"a hash that is none" if hashes else "no hash"}', "--hash=sha256: and 64 digits, for each file")
        if name in pinned and requirement.marker is None:
            yield Problem(lock, line, f'"{name}" is in line {pinned[name][0]} too', "each package once")
        pinned[name] = (line, Version(versions[0]))
    yield from _asked_python(project, lock, pinned, named)


def _asked_python(project: Path, lock: Path, pinned: dict[str, tuple[int, Version]], named: set[str]) -> Iterator[Problem]:
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    groups = [told["dependencies"], *told.get("optional-dependencies", {}).values()]
    for requirement in (Requirement(one) for group in groups for one in group):
        name = canonicalize_name(requirement.name)
        if name not in named:
            yield Problem(lock, None, f'"{requirement}" of {project.name} is not in it', WRITE_PYTHON)
        elif name in pinned and not requirement.specifier.contains(pinned[name][1], prereleases=True):
            line, version = pinned[name]
            yield Problem(lock, line, f"{name} is {version}, but {project.name} asks for {requirement.specifier}", WRITE_PYTHON)


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield each entry of a lock with the number of its first line.

    Examples
    --------
    >>> list(logical_lines("# note\na==1 \\\n    --hash=x\nb==2\n"))
    [(2, 'a==1  --hash=x'), (4, 'b==2')]
    """
    start, parts = 0, []
    for number, line in enumerate(text.split("\n"), 1):
        start = start if parts else number
        parts.append(line.strip().removesuffix("\\"))
        if not line.rstrip().endswith("\\"):
            entry, parts = " ".join(parts).strip(), []
            if entry and not entry.startswith("#"):
                yield start, entry


def check_npm(root: Path = ROOT) -> Iterator[Problem]:
    """Yield where ``package-lock.json`` is not pinned by hash, or does not fit ``package.json``."""
    lock, project = root / "package-lock.json", root / "package.json"
    text = lock.read_text(encoding="utf-8")
    try:
        packages: dict[str, Any] = json.loads(text)["packages"]
    except (json.JSONDecodeError, KeyError) as error:
        yield Problem(lock, getattr(error, "lineno", None), f"not a lock of npm ({error})", WRITE_NPM)
        return

    def line_of(name: str) -> int:
        return text[: text.index(f'"{name}"')].count("\n") + 1 if f'"{name}"' in text else 1

    asked = json.loads(project.read_text(encoding="utf-8")).get("devDependencies", {})
    locked = packages.get("", {}).get("devDependencies", {})
    for name in sorted({*asked, *locked}):
        if asked.get(name) != locked.get(name):
            yield Problem(lock, line_of(name), f"{name} is {locked.get(name, 'not there')}, but {project.name} asks for {asked.get(name, 'none')}", WRITE_NPM)
        elif not re.fullmatch(r"\d+\.\d+\.\d+[\w.-]*", asked[name]):
            yield Problem(project, None, f'{name} is asked for as "{asked[name]}"', "one version, like 1.2.3")
        elif packages.get(f"node_modules/{name}", {}).get("version") != asked[name]:
            version = packages.get(f"node_modules/{name}", {}).get("version", "not there")
            yield Problem(lock, line_of(f"node_modules/{name}"), f"node_modules/{name} is {version}", f"{asked[name]}, as {project.name} asks")
    for name, package in packages.items():
        if not name:
            continue
        if "resolved" in package:
            yield Problem(lock, line_of(name), f'{name} names the address "{package["resolved"]}"', "no address: npm is told by .npmrc to leave it out")
        if not INTEGRITY.fullmatch(package.get("integrity", "")):
            yield Problem(lock, line_of(name), f"{name} has {'a hash that is none' if package.get('integrity') else 'no hash'}", "integrity with sha512")
