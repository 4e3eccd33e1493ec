"""Tests of what can be taken away."""
