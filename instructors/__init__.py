"""The room for those who teach: notes for each chapter, plans, a syllabus and a rubric, each a YAML file that is checked."""

from instructors.model import Course, Notes, Plan
from instructors.reading import InstructorError, read_course, read_notes

__all__ = ["Course", "InstructorError", "Notes", "Plan", "read_course", "read_notes"]
