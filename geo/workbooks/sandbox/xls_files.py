"""XLS workbooks: looked over record by record, then read by calamine."""

import struct

from .calamine_sheets import read_sheets
from .findings import Bounds, Fault, Findings
from .xls_records import survey
from .xls_streams import Compound

_NAMES = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""The stream of a workbook; where there are several, the first, as calamine chooses."""
_MACROS = "_VBA_PROJECT_CUR"


def read_xls(content: bytes, bounds: Bounds) -> Findings:
    """Read a workbook.

    Parameters
    ----------
    content : bytes
        The file.
    bounds : Bounds

    Raises
    ------
    Fault
        ``password`` where it is encrypted, as newer workbooks are in a box of this kind, too;
        ``other`` where the box holds something else.
    """
    box = Compound(content)
    if "EncryptedPackage" in box.names:
        raise Fault("password")
    name = next((one for one in _NAMES if one in box.names), None)
    if name is None:
        raise Fault("other", what="document")
    try:
        surveys = survey(box.stream(name), bounds)
    except (struct.error, IndexError):
        raise Fault("damaged") from None
    found = Findings(read_sheets(content, surveys, bounds))
    found.macros = _MACROS in box.names
    return found
