"""The files of the built book."""
