"""The room of evidence: what each work did and found, number by number, claim by claim."""

from evidence.history import changes
from evidence.loading import EvidenceError, agreement, claims, discrepancies, errata, mechanisms, nodes, outcomes, studies
from evidence.registers import reviews, searches
from evidence.reported import plotted

__all__ = ["EvidenceError", "agreement", "changes", "claims", "discrepancies", "errata", "mechanisms", "nodes", "outcomes", "plotted", "reviews", "searches", "studies"]
