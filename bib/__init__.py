"""The room of the bibliography: the one list of works, read strictly and checked.

>>> from bib import format_bibtex, to_ris, Entry
>>> work = Entry("calne1969induction", "article", {"year": "1969"})
>>> print(format_bibtex([work]))
@article{calne1969induction,
  year = {1969},
}
<BLANKLINE>
"""

from bib.checking import Report, check
from bib.citations import Citation, cited
from bib.coverage import missing_review_numbers, uncited
from bib.csl import to_csl
from bib.latex import to_bibtex
from bib.layout import format_bibtex, format_file
from bib.model import Bibliography, Entry
from bib.names import Name
from bib.naming import name_work
from bib.problems import BibliographyError, DataError, Problem
from bib.reading import read
from bib.ris import to_ris
from bib.text import read_text

__all__ = [
    "Bibliography",
    "BibliographyError",
    "Citation",
    "DataError",
    "Entry",
    "Name",
    "Problem",
    "Report",
    "check",
    "cited",
    "format_bibtex",
    "format_file",
    "missing_review_numbers",
    "name_work",
    "read",
    "read_text",
    "to_bibtex",
    "to_csl",
    "to_ris",
    "uncited",
]
