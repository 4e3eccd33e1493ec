"""Tests mirror the rooms; `site` and `browser` build and open the real book."""
