"""The bank in the formats of learning platforms: each writer takes banks and returns text or bytes.

What a format cannot hold is named in ``questions.left_out``, which the page of downloads shows.
"""

from questions.exports.anki import to_anki
from questions.exports.blackboard import to_blackboard
from questions.exports.brightspace import to_brightspace
from questions.exports.gift import to_gift
from questions.exports.moodle import to_moodle
from questions.exports.qti import to_qti
from questions.exports.sheet import to_sheet
from questions.exports.table import to_csv

__all__ = ["to_anki", "to_blackboard", "to_brightspace", "to_csv", "to_gift", "to_moodle", "to_qti", "to_sheet"]
