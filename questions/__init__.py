"""The room of questions: what a reader can find out about what they do not know, a file a chapter."""

from questions.bank import Bank, Item, Option
from questions.reading import FOLDER, QuestionError, file_of, read, read_all

__all__ = ["FOLDER", "Bank", "Item", "Option", "QuestionError", "file_of", "read", "read_all"]
