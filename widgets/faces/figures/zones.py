"""The figure of `charts.Zones`."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from visual.palette import tissue

from ...charts import View, Zones
from ...engine.formatting import number, with_unit
from .base import INK, LEGEND_ROW, PALETTE, dashes, legend


def height(chart: Zones, view: View) -> float:
    """Return the height of the figure, in inches."""
    return 2.7 + LEGEND_ROW * (len(chart.rings) + 1)


def draw(chart: Zones, axes: Axes, view: View) -> None:
    """Draw one state."""
    core, *radii = map(float, view.model.compute(chart.lengths, view.values))
    far = view.values[chart.cell]
    wanted = 1.08 * max(core, far, *radii)
    reach = next((reach for reach in chart.reaches if reach >= wanted), chart.reaches[-1])
    axes.set_facecolor(tissue("tissue")[0])
    axes.patch.set_alpha(1)
    for ring, radius in zip(chart.rings, radii, strict=True):
        style = {"facecolor": "none", "edgecolor": PALETTE[str(ring.colour)], "linestyle": dashes(ring.dash)} if not ring.tissue else dict(zip(("facecolor", "edgecolor"), tissue(ring.tissue), strict=True))
        axes.add_patch(Circle((0, 0), radius, linewidth=1.6, label=f"{ring.label} {with_unit(number(radius), chart.unit)}", **style))
    axes.add_patch(Circle((0, 0), core, fill=False, edgecolor=PALETTE["accent"]))
    axes.plot([-2 * reach, -core], [0, 0], color=INK, linewidth=2.5)
    axes.plot([-core, core], [0, 0], color=PALETTE["accent"], linewidth=4, solid_capstyle="butt")
    axes.plot([far], [0], "+", color=INK, markersize=8, label=f"{chart.cell_label} {with_unit(number(far), chart.unit)}")
    axes.set(xlim=(-1.6 * reach, 1.6 * reach), ylim=(-reach, reach), aspect="equal", yticks=[], xlabel=f"Distance from the middle ({chart.unit})")
    axes.spines[:].set_visible(False)
    legend(axes)
