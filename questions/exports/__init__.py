"""The bank in the formats of learning platforms: each writer takes banks and returns text or bytes.

What a format cannot hold is named in ``LEFT_OUT``, which the page of downloads shows.
"""

from questions.exports.anki import to_anki
from questions.exports.blackboard import to_blackboard
from questions.exports.brightspace import to_brightspace
from questions.exports.gift import to_gift
from questions.exports.moodle import to_moodle
from questions.exports.qti import to_qti
from questions.exports.sheet import to_sheet
from questions.exports.table import to_csv

LEFT_OUT = {
    "questions-moodle.xml": "Nothing; a staged case becomes one question a stage, each with the case so far. Ordering needs Moodle 4.4 or later.",
    "questions-gift.txt": "Drawings, which are described in words; ordering, which becomes matching of steps with places.",
    "questions-qti12.zip": "Ordering, which becomes matching of steps with places; feedback on single options, which stands in the general feedback.",
    "questions-brightspace.csv": "Drawings, which are described in words; tolerances of numbers, which become the accepted spellings.",
    "questions-blackboard.txt": "Drawings, which are described in words; all feedback.",
    "questions-anki.apkg": "Nothing; the answer side holds every reason.",
    "questions.csv": "Drawings, which are named by their file.",
}
"""What each file leaves out, in a sentence."""

__all__ = ["LEFT_OUT", "to_anki", "to_blackboard", "to_brightspace", "to_csv", "to_gift", "to_moodle", "to_qti", "to_sheet"]
