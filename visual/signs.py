"""The dictionary of signs: what each line, state, colour and symbol of a drawing means, everywhere in the book.

Drawings may use nothing else; `faults` names what one uses besides. The key on *How to use this book* is drawn from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from visual.palette import PALETTE


@dataclass(frozen=True)
class Line:
    """A line that acts: its class, its head and what it says."""

    name: str
    meaning: str
    example: str

    @property
    def style(self) -> str:
        """The class of the path."""
        return f"line-{self.name}"

    @property
    def head(self) -> str:
        """The id of its marker in ``assets/arrows.svg``."""
        return f"arrow-{self.name}"


LINES = (
    Line("activate", "promotes", "filled head"),
    Line("suppress", "restrains", "bar"),
    Line("kill", "kills", "cross"),
    Line("become", "becomes, or moves into", "hollow head"),
    Line("flow", "flows, or is moved", "filled head, dark line"),
)
"""One sign for one meaning. Dashed (``line-dashed``): supposed, known at second hand, or failing."""

MARKS = {
    "filled": "read in the source, or significant",
    "hollow": "not significant, second hand or calculated by us",
    "hollow dots among filled ones": "one dot, one patient: without and with what is counted",
    "hollow bar": "the comparison, or a second treatment; the drawing names it",
    "dashed": "supposed, second hand or failing; of a cell or an organ: it is dying",
    "pale cell": "alive, but without function",
    "granules": "effector, able to kill",
    "ring": "naive; around a number: in a liver tumour",
    "grey pieces": "dead",
}
"""States that hold for every mark and cell."""

TISSUES = {
    "tissue": "liver",
    "tissue-tumour": "tumour",
    "tissue-necrosis": "dead tissue",
    "vessel-portal": "portal vein",
    "vessel-artery": "artery",
    "vessel-vein": "hepatic vein, vena cava, mixed blood",
    "duct-bile": "bile duct",
    "ice": "ice, cold",
    "heat": "heat",
}
"""Anatomy: class of the fill, and what it is. Each has an edge of at least 3 : 1."""

SYMBOLS = {
    "cell-hepatocyte": "hepatocyte",
    "cell-lsec": "sinusoidal endothelial cell",
    "cell-kupffer": "Kupffer cell",
    "cell-macrophage": "macrophage from blood",
    "cell-macrophage-eating": "macrophage that eats",
    "cell-monocyte": "monocyte",
    "cell-stellate": "stellate cell, quiet",
    "cell-stellate-active": "stellate cell, activated",
    "cell-dendritic": "dendritic cell",
    "cell-nk": "natural killer cell",
    "cell-nkt": "NKT cell",
    "cell-mait": "MAIT cell",
    "cell-cd8": "CD8 T cell",
    "cell-cd8-naive": "CD8 T cell, naive",
    "cell-cd8-effector": "CD8 T cell, effector",
    "cell-cd8-exhausted": "CD8 T cell without function",
    "cell-cd4": "CD4 T cell",
    "cell-treg": "regulatory T cell",
    "cell-tr1": "Tr1 cell",
    "cell-bcell": "B cell",
    "cell-mdsc": "myeloid-derived suppressor cell",
    "cell-neutrophil": "neutrophil",
    "cell-cholangiocyte": "cell of a bile duct",
    "cell-erythrocyte": "red blood cell",
    "cell-platelet": "platelet",
    "cell-tumour": "tumour cell",
    "cell-dying": "dying cell",
    "cell-dead": "dead cell",
    "molecule-antibody": "antibody, inhibitor",
    "molecule-drug": "small drug",
    "molecule-cytokine": "cytokine, endotoxin",
    "molecule-antigen": "antigen",
    "molecule-dna": "DNA",
    "receptor-pd1": "PD-1, a receptor",
    "ligand-pdl1": "PD-L1, its ligand",
    "pair-pd1-pdl1": "PD-1 bound to PD-L1",
    "pair-pd1-blocked": "the pair blocked by an antibody",
    "pair-tcr-mhc": "T-cell receptor on peptide and MHC",
    "device-microsphere": "radioactive microsphere",
    "device-bead": "drug-eluting bead",
    "device-needle": "radiofrequency electrode",
    "device-antenna": "microwave antenna",
    "device-cryoprobe": "cryoprobe with ice",
    "device-catheter": "catheter tip",
    "device-balloon": "balloon catheter",
    "device-coil": "coil",
    "therapy-radiotherapy": "radiotherapy",
    "therapy-rfa": "radiofrequency ablation",
    "therapy-mwa": "microwave ablation",
    "therapy-cryo": "cryoablation",
    "therapy-tace": "chemoembolisation",
    "therapy-tare": "radioembolisation",
    "therapy-ici": "checkpoint inhibitor",
    "therapy-chemo": "chemotherapy",
    "therapy-perfusion": "perfusion",
    "therapy-resection": "resection",
    "therapy-transplant": "transplantation",
    "event-scan": "scan",
    "event-biopsy": "biopsy",
    "body-person": "person, human cells",
    "body-mouse": "mouse, mouse cells",
    "body-pig": "pig",
    "body-dish": "in vitro",
    "organ-node": "lymph node",
    "organ-liver": "liver, whole",
    "organ-kidney": "kidney",
}
"""Every symbol of ``assets/symbols.svg`` and the words for it."""

SHEET = PALETTE.parent / "drawing.css"
_CLASS = re.compile(r'\bclass="([^"]*)"')
_ELEMENT = re.compile(r"<(path|line|polyline|rect|circle|ellipse|g|text|tspan|polygon|use|a)\b[^>]*>")
_COLOUR = re.compile(r'(?:fill|stroke)\s*[=:]\s*"?\s*(#[0-9a-fA-F]{3,8}|rgb|[a-z]+(?=["; ]))')


def known_classes(css: str | None = None) -> frozenset[str]:
    """Return every class that the style sheet of drawings knows."""
    return frozenset(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r"/\*.*?\*/", "", css or SHEET.read_text(encoding="utf-8"), flags=re.S)))


def faults(svg: str, classes: frozenset[str] | None = None) -> Iterator[str]:
    """Yield what a drawing uses that is not in the dictionary.

    Examples
    --------
    >>> list(faults('<svg><path class="line-kill" marker-end="url(#arrow-activate)" d="M0 0h9"/></svg>'))
    ['line-kill ends in arrow-activate; expected arrow-kill']
    >>> list(faults('<svg><use href="#cell-cd9"/></svg>'))
    ['the symbol cell-cd9 is not in the dictionary']
    """
    own = set(re.findall(r'\bid="([^"]+)"', svg))
    if re.search(r"<(?:marker|style|symbol)\b", svg):
        yield "brings its own marker, style or symbol"
    for name in sorted(set(re.findall(r'href="#([^"]+)"', svg)) - own - SYMBOLS.keys()):
        yield f"the symbol {name} is not in the dictionary"
    classes = classes or known_classes()
    for name in sorted({one for found in _CLASS.findall(svg) for one in found.split()} - classes):
        yield f"the class {name} is not in {SHEET.name}"
    heads = {line.style: line.head for line in LINES}
    for element in _ELEMENT.finditer(svg):
        text = element[0]
        found = _CLASS.search(text)
        used = [one for one in (found[1].split() if found else []) if one in heads]
        ends = re.findall(r'marker-(?:start|end|mid)="url\(#([^")]+)\)"', text)
        for head in ends:
            if not used:
                yield f"{head} ends a line without a meaning"
            elif head != heads[used[0]]:
                yield f"{used[0]} ends in {head}; expected {heads[used[0]]}"
        if used and not ends and used[0] not in ("line-flow", "line-become"):
            yield f"{used[0]} has no head; only a way that goes on elsewhere may lack it"
    for colour in sorted(set(_COLOUR.findall(svg)) - {"none", "currentColor", "inherit", "url", "transparent"}):
        if colour.startswith(("#", "rgb")):
            yield f"the colour {colour} is not of the palette"
