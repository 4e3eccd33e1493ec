"""The book and its chapters on paper: pages of the built site joined, printed by Chromium, finished by pikepdf."""
