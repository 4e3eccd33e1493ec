"""The proposals of a watch as a page to read and as data: ``DATE.md`` and ``DATE.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bib.model import Entry
from bib.naming import name_work

if TYPE_CHECKING:
    from evidence.watch import Notice, Proposal, Watch

Claims = Mapping[str, Mapping[str, Any]]


def write(watch: Watch, claims: Claims, works: Mapping[str, Entry], folder: Path) -> list[Path]:
    """Write both files and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    page, data = (folder / f"{watch.day}.{ending}" for ending in ("md", "yml"))
    page.write_text(as_page(watch, claims, works), encoding="utf-8")
    data.write_text(as_data(watch), encoding="utf-8")
    return [page, data]


def as_page(watch: Watch, claims: Claims, works: Mapping[str, Entry]) -> str:
    """Return the proposals as Markdown: corrections and retractions first, then new works by chapter."""
    many = sum(map(len, watch.proposals.values()))
    lines = [
        f"# What is new for the book, {watch.day}",
        "",
        f"{len(watch.notices)} corrections or retractions of works that the book cites; {many} works that it does not know. "
        "Nothing in the book has been changed: read each work, then judge. `python book.py watch --judged` enters the day of the search.",
    ]
    if watch.failed:
        lines += ["", "## Not answered", "", "These questions got no answer; ask again before the search counts as done.", ""]
        lines += [f"- {failure}" for failure in watch.failed]
    lines += ["", "## Corrections and retractions", ""]
    ordered = sorted(watch.notices, key=lambda one: (one.kind != "retraction", one.key))
    lines += [_notice(one, name_work(works[one.key])) for one in ordered] or ["None that the bibliography does not record."]
    for chapter, proposals in watch.proposals.items():
        lines += ["", f"## {chapter}", "", f"Searched from {watch.since[chapter]} to {watch.day}: {len(proposals) or 'no'} new work{'s' * (len(proposals) != 1)}."]
        if chapter in watch.more:
            lines[-1] += f" Too many to list: {', '.join(watch.more[chapter])} (`--most` lists more)."
        for proposal in sorted(proposals, key=lambda one: -len(one.touches)):
            lines += ["", *_proposal(proposal, claims)]
    return "\n".join(lines) + "\n"


def _notice(one: Notice, name: str) -> str:
    cites = f"Claims that cite it: {', '.join(f'`{claim}`' for claim in one.claims)}." if one.claims else "No claim cites it."
    recorded = f" The bibliography records {one.recorded} as {one.kind}." if one.recorded else ""
    return f"- [ ] **{one.kind.capitalize()}** of {name} (`{one.key}`): {one.notice}.{recorded} {cites}"


def _proposal(proposal: Proposal, claims: Claims) -> list[str]:
    work = proposal.work
    about = "; ".join(part for part in (work.authors, work.where, f"{work.source} {next(iter(work.names.values()))}") if part)
    lines = [f"- [ ] [{_quiet(work.title) or 'without a title'}]({work.address})", f"  {_quiet(about)}"]
    hits = ", ".join(f"“{term}”" for group in work.met for term in group[:3])
    lines.append(f"  Why: it meets the search of this chapter{f'; its title or abstract has {hits}' if hits else ''}.")
    for claim, common in proposal.touches[:5]:
        lines.append(f"  May touch `{claim}` ({', '.join(common)}): {claims[claim]['statement']}")
    if not proposal.touches:
        lines.append("  Its title shares no two telling words with a claim of this chapter.")
    return lines


def _quiet(text: str) -> str:
    """Return a text of a registry that is neither markup nor a mention."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in " ".join(text.split())).replace("@", "(at)")


def as_data(watch: Watch) -> str:
    """Return the proposals as YAML."""
    told = {
        "day": watch.day,
        "failed": list(watch.failed),
        "notices": [{"key": one.key, "kind": one.kind, "notice": one.notice, "recorded": one.recorded, "claims": list(one.claims)} for one in watch.notices],
        "chapters": {
            chapter: {
                "since": watch.since[chapter],
                "more": watch.more.get(chapter, []),
                "works": [
                    {"title": one.work.title, "authors": one.work.authors, "where": one.work.where, "source": one.work.source, **one.work.names, "address": one.work.address}
                    | {"met": [list(group) for group in one.work.met], "touches": {claim: list(common) for claim, common in one.touches}}
                    for one in proposals
                ],
            }
            for chapter, proposals in watch.proposals.items()
        },
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)
