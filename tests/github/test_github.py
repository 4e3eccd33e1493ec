"""Workflows and forms keep their schemas; workflows are pinned, and may do no more than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from _ext.page.metadata import FORM, report_address

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_files_keep_the_schema_of_their_kind(schema, paths):
    assert paths
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths))
    assert not done.returncode, done.stdout + done.stderr


def test_workflows_have_no_known_weakness():
    done = run("zizmor", "--offline", "--no-progress", str(GITHUB))
    assert not done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_permissions_are_named(path):
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses and all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in uses)
    told = yaml.safe_load(text)
    assert told["permissions"] in ({}, {"contents": "read"}) and all("timeout-minutes" in job or "environment" in job for job in told["jobs"].values())


def test_the_watch_may_open_an_issue_and_nothing_else():
    told = yaml.safe_load((GITHUB / "workflows" / "watch.yml").read_text(encoding="utf-8"))
    assert [job["permissions"] for job in told["jobs"].values()] == [{"contents": "read", "issues": "write"}]
    assert "secrets." not in (GITHUB / "workflows" / "watch.yml").read_text(encoding="utf-8")


def test_the_form_for_an_error_has_the_fields_that_a_page_fills_in():
    page = {"name": "chapters/a", "title": "Heat"}
    fields = {one.get("id") for one in yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))["body"]}
    address = report_address("https://host.example/o/book", page)
    assert {"page", "edition"} <= fields and f"template={FORM}" in address and "page=chapters%2Fa" in address and "edition=" in address
