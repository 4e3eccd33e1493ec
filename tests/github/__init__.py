"""Tests of what the host of the repository reads."""
