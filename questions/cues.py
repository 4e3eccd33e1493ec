"""What gives an answer away without knowledge, counted over a bank: each rule of thumb, and how often it is right.

The rules follow the item-writing guide of the National Board of Medical Examiners (length, absolutes, hedges,
convergence, clang) and what an audit of this bank found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from questions.bank import Item, Option, Part

HEDGE = re.compile(r"\b(?:may|might|can|could|perhaps|possibly|probably|often|usually|sometimes|some|likely|suggests?|appears?|seems?|in part|not yet|at most|at least|about|unless|uncertain|unknown|unclear)\b", re.I)
ABSOLUTE = re.compile(r"\b(?:always|never|all|none|only|every|must|cannot|no|any|completely|entirely|proves?|proven|certainly|regardless|impossible)\b", re.I)
EMPTY = re.compile(r"\bnot on this page\b|\bnot (?:stated|mentioned|said) (?:here|on)|^(?:this is )?(?:wrong|incorrect|not right|right|correct)\b|^see\b", re.I)
PRIVATE = re.compile(r"\b(?:this|the) (?:page|book|chapter|section)\b|\bthe review\b|\babove\b|\bbelow\b(?! \d)", re.I)
WORD = re.compile(r"[a-zA-Zα-ω][a-zA-Zα-ω-]{3,}")
COMMON = frozenset(["that", "this", "with", "from", "have", "been", "were", "which", "what", "when", "than", "then", "they", "them", "their", "there", "these", "those", "into", "does", "will", "would", "most", "more", "less", "first", "next", "after", "before", "because", "other", "patient", "patients"])
LEAST_WORDS = 12
MOST_RANK, MOST_RULE, MOST_GAP = 32.0, 40.0, 5.0
"""Per cent: share of keys of one length rank, share that a rule gets right, difference of hedges in keys and distractors."""

Rule = Callable[[Part], Option | None]


@dataclass(frozen=True)
class Finding:
    """One measure of a bank: its value, what it may be at most, and the questions behind it."""

    name: str
    value: float
    limit: float
    counted: int
    places: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the measure is within its limit."""
        return self.value <= self.limit

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'FAIL'} {self.name}: {self.value:.0f} (at most {self.limit:g}; of {self.counted})"


def one_best(items: Iterable[Item]) -> list[tuple[str, Part]]:
    """Return every one-best-answer part with a name for it."""
    return [(item.id if len(item.parts) == 1 else f"{item.id} ({place})", part) for item in items for place, part in enumerate(item.parts, 1) if part.kind == "one-best-answer"]


def findings(items: Iterable[Item]) -> Iterator[Finding]:
    """Yield every measure of a bank."""
    items = list(items)
    parts = one_best(items)
    yield from _rules(parts)
    yield from _ranks(parts)
    yield from _alike(parts)
    yield _positions(parts)
    yield from _texts(items)


def _unique(options: Iterable[Option], counts: Callable[[Option], float]) -> Option | None:
    """Return the one option with the largest count, if there is one."""
    ranked = sorted(options, key=counts, reverse=True)
    return ranked[0] if counts(ranked[0]) > counts(ranked[1]) else None


def words(text: str) -> set[str]:
    """Return the words of a text that carry meaning, without their endings."""
    return {re.sub(r"(?:ations?|ings?|ed|es|s)$", "", word.lower()) for word in WORD.findall(text)} - COMMON


def _shared(part: Part) -> Option | None:
    stem = words(part.stem)
    return _unique(part.options, lambda option: len(words(option.text) & stem))


def _converging(part: Part) -> Option | None:
    """Return the option that shares most with the other options: test-makers vary the key."""
    told = Counter(word for option in part.options for word in words(option.text))
    return _unique(part.options, lambda option: sum(told[word] - 1 for word in words(option.text)))


