"""Tests of the language of the book."""
