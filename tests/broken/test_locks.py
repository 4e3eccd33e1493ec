"""Locks that do not fit what they lock: one error each, with file, line, value and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supply.locks import check_npm, check_python

H, S = "a" * 64, "A" * 86 + "=="
PYTHON = {
    "pyproject.toml": '[project]\nname = "sample"\ndependencies = ["kit>=2,<3"]\n[project.optional-dependencies]\ntest = ["my-tool"]\n',
    "requirements.lock": f"kit==2.1 \\\n    --hash=sha256:{H}\nmy-tool==1.0 ; python_full_version >= '3.11' \\\n    --hash=sha256:{H} \\\n    --hash=sha256:{H}\n",
}
NPM = {
    "package.json": '{\n "devDependencies": {"kit": "2.1.0"}\n}\n',
    "package-lock.json": f"""{{
 "packages": {{
  "": {{"devDependencies": {{"kit": "2.1.0"}}}},
  "node_modules/kit": {{"version": "2.1.0", "integrity": "sha512-{S}"}},
  "node_modules/part": {{"version": "1.0.0", "integrity": "sha512-{S}"}}
 }}
}}
""",
}
BREAKS = [
    ("a package that is asked for and not locked", PYTHON, "pyproject.toml", ('["my-tool"]', '["my-tool", "other>=1"]'), ("requirements.lock", '"other>=1" of pyproject.toml is not in it')),
    ("a version that is not asked for", PYTHON, "pyproject.toml", ("kit>=2,<3", "kit>=3"), ("requirements.lock:1", "kit is 2.1", ">=3")),
    ("a package without a hash", PYTHON, "requirements.lock", (f"kit==2.1 \\\n    --hash=sha256:{H}", "kit==2.1"), ("requirements.lock:1", '"kit==2.1" has no hash')),
    ("a hash that was cut off", PYTHON, "requirements.lock", (f"kit==2.1 \\\n    --hash=sha256:{H}", f"kit==2.1 \\\n    --hash=sha256:{H[:40]}"), ("requirements.lock:1", "a hash that is none")),
    ("a version that is left open", PYTHON, "requirements.lock", ("kit==2.1", "kit>=2.1"), ("requirements.lock:1", '"kit>=2.1" leaves the version open')),
    ("a package that is there twice", PYTHON, "requirements.lock", ("my-tool==1.0 ;", f"kit==2.2 \\\n    --hash=sha256:{H}\nmy-tool==1.0 ;"), ("requirements.lock:3", '"kit" is in line 1 too')),
    ("the address of a registry", PYTHON, "requirements.lock", ("kit==2.1", "--index-url https://registry.invalid/simple\nkit==2.1"), ("requirements.lock:1", "--index-url", "packages, versions and hashes only")),
    ("a package from an address", PYTHON, "requirements.lock", ("kit==2.1", "kit @ https://host.invalid/kit.whl"), ("requirements.lock:1", "names an address")),
    ("a line that is no package", PYTHON, "requirements.lock", ("kit==2.1", "<<<<<<< HEAD\nkit==2.1"), ("requirements.lock:1", "<<<<<<< HEAD", "name==1.2.3")),
    ("another version in package.json", NPM, "package.json", ("2.1.0", "2.2.0"), ("package-lock.json:3", "kit is 2.1.0", "asks for 2.2.0")),
    ("a package in package.json alone", NPM, "package.json", ('"kit": "2.1.0"', '"kit": "2.1.0", "new": "1.0.0"'), ("package-lock.json:1", "new is not there", "asks for 1.0.0")),
    ("a range in package.json", NPM, "both", ('{"kit": "2.1.0"}', '{"kit": "^2.1.0"}'), ("package.json", '"^2.1.0"', "one version")),
    ("a package without integrity", NPM, "package-lock.json", (f', "integrity": "sha512-{S}"}},\n  "node_modules/part', '},\n  "node_modules/part'), ("package-lock.json:4", "node_modules/kit has no hash")),
    ("an address in the lock of npm", NPM, "package-lock.json", ('"version": "1.0.0"', '"version": "1.0.0", "resolved": "https://registry.invalid/part.tgz"'), ("package-lock.json:5", "https://registry.invalid/part.tgz")),
    ("another version installed than asked", NPM, "package-lock.json", ('{"version": "2.1.0"', '{"version": "2.0.0"'), ("package-lock.json:4", "node_modules/kit is 2.0.0", "2.1.0")),
    ("a lock that is no JSON", NPM, "package-lock.json", ('"2.1.0"}},', '"2.1.0"}}'), ("package-lock.json:4", "not a lock of npm")),
]  # fmt: skip


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[str]]:
    """Return the problems of some files, one of them changed."""

    def one(files: dict[str, str], name: str = "", swap: tuple[str, str] = ("", "")) -> list[str]:
        for file, text in files.items():
            if name in (file, "both"):
                assert swap[0] in text
                text = text.replace(*swap, 1)
            (tmp_path / file).write_text(text, encoding="utf-8")
        return [str(problem) for problem in (check_python if files is PYTHON else check_npm)(tmp_path)]

    return one


@pytest.mark.parametrize("files", [PYTHON, NPM], ids=["python", "npm"])
def test_sound_locks_fit(check: Callable[..., list[str]], files: dict[str, str]) -> None:
    assert check(files) == []


@pytest.mark.parametrize(("what", "files", "name", "swap", "says"), BREAKS, ids=[one[0] for one in BREAKS])
def test_a_lock_that_does_not_fit_is_one_error(check: Callable[..., list[str]], what: str, files: dict[str, str], name: str, swap: tuple[str, str], says: tuple[str, ...]) -> None:
    (said,) = check(files, name, swap)
    for words in says:
        assert words in said, said
