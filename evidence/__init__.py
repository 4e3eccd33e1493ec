"""The room of evidence: what each work did and found, number by number, claim by claim."""

from evidence.loading import EvidenceError, claims, mechanisms, nodes, outcomes, studies

__all__ = ["EvidenceError", "claims", "mechanisms", "nodes", "outcomes", "studies"]
