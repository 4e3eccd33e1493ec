"""What no single cell can show: cells of a row that belong together.

A rule takes a row and yields the column at fault, what is wrong and what is expected. It
looks only at cells that could be read; the others are named already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf

from evidence.choices import COMPARING, COUNTED, RATIOS, SHOWN_IN, UNITS
from evidence.claim_rules import Fault, Row, history_in_order, not_for_and_against, says_what_was

Rule = Callable[[Row], Iterator[Fault]]

NOT_READ = "Not read: "
"""How the summary of a work starts of which only the title is known."""


def part_of_whole(part: str, whole: str) -> Rule:
    """Return the rule that one count is not larger than another.

    Examples
    --------
    >>> list(part_of_whole("events", "total")({"events": 5.0, "total": 4.0}))
    [('events', 'events 5 is more than total 4', 'at most 4')]
    """

    def rule(row: Row) -> Iterator[Fault]:
        few, many = row.get(part), row.get(whole)
        if few is not None and many is not None and few > many:
            yield part, f"{part} {few:g} is more than {whole} {many:g}", f"at most {many:g}"

    return rule


def shown_in_whom(row: Row) -> Iterator[Fault]:
    """Hold directness against design; count patients in people only."""
    design, directness = row.get("design"), row.get("directness")
    possible = SHOWN_IN.get(design)
    if possible and directness and directness not in possible:
        what = f'the directness of design "{design}" is "{directness}"'
        yield "directness", what, f"one of {', '.join(possible)}"
    if directness in ("animal", "in-vitro", "none") and row.get("n") is not None:
        yield "n", f'n is given, but the directness is "{directness}"', "a number of people only"


def judged_if_cited(row: Row) -> Iterator[Fault]:
    """Want a judgement of each work of the review, and its reason where it is not "yes"."""
    verdict, review = row.get("supports_review"), row.get("review")
    if review is not None and verdict is None:
        yield "supports_review", "the review cites the work", "yes, partly, no or unverifiable"
    if review is None and verdict is not None:
        yield "supports_review", "the review does not cite the work", "an empty cell"
    if verdict in ("partly", "no") and not row.get("discrepancy"):
        yield "discrepancy", f'supports_review is "{verdict}"', "in what the review differs"
    if (verdict in ("yes", None)) and row.get("discrepancy"):
        yield "discrepancy", f'supports_review is "{verdict or ""}"', "an empty cell"


def not_read(row: Row) -> Iterator[Fault]:
    """Want no address and no judgement where the summary says that the work was not read."""
    unread = (row.get("summary") or "").startswith(NOT_READ)
    if unread and row.get("source_url"):
        yield "source_url", f'the summary starts with "{NOT_READ}"', "an empty cell"
    if unread and row.get("supports_review") not in (None, "unverifiable"):
        yield "supports_review", f'the summary starts with "{NOT_READ}"', "unverifiable"


def read_as_title(row: Row) -> Iterator[Fault]:
    """Want "title" as what was read of a work exactly where its summary says that it was not read."""
    if "summary" not in row or "read" not in row:
        return
    unread = (row["summary"] or "").startswith(NOT_READ)
    if unread != (row["read"] == "title"):
        starts = "starts" if unread else "does not start"
        yield "read", f'"{row["read"]}", but the summary {starts} with "{NOT_READ}"', "title" if unread else "full-text, abstract, part or second-hand"


def sorted_by_treatment(row: Row) -> Iterator[Fault]:
    """Want the columns that sort a work filled where its treatments are named in words, and only there."""
    for words, column, expected in (("immune", "inhibitor", "yes or no: was a checkpoint inhibitor given?"), ("locoregional", "therapies", 'the local therapies of the work, or "other"')):
        if words in row and row.get(words) and not row.get(column):
            yield column, f'the cell is empty, but {words} is "{row[words]}"', expected
    if row.get("inhibitor") and "immune" in row and not row.get("immune"):
        yield "inhibitor", f'"{row["inhibitor"]}", but no immune therapy is named', "an empty cell"


def noted_if_set_aside(row: Row) -> Iterator[Fault]:
    """Want the reason in the note where a number may not be drawn."""
    if row.get("standing") and not row.get("note"):
        yield "note", f'the cell is empty, but the number is "{row["standing"]}"', "why"


def unless_inconsistent(rule: Rule) -> Rule:
    """Return the rule for numbers that are not marked as printed wrongly in their source.

    Examples
    --------
    >>> row = {"estimate": 3.0, "ci_low": 4.0, "ci_high": 5.0, "ci_level": 95.0}
    >>> held = unless_inconsistent(interval_holds_estimate)
    >>> len(list(held(row))), len(list(held(row | {"standing": "inconsistent"})))
    (1, 0)
    """

    def held(row: Row) -> Iterator[Fault]:
        if row.get("standing") != "inconsistent":
            yield from rule(row)

    return held


def interval_holds_estimate(row: Row) -> Iterator[Fault]:
    """Want a level and two ends of an interval, and the estimate between them."""
    low, high, level = (row.get(name) for name in ("ci_low", "ci_high", "ci_level"))
    estimate = row.get("estimate")
    if low is None and high is None:
        if level is not None:
            yield "ci_level", f"there is a level of {level:g} but no interval", "an empty cell"
        return
    if level is None:
        yield "ci_level", "the interval has no level", "its level in per cent, like 95"
    elif not 50 <= level < 100:
        yield "ci_level", f"the level is {level:g}", "per cent from 50 to below 100, like 95"
    if (low is None or high is None) and not row.get("note"):
        missing = "ci_low" if low is None else "ci_high"
        yield missing, "one end of the interval is empty", "a number, or the reason in the note"
    if low is not None and high is not None and low > high:
        yield "ci_low", f"ci_low {low:g} is above ci_high {high:g}", "the lower end first"
        return
    low, high = (-inf if low is None else low), (inf if high is None else high)
    if estimate is not None and not low <= estimate <= high:
        what = f"{estimate:g} is outside its interval {low:g} to {high:g}"
        yield "estimate", what, "a number inside it"


def unit_of_endpoint(row: Row) -> Iterator[Fault]:
    """Hold the unit against the endpoint, and the numbers against the unit."""
    unit, units = row.get("unit"), UNITS.get(row.get("endpoint"))
    if unit and units and unit not in units:
        what = f'the unit of {row["endpoint"]} is "{unit}"'
        yield "unit", what, f"one of {', '.join(units)}"
    least, most = _RANGES.get(unit, (None, None))
    for name in ("estimate", "ci_low", "ci_high"):
        value = row.get(name)
        if value is None or least is None:
            continue
        if not least <= value <= most or (unit in RATIOS and value == 0 and name == "estimate"):
            no_end = "above 0" if unit in RATIOS and name == "estimate" else f"{least:g} or more"
            yield name, f"{value:g} is no {unit}", no_end if most == inf else f"{least:g} to {most:g}"


_RANGES = {
    "percent": (0, 100),
    "percentage-points": (-100, 100),
    "percent-change": (-100, inf),
    "correlation": (-1, 1),
    **dict.fromkeys(("p-value", "interaction-p-value"), (0, 1)),
    **dict.fromkeys(("days", "count", "score", "gray", "cell-ratio"), (0, inf)),
    "ratio-of-hazard-ratios": (0, inf),
    **dict.fromkeys((*RATIOS, "months", "fold-change"), (0, inf)),
    **dict.fromkeys(("cells-per-ul", "cells-per-mm2", "pg-per-ml"), (0, inf)),
}


_ROUNDING = 0.501  # of a percentage that is printed without decimals


def estimate_of_counts(row: Row) -> Iterator[Fault]:
    """Hold a percentage of people who were counted against events and total."""
    events, total, estimate = (row.get(name) for name in ("events", "total", "estimate"))
    if total == 0:
        yield "total", "no patient is counted", "1 or more"
    elif None not in (events, total, estimate) and events <= total and row.get("unit") == "percent":
        share = 100 * events / total
        if row.get("endpoint") in COUNTED and abs(estimate - share) > _ROUNDING:
            what = f"{estimate:g} per cent is not {events:g} of {total:g}"
            yield "estimate", what, f"{share:.1f}"
    if row.get("unit") == "count" and None not in (events, estimate) and events != estimate:
        yield "events", f"the count is {estimate:g} but events is {events:g}", f"{estimate:g}"
    if events is not None and total is None and not row.get("note"):
        yield "total", "there are events but no total", "their number, or the reason in the note"
    if estimate is None and not row.get("note"):
        yield "estimate", "the cell is empty", 'a number, or the reason in the note ("not reached")'


def compared_with_whom(row: Row) -> Iterator[Fault]:
    """Want a comparator where a row compares, and the part of the patients in a prognostic row."""
    question, liver, unit = row.get("question"), row.get("liver_metastases"), row.get("unit")
    compares = (*RATIOS, "percentage-points", "ratio-of-hazard-ratios", "interaction-p-value")
    if (unit in compares or question in COMPARING) and not row.get("comparator"):
        yield "comparator", "the row compares, but names no comparator", "who or what it compares with"
    if question != "prognostic" or not liver:
        return
    if unit in RATIOS and liver != "with":
        what = f'a prognostic ratio is of those with liver metastases, not "{liver}"'
        yield "liver_metastases", what, "with"
    elif liver not in ("with", "without"):
        yield "liver_metastases", f'question is "prognostic" but this is "{liver}"', "with or without"


_SIGNS = {
    **dict.fromkeys(("secretes", "induces", "recruits", "activates", "expresses"), "+"),
    **dict.fromkeys(("suppresses", "kills", "depletes", "blocks"), "-"),
}


def sign_of_kind(row: Row) -> Iterator[Fault]:
    """Hold the sign of an edge against its kind: what kills cannot promote.

    Examples
    --------
    >>> list(sign_of_kind({"kind": "kills", "sign": "+"}))
    [('sign', 'an edge that kills has the sign "+"', '- or ?')]
    """
    kind, sign = row.get("kind"), row.get("sign")
    if sign and _SIGNS.get(kind, sign) != sign != "?":
        yield "sign", f'an edge that {kind} has the sign "{sign}"', f"{_SIGNS[kind]} or ?"


def changed(row: Row) -> Iterator[Fault]:
    """A correction says something else than the error."""
    if row.get("was") and row.get("was") == row.get("now"):
        yield "now", "it says the same as was", "what the book says now"


RULES: dict[str, tuple[Rule, ...]] = {
    "studies.csv": (
        part_of_whole("n_liver_metastases", "n"),
        shown_in_whom,
        judged_if_cited,
        not_read,
        read_as_title,
        sorted_by_treatment,
    ),
    "outcomes.csv": (
        part_of_whole("events", "total"),
        unless_inconsistent(interval_holds_estimate),
        unit_of_endpoint,
        unless_inconsistent(estimate_of_counts),
        compared_with_whom,
        noted_if_set_aside,
    ),
    "claims.yml": (not_for_and_against, history_in_order),
    "claims.yml, history": (says_what_was,),
    "nodes.csv": (),
    "mechanisms.csv": (sign_of_kind,),
    "discrepancies.csv": (),
    "agreement.csv": (part_of_whole("agreed", "compared"),),
    "errata.yml": (changed,),
}
