"""The room of what stands around the chapters: contents, reading paths, short forms and other names, read strictly.

>>> from sources import short_forms
>>> short_forms()["HCC"]
'hepatocellular carcinoma'
"""

from sources.contents import Contents, contents
from sources.names import short_forms, synonyms
from sources.paths import LEVELS, PATHS, reading_paths, section_labels
from sources.reading import SourceError

__all__ = ["LEVELS", "PATHS", "Contents", "SourceError", "contents", "reading_paths", "section_labels", "short_forms", "synonyms"]
