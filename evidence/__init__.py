"""The room of evidence: what each work did and found, number by number, claim by claim."""

from evidence.loading import EvidenceError, claims, mechanisms, outcomes, studies

__all__ = ["EvidenceError", "claims", "mechanisms", "outcomes", "studies"]
