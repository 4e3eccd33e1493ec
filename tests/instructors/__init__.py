"""Tests of the room for instructors."""
