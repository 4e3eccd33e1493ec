"""Whether a bank is whole: kinds, objectives, patients, drawings and tables, variants, firm answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.bank import Bank
from questions.cues import HEDGE, one_best
from questions.schema import KINDS

CLINICAL = ("management", "procedure", "harm")
"""Topics whose questions should tell of a patient."""


@dataclass(frozen=True)
class Share:
    """A count that a whole bank reaches."""

    name: str
    value: float
    least: float

    @property
    def holds(self) -> bool:
        """Whether the bank has enough."""
        return self.value >= self.least

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'FAIL'} {self.name}: {self.value:.0f} (at least {self.least:g})"


def shares(banks: Iterable[Bank]) -> Iterator[Share]:
    """Yield what a whole bank has of each thing that it needs."""
    banks = list(banks)
    items = [item for bank in banks for item in bank.items]
    kinds = Counter(item.kind for item in items)
    yield Share("questions", len(items), 240)
    for kind in KINDS:
        yield Share(f"questions of the kind {kind}", kinds[kind], 12)
    shown = sum(any(part.figure or part.table for part in item.parts) for item in items)
    yield Share("questions with a drawing or a table, per cent", 100 * shown / max(1, len(items)), 20)
    clinical = [item for item in items if item.topic in CLINICAL]
    yield Share("clinical questions that tell of a patient, per cent", 100 * sum(item.patient for item in clinical) / max(1, len(clinical)), 66)
    yield Share("questions with a variant", len({item.variant_of for bank in banks for item in bank.variants}), 60)
    parts = one_best(items)
    firm = sum(not HEDGE.search(part.key.text) for _, part in parts)
    yield Share("keys without a hedge, per cent", 100 * firm / max(1, len(parts)), 34)


def uncovered(bank: Bank, objectives: int) -> list[int]:
    """Return the objectives of a chapter that no question tests.

    Examples
    --------
    >>> uncovered(Bank("1-part/page", ()), 2)
    [1, 2]
    """
    tested = {item.objective for item in bank.items}
    return [number for number in range(1, objectives + 1) if number not in tested]
