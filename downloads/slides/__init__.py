"""Slides for every chapter: decks read from its page, written by sphinx-revealjs, with a print version and a text page each."""
