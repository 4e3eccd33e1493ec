"""The faces of an explorable: the section on a page, the figure in print, the widget in Jupyter."""
