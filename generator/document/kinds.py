"""The documents that the site offers of a quarter: an entry for each, made by the maker of its name in `making`. A new
one is an entry in both, and everything that offers or lists documents knows it.

In: nothing. Out: entries.
"""

from generator.content import signed_file
from generator.document import making
from generator.report import QuarterDocument

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = (
    QuarterDocument(making.PDF, "Laporan kinerja", "application/pdf"),
    QuarterDocument(making.WORD, "Laporan kinerja untuk Word", WORD),
)
SIGNED = QuarterDocument(signed_file.NAME, "Laporan yang ditandatangani", "application/pdf")  # as it was put there
