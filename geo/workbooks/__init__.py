"""Read a reader's own file into plain sheets of cells, whatever the file is made to do."""

from typing import Any, TypeAlias

from geo.text import Sentence
from geo.workbooks import kinds
from geo.workbooks.notices import notices
from geo.workbooks.processes import send
from geo.workbooks.refusals import refusal
from geo.workbooks.sandbox.findings import Fault
from geo.workbooks.sheets import LIMITS, Cell, Limits, Sheet, TableError, Workbook
from geo.workbooks.texts import read_text

__all__ = ["LIMITS", "Cell", "Limits", "Sheet", "TableError", "Workbook", "read_workbook"]

_MB = 1_000_000
_Read: TypeAlias = tuple[tuple[Sheet, ...], tuple[Sentence, ...]]


def read_workbook(name: str, content: bytes, limits: Limits = LIMITS) -> Workbook:
    """Read a workbook (XLSX, XLSM, XLS, ODS) or a text (CSV and its kin).

    What the file is, its content tells, not its name. Formulas are not computed: their stored
    values are read. Macros are not run, links to other files are not followed.

    Parameters
    ----------
    name : str
        Name of the file, for sentences.
    content : bytes
    limits : Limits
        How much is read.

    Returns
    -------
    Workbook
        Missing values are ``None``; see ``Sheet`` for what becomes of dates and errors.

    Raises
    ------
    TableError
        Where the file is no table, is damaged, encrypted or too large; nothing else is raised,
        whatever the file holds.
    """
    file = name.replace("\\", "/").rpartition("/")[2]
    try:
        return Workbook(name, *_read(file, content, limits))
    except Fault as fault:
        raise TableError(refusal(fault, file, limits)) from None


def _read(file: str, content: bytes, limits: Limits) -> _Read:
    """Read a file of whatever kind it is."""
    if not content:
        raise Fault("empty")
    if len(content) > limits.bytes:
        raise Fault("too_large", size=f"{len(content) / _MB:.4g}")
    if kind := kinds.other(content):
        raise Fault("other", what=kind)
    if kinds.is_workbook(content):
        told, *found = send(content, limits)
        sheets, said = tuple(_sheet(one) for one in found), notices(told)
    else:
        sheet, said = read_text(file, content, limits)
        sheets = (sheet,)
    if not any(sheet.rows for sheet in sheets):
        raise Fault("blank")
    return sheets, said


def _sheet(found: dict[str, Any]) -> Sheet:
    return Sheet.of(found["name"], found["rows"], found["merged"])