RULES: dict[str, Rule] = {
    "the longest option": lambda part: _unique(part.options, lambda option: len(option.text)),
    "the shortest option": lambda part: _unique(part.options, lambda option: -len(option.text)),
    "the only option with a semicolon": lambda part: _unique(part.options, lambda option: ";" in option.text),
    "the only option with a comma": lambda part: _unique(part.options, lambda option: "," in option.text),
    "the only option with brackets": lambda part: _unique(part.options, lambda option: "(" in option.text),
    "the most hedged option": lambda part: _unique(part.options, lambda option: len(HEDGE.findall(option.text))),
    "the option with fewest absolutes": lambda part: _unique(part.options, lambda option: -len(ABSOLUTE.findall(option.text))),
    "the option that shares most words with the stem": _shared,
    "the option that shares most words with the others": _converging,
}
LEAST_COUNTED = 12
"""A rule that applies to fewer questions than this is not judged: a few hits by chance say nothing."""


def _rules(parts: list[tuple[str, Part]]) -> Iterator[Finding]:
    for name, rule in RULES.items():
        chosen = [(where, part, rule(part)) for where, part in parts]
        applied = [(where, part.key is option) for where, part, option in chosen if option]
        right = tuple(where for where, hit in applied if hit)
        share = 100 * len(right) / len(applied) if len(applied) >= LEAST_COUNTED else 0.0
        yield Finding(f"right by choosing {name}, per cent", share, MOST_RULE, len(applied), right)


def _ranks(parts: list[tuple[str, Part]]) -> Iterator[Finding]:
    ranked: dict[int, list[str]] = {rank: [] for rank in range(1, 5)}
    four = [(where, part) for where, part in parts if len(part.options) == 4]
    for where, part in four:
        order = sorted(part.options, key=lambda option: (-len(option.text), option.text))
        ranked[order.index(part.key) + 1].append(where)
    for rank, found in ranked.items():
        yield Finding(f"keys that are number {rank} of four by length, per cent", 100 * len(found) / max(1, len(four)), MOST_RANK, len(four), tuple(found))


def _alike(parts: list[tuple[str, Part]]) -> Iterator[Finding]:
    keys = [part.key.text for _, part in parts]
    others = [option.text for _, part in parts for option in part.options if not option.correct]
    for name, pattern in (("hedges", HEDGE), ("absolutes", ABSOLUTE)):
        shares = [100 * sum(bool(pattern.search(text)) for text in texts) / max(1, len(texts)) for texts in (keys, others)]
        held = tuple(where for where, part in parts if pattern.search(part.key.text))
        yield Finding(f"{name} in keys ({shares[0]:.0f}) and distractors ({shares[1]:.0f}), difference in points", abs(shares[0] - shares[1]), MOST_GAP, len(parts), held)


def _positions(parts: list[tuple[str, Part]]) -> Finding:
    four = [part.answer for _, part in parts if len(part.options) == 4]
    most = max((four.count(place) for place in set(four)), default=0)
    return Finding("keys in one place of four, per cent", 100 * most / max(1, len(four)), MOST_RANK + 3, len(four))


def _texts(items: list[Item]) -> Iterator[Finding]:
    everything = [(item.id, part) for item in items for part in item.parts]
    reasons = [(where, option.why) for where, part in everything for option in part.options if not option.correct]
    short = tuple(where for where, why in reasons if len(why.split()) < LEAST_WORDS)
    yield Finding(f"reasons of wrong options with fewer than {LEAST_WORDS} words", len(short), 0, len(reasons), short)
    empty = tuple(where for where, why in reasons if EMPTY.search(why))
    yield Finding("reasons that teach nothing", len(empty), 0, len(reasons), empty)
    unnamed = tuple(where for where, part in everything for option in part.options if not option.correct and not option.misconception)
    yield Finding("wrong options without a named misconception", len(unnamed), 0, len(reasons), unnamed)
    private = tuple(dict.fromkeys(where for where, part in everything for text in (part.stem, part.reveal, *(option.text for option in part.options)) if PRIVATE.search(text)))
    yield Finding("stems and options that depend on their page", len(private), 0, len(everything), private)
    telling = tuple(where for where, part in everything if part.kind == "one-best-answer" and _tells(where, part))
    yield Finding("ids that tell the key", len(telling), 0, len(everything), telling)


def _tells(name: str, part: Part) -> bool:
    """Whether a word of the id is in the key, and neither in the stem nor in another option."""
    elsewhere = words(part.stem).union(*(words(option.text) for option in part.options if not option.correct))
    return bool((words(name.replace("-", " ")) & words(part.key.text)) - elsewhere)
