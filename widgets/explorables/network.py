"""The explorable `network`: what a push at one node does along the cited arrows of the tolerance network."""

from __future__ import annotations

import sympy as sp

from ..charts import Claim
from ..charts import Network as Drawing
from ..declaration import Declaration, Honesty, Prediction, Preset, Say
from ..evidence_rows import network_rows
from ..models.network import Network, Node, Setting, after, answer, asked, before, flips
from ..models.signed import Arrow

SIGNS = {"+": 1, "-": -1, "?": 0}
SHOWN_IN = {"mouse": "mice", "human": "patients", "rat": "rats", "in-vitro-human": "human cells in vitro", "in-vitro-mouse": "mouse cells in vitro"}
PARTS = {
    "liver": "the liver without tumour", "metastasis": "liver metastases", "radiotherapy": "radiotherapy", "ablation": "ablation", "tace": "chemoembolisation",
    "tare": "radioembolisation", "ici": "with checkpoint inhibitors",
}  # fmt: skip
TUMOUR = ("metastasis", "ici")
SETTINGS = {
    "liver": ("liver tolerance, without tumour", ("liver",)),
    "metastasis": ("liver metastasis", TUMOUR),
    "radiotherapy": ("metastasis and radiotherapy", (*TUMOUR, "radiotherapy")),
    "ablation": ("metastasis and ablation", (*TUMOUR, "ablation")),
    "embolisation": ("metastasis and embolisation", (*TUMOUR, "tace", "tare")),
}
"""Each setting with the contexts of `mechanisms.csv` whose arrows it holds."""


def declare() -> Declaration:
    """Declare the explorable."""
    nodes, arrows = network_rows()
    model = Network(
        [Node(row["node"], row["label"], row["type"], row["symbol"]) for row in nodes],
        [Arrow(row["source"], row["target"], SIGNS[row["sign"]]) for row in arrows],
        [Setting(name, label, [place for place, row in enumerate(arrows) if row["context"] in parts]) for name, (label, parts) in SETTINGS.items()],
        setting="metastasis", node="Macrophage", target="CD8 T cell",
    )  # fmt: skip
    claims = [Claim(PARTS[row["context"]], SHOWN_IN[row["species"]], row["claim"], row["cites"]) for row in arrows]
    return Declaration(
        name="network",
        title="The tolerance network: press a node",
        lead="Every arrow is a claim that a study made. Press a node, and see what is pushed up, down or both ways, and along which arrows.",
        model=model,
        prediction=Prediction(
            question=(
                "In liver metastases of mice, macrophages are blocked. They make granulin, which holds CD8 T cells back. Engineered to do so, they also make "
                "interferon alpha, which drives CD8 T cells on. Along arrows like these, which way are CD8 T cells pushed?"
            ),
            quantity="answer", low=0, high=3, step=1, options=["Not at all", "Up", "Down", "Both ways"],
            reveal="Both ways: of {ways} paths, some push up and some push down. The arrows carry no strengths, so the network alone cannot say which wins.",
        ),
        sentence=[
            Say("{node}: {push}. Other nodes (arrows in a row, at most: {steps}): pushed up {up}, pushed down {down}, pulled both ways {both}, not reached {none}."),
            Say("{target} is pushed up (paths: {ways}).", sp.Eq(answer, 1)),
            Say("{target} is pushed down (paths: {ways}).", sp.Eq(answer, 2)),
            Say("{target} is pulled both ways (paths: {ways}); which side wins, the arrows do not say.", sp.Eq(answer, 3)),
            Say("{target} is not reached.", sp.Eq(answer, 0) & sp.Eq(asked, 1)),
            Say("{target} has no arrow in this setting.", sp.Eq(asked, 0)),
            Say("You ask about the node that is pressed itself.", sp.Eq(asked, 2)),
            Say("By the logical rule {target} is off, and stays off.", sp.Eq(before, 0) & sp.Eq(after, 0) & sp.Eq(asked, 1)),
            Say("By the logical rule {target} is on, and stays on.", sp.Eq(before, 1) & sp.Eq(after, 1) & sp.Eq(asked, 1)),
            Say("By the logical rule {target} goes from off to on.", sp.Eq(before, 0) & sp.Eq(after, 1) & sp.Eq(asked, 1)),
            Say("By the logical rule {target} goes from on to off.", sp.Eq(before, 1) & sp.Eq(after, 0) & sp.Eq(asked, 1)),
            Say("By the logical rule {target} does not settle.", (after > 1) & sp.Eq(asked, 1)),
            Say("Other nodes whose logical state changes: {flips}.", flips > 0),
        ],
        charts=[Drawing("The arrows of this setting, and those on the way", claims)],
        table=["up", "down", "both", "none", "used", "ways", "answer", "logic_before", "logic_after", "flips"],
        presets=[
            Preset("macrophage", "Block macrophages", {}, "Brakes and an accelerator leave the same cell."),
            Preset("treg", "Block Treg", {"node": "treg", "target": "metastasis-growth"}, "In mice, anti-PD-1 worked only without intact Treg."),
            Preset("kupffer", "Block Kupffer cells, no tumour", {"setting": "liver", "node": "kupffer-cell", "target": "treg"}, "One cell with arrows of both signs."),
            Preset("radiotherapy", "Give liver radiotherapy", {"setting": "radiotherapy", "node": "liver-radiotherapy", "push": "boost"}, "It removes the macrophages that delete CD8 T cells, in mice."),
            Preset("ablation", "Give radiofrequency ablation", {"setting": "ablation", "node": "radiofrequency-ablation", "push": "boost", "target": "t-cell-response"}, "It draws T cells in, and calls up a brake."),
            Preset("embolisation", "Give radioembolisation", {"setting": "embolisation", "node": "radioembolisation", "push": "boost"}, "What was seen in patients after yttrium-90."),
        ],
        honesty=Honesty(
            assumed=(
                "An arrow acts wherever it is drawn, whatever the dose, the time and the other arrows. Paths meet no node twice. The logical rule is the same for "
                "every node: active if one that raises it is active and none that lowers it is; what nothing raises is active by itself, a treatment only if given."
            ),
            calibrated="Nothing. There are no rates and no strengths; arrows and signs are rows of the book's table of mechanisms, each with the works that made the claim.",
            illustrative=(
                "Most arrows were shown in mice or in the dish, and no single experiment has shown them together: a path of several arrows is a guess that deserves a test. "
                "A logical pattern is a possibility; how often it occurs is not in the model. What is missing from the drawing may matter more than what is in it."
            ),
            not_for="Predicting what a drug does in a patient. Counting arrows as votes: two paths up and one down do not make up.",
        ),
    )  # fmt: skip
