"""The mathematics of the explorables: equations, parameters, constants, sources. No drawing, no page."""
