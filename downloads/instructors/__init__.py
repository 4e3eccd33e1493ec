"""The archive for those who teach: syllabus, plans, rubric, notes, slides and question sheets, ready to use."""
