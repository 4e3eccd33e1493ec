"""The room of evidence: what each work did and found, number by number, claim by claim."""

from evidence.loading import EvidenceError, agreement, claims, discrepancies, errata, mechanisms, nodes, outcomes, studies
from evidence.reported import plotted

__all__ = ["EvidenceError", "agreement", "claims", "discrepancies", "errata", "mechanisms", "nodes", "outcomes", "plotted", "studies"]
