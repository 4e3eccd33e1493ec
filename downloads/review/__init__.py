"""What a specialist needs to review a chapter: its text with numbered lines, its claims with room to answer, a form."""
