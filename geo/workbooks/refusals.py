"""Why a file is not read, said in one sentence: what was found, what was expected, what to do."""

from collections.abc import Callable, Mapping

from geo.text import Sentence, sentence
from geo.workbooks.sandbox.findings import Fault
from geo.workbooks.sheets import Limits, quoted

_MB = 1_000_000
_Blanks = dict[str, object]


def refusal(fault: Fault, file: str, limits: Limits) -> Sentence:
    """Say why a file is refused.

    Parameters
    ----------
    fault : Fault
        Its code is a key of ``_SENTENCES``; its blank ``what``, if there is one, of ``_KINDS``.
    file : str
        Name of the file.
    limits : Limits
        Those that were applied; a sentence names the one that was passed.
    """
    found: _Blanks = {key: quoted(value) for key, value in fault.blanks.items()}
    if "what" in found:
        found["what"] = _KINDS[str(found["what"])]
    return _SENTENCES[fault.code](found | _named(limits) | {"file": quoted(file)})


def _named(limits: Limits) -> _Blanks:
    """Write limits as sentences name them: sizes in megabytes."""
    return {
        "most_bytes": f"{limits.bytes / _MB:g}",
        "most_unpacked": f"{limits.unpacked / _MB:g}",
        "most_memory": f"{limits.memory / _MB:g}",
        "most_cells": f"{limits.cells:,}",
        "most_rows": f"{limits.rows:,}",
        "most_columns": f"{limits.columns:,}",
        "most_sheets": f"{limits.sheets:,}",
        "most_text": f"{limits.text:,}",
        "most_seconds": f"{limits.seconds}",
    }


_KINDS: Mapping[str, Sentence] = {
    "pdf": sentence("table.kind.pdf", "a PDF document"),
    "image": sentence("table.kind.image", "a picture"),
    "archive": sentence("table.kind.archive", "an archive of files"),
    "document": sentence("table.kind.document", "a document without sheets"),
    "html": sentence("table.kind.html", "a web page (HTML)"),
    "xml": sentence("table.kind.xml", "an XML document"),
    "xlsb": sentence("table.kind.xlsb", "a binary workbook (.xlsb)"),
}


def _empty(blanks: _Blanks) -> Sentence:
    return sentence("table.empty", "“{file}” is empty; choose a file with a table in it.", **blanks)


def _too_large(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.too_large",
        "“{file}” has {size} MB, more than {most_bytes} MB; keep only the sheet with the table and"
        " save it again.",
        **blanks,
    )


def _unpacked(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.unpacked",
        "“{file}” unpacks to more than {most_unpacked} MB; keep only the sheet with the table and"
        " save it again.",
        **blanks,
    )


def _sheets(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.sheets",
        "“{file}” has more than {most_sheets} sheets; keep only those with tables and save it"
        " again.",
        **blanks,
    )


def _reach(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.reach",
        "Sheet “{sheet}” of “{file}” reaches to {cell}, beyond {most_rows} rows or {most_columns}"
        " columns; delete what stands far from the table, or copy the table into a new file.",
        **blanks,
    )


def _cells(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.cells",
        "“{file}” has more than {most_cells} cells, counted to {cell} of sheet “{sheet}”; keep only"
        " the sheet with the table, and delete what stands far from it.",
        **blanks,
    )


def _text(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.text",
        "“{file}” holds more than {most_text} characters of text; keep only the sheet with the"
        " table and save it again.",
        **blanks,
    )


def _time(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.time",
        "“{file}” took more than {most_seconds} seconds to read and was given up; keep only the"
        " sheet with the table and save it again as .xlsx.",
        **blanks,
    )


def _memory(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.memory",
        "“{file}” is damaged, or takes more than {most_memory} MB of memory to read; open it in the"
        " program it comes from, keep only the sheet with the table and save it again as .xlsx.",
        **blanks,
    )


def _process(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.process",
        "“{file}” could not be read because this computer could not start a process for it; try"
        " again when it has less to do.",
        **blanks,
    )


def _damaged(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.damaged",
        "“{file}” is a damaged or cut-off workbook; open it in the program it comes from and save"
        " it again as .xlsx.",
        **blanks,
    )


def _doctype(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.doctype",
        "“{file}” declares a document type in its part “{part}”, which workbooks never do; open it"
        " in a spreadsheet program and save it again as .xlsx.",
        **blanks,
    )


def _password(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.password",
        "“{file}” is protected by a password; remove the password and try again.",
        **blanks,
    )


def _blank(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.blank",
        "“{file}” holds no value in any sheet; choose a file with a table in it.",
        **blanks,
    )


def _other(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.other",
        "“{file}” is {what}, not a table; choose a workbook (.xlsx, .xls, .ods) or text (.csv).",
        **blanks,
    )


def _page(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.page",
        "“{file}” is {what}, whatever its name says; open it in a spreadsheet program and save it"
        " as .xlsx.",
        **blanks,
    )


def _binary(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.binary",
        "“{file}” is neither a workbook nor text; choose a workbook (.xlsx, .xls, .ods) or text"
        " (.csv).",
        **blanks,
    )


def _encoding(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.encoding",
        "“{file}” is text in none of the encodings UTF-8, UTF-16 and GB18030; save it as .xlsx, or"
        " as .csv in UTF-8.",
        **blanks,
    )


def _line(blanks: _Blanks) -> Sentence:
    return sentence(
        "table.line",
        "Line {line} of “{file}” cannot be read: a quotation mark is left open, or a cell is too"
        " long; correct the line, or save the table as .xlsx.",
        **blanks,
    )


_SENTENCES: Mapping[str, Callable[[_Blanks], Sentence]] = {
    "empty": _empty,
    "too_large": _too_large,
    "unpacked": _unpacked,
    "sheets": _sheets,
    "reach": _reach,
    "cells": _cells,
    "text": _text,
    "time": _time,
    "memory": _memory,
    "process": _process,
    "damaged": _damaged,
    "doctype": _doctype,
    "password": _password,
    "blank": _blank,
    "other": _other,
    "page": _page,
    "binary": _binary,
    "encoding": _encoding,
    "line": _line,
}
