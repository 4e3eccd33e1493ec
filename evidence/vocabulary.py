"""Which therapy and which question a work is about, from the words of its row.

The map of gaps sorts works by these small lists. They are data: a word that is missing here is
added here, and ``unsorted`` names the rows that no word reaches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

NO_ROW = r"resection|surg|transplant|hyperthermia|injection|limb infusion|^locoregional treatment"
"""Words of local treatment that the map has no row for."""

ICI_ONLY, CHEMOTHERAPY = "ici-only", "chemotherapy"

LOCAL = {
    "radiotherapy": r"radiotherap|SBRT|irradiat|stereotactic|brachytherap",
    "ablation": r"ablati|\bRFA\b|\bMWA\b|microwave|radiofrequency|electroporat|cryotherap",
    "tace": r"chemoemboli|\bTACE\b|(?:irinotecan|drug-eluting) beads|(?<!radio)embolisation",
    "tare": r"radioemboli|\bTARE\b|\bSIRT\b|yttrium|\bY-?90\b|selective internal",
    "perfusion": r"perfusion|arterial infusion",
    "ultrasound": r"focused ultrasound|\bHIFU\b|histotripsy",
}
"""Words of the cell ``locoregional``."""

THERAPIES = {
    ICI_ONLY: "Checkpoint inhibitors, without chemotherapy or local therapy",
    CHEMOTHERAPY: "With chemotherapy",
    "radiotherapy": "With radiotherapy",
    "ablation": "With ablation (radiofrequency, microwave, cryo)",
    "tace": "With chemoembolisation or embolisation (TACE)",
    "tare": "With radioembolisation (TARE, SIRT)",
    "perfusion": "With liver perfusion or arterial infusion",
    "ultrasound": "With focused ultrasound or histotripsy",
}
QUESTIONS = {
    "local": "Local control",
    "response": "Tumour response",
    "elsewhere": "Response elsewhere",
    "survival": "Survival",
    "immune": "Immune change",
    "safety": "Safety",
    "benefit": "Who benefits",
}

_CHECKPOINT = re.compile(
    r"checkpoint|\bPD-?1\b|\bPD-?L1\b|\bCTLA-?4\b|LAG-3|TIGIT"
    r"|(?:pembroliz|nivol|ipilim|atezoliz|durval|tremelim|tisleliz|sintil|camreliz|avel|balstil|botensil)\w*mab",
    re.I,
)
_NOT_GIVEN = re.compile(r"\bno checkpoint|among the (?:alternatives|options)", re.I)
_CHEMOTHERAPY = re.compile(r"chemotherap|platin|cyclophosphamide|XELOX|FOLFOX|pemetrexed|paclitaxel|etoposide|cytotoxic", re.I)
_LOCAL = {name: re.compile(words, re.I) for name, words in LOCAL.items()}
_WORDS = {
    "local": r"local(?:ly)? (?:control|progress|recur|tumour)|necrosis|complete ablation|response of the treated",
    "response": r"(?:objective|complete|partial|pathological|tumour|metabolic|disease) (?:response|control)|response rate|\bresponded|\bresponse of \d|shrank|regress",
    "elsewhere": r"abscopal|untreated (?:tumour|lesion|metasta|side)|distant|(?:non-?|un)irradiated|contralateral|re-?challenge|second(?:ary)? tumour",
    "survival": r"surviv|lived longer|hazard ratio",
    "immune": r"T[- ]cells?\b|lymphocyte|\bCD[48]\b|\bTregs?\b|macrophage|dendritic|cytokine|interferon|\bIL-\d|\bMDSC|suppressor cells|neutrophil|natural killer|NK cells|lymphopenia|\bCD\d+\+|immune (?:cells|changes?|response)",
    "safety": r"adverse|toxic|grade [345]|\bsafe|complication|treatment-related|pneumonitis|liver injury|jaundice",
    "benefit": r"mutational burden|predict|prognos|biomarker|associated with|correlat|worse with|(?:than|against) (?:those )?without",
}
_SAID = {name: re.compile(words, re.I) for name, words in _WORDS.items()}
_ENDPOINTS = {
    "local-control": "local",
    "local-progression": "local",
    "lesion-response": "local",
    "objective-response": "response",
    "disease-control": "response",
    "abscopal-response": "elsewhere",
}
_QUESTIONS = {
    "response": "response",
    "local-control": "local",
    "survival": "survival",
    "immune-change": "immune",
    "safety": "safety",
}


def has_checkpoint(text: str) -> bool:
    """Whether a text names a checkpoint inhibitor, and not as what was left out or given to controls.

    Examples
    --------
    >>> has_checkpoint("ipilimumab + nivolumab"), has_checkpoint("adoptive T cells")
    (True, False)
    """
    return bool(_CHECKPOINT.search(text)) and not _NOT_GIVEN.search(text)


def local_therapies(text: str) -> list[str]:
    """Name the local therapies of a text.

    Examples
    --------
    >>> local_therapies("TACE, SIRT"), local_therapies("yttrium-90 radioembolisation")
    (['tace', 'tare'], ['tare'])
    """
    return [name for name, words in _LOCAL.items() if words.search(text)]


def therapies(study: Mapping[str, Any]) -> list[str]:
    """Name the rows of the map that a work belongs to.

    Examples
    --------
    >>> therapies({"locoregional": "", "immune": "nivolumab plus chemotherapy"})
    ['chemotherapy']
    """
    found = local_therapies(study["locoregional"])
    if not has_checkpoint(study["immune"]):
        return found
    if _CHEMOTHERAPY.search(study["immune"]):
        return [CHEMOTHERAPY, *found]
    return found if study["locoregional"] else [ICI_ONLY]


def questions(text: str) -> list[str]:
    """Name the questions that a sentence speaks of.

    Examples
    --------
    >>> questions("Grade 3 toxicity in two of nine; median survival 20 months.")
    ['survival', 'safety']
    """
    return [name for name, words in _SAID.items() if words.search(text)]


def question_of(outcome: Mapping[str, Any]) -> str | None:
    """Name the question of a number, or None if it is none of the map.

    Examples
    --------
    >>> question_of({"endpoint": "overall-survival", "unit": "hazard-ratio", "question": "treatment-effect"})
    'survival'
    """
    if outcome["unit"] in ("interaction-p-value", "ratio-of-hazard-ratios"):
        return "benefit"
    by_question = _QUESTIONS.get(outcome["question"])
    if outcome["question"] == "prognostic":
        return "benefit"
    return _ENDPOINTS.get(outcome["endpoint"]) or by_question or ("survival" if "survival" in outcome["endpoint"] else None)
