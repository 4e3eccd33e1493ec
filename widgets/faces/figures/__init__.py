"""How each kind of chart looks in a figure: `KIND.py` has `height(chart)`, in inches, and `draw(chart, axes, view)`, by matplotlib."""
