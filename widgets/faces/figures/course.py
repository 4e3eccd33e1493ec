"""The figure of `charts.Course`: that of a `Profile`, whose curves follow the trajectory."""

from .profile import draw, height

__all__ = ["draw", "height"]
