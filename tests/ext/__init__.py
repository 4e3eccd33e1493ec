"""The Sphinx side."""
