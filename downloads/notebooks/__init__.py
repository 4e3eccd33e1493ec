"""Notebooks to work in: the sources in `notebooks/`, executed, with a wheel of the rooms that they use."""
