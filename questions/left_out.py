"""What each format cannot hold, in a sentence a file: the page of downloads shows it."""

from __future__ import annotations

LEFT_OUT = {
    "questions-moodle.xml": "Nothing; a staged case becomes one question a stage, each with the case so far. Ordering needs Moodle 4.4 or later.",
    "questions-gift.txt": "Drawings, which are described in words; ordering, which becomes matching of steps with places; partners that match nothing; units, which the question names.",
    "questions-qti12.zip": "Ordering, which becomes matching of steps with places; units, which the question names; errors of numbers, whose reasons are in the general feedback.",
    "questions-brightspace.csv": "Drawings, which are described in words; tolerances of numbers, of which the exact value alone counts, in several spellings.",
    "questions-blackboard.txt": "Drawings, which are described in words; all feedback.",
    "questions-anki.apkg": "Variants. The answer side holds every reason.",
    "questions.csv": "Drawings, which are named by their file.",
    "questions-sheet.pdf": "Variants; answers and reasons, which the key holds.",
    "questions-key.pdf": "Variants; the questions themselves, which the sheet holds.",
}
"""By the name of the file."""
