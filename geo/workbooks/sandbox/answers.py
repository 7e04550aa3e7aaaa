"""The way through: a file comes in, and what it holds goes out, or why it is not read.

The answer is JSON, line by line: first ``{"fault", "blanks"}``, or what is to be said of the
workbook; then each sheet.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any

from .archives import Archive
from .findings import Bounds, Fault, Findings
from .ods_files import read_ods
from .xls_files import read_xls
from .xlsx_files import read_xlsx

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHERS = {
    "xl/workbook.bin": ("page", "xlsb"),
    "word/document.xml": ("other", "document"),
    "ppt/presentation.xml": ("other", "document"),
}
"""Parts that tell other files in the same box, the sentence that says so, and what they are."""
_DOCUMENT = b"application/vnd.oasis.opendocument"


def main() -> None:
    """Answer for the file on standard input; the limits are the first argument."""
    limits: dict[str, int] = json.loads(sys.argv[1])
    confine(limits)
    for line in answer(sys.stdin.buffer.read(), limits):
        sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def confine(limits: Mapping[str, int]) -> None:
    """Let this process use no more memory and time than is its due, where the system can tell it.

    What then asks for more is ended on the spot, and writes no picture of its memory to the disk.
    """
    try:
        resource = import_module("resource")
    except ImportError:  # not everywhere
        return
    for kind, amount in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["seconds"] + 1),  # should nobody wait any more
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))


def answer(content: bytes, limits: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Answer for a file, line by line."""
    try:
        found = read(content, Bounds(limits))
    except Fault as fault:
        yield {"fault": fault.code, "blanks": fault.blanks}
        return
    except MemoryError:
        yield {"fault": "memory", "blanks": {}}
        return
    except BaseException:  # what calamine raises when it panics is no Exception
        yield {"fault": "damaged", "blanks": {}}
        return
    yield {
        "macros": found.macros,
        "hidden": [one.name for one in found.sheets if one.hidden],
        "unsaved": asdict(found.unsaved),
        "stale": asdict(found.stale),
    }
    for sheet in found.sheets:
        yield {"name": sheet.name, "rows": sheet.rows, "merged": sheet.merged}


def read(content: bytes, bounds: Bounds) -> Findings:
    """Read a workbook of whatever kind it is.

    Raises
    ------
    Fault
    """
    if not content.startswith(b"PK"):
        return read_xls(content, bounds)
    archive = Archive(content, bounds)
    kind = archive.head("mimetype")
    if kind.startswith(_ODS):
        return read_ods(archive, bounds)
    if kind.startswith(_DOCUMENT):
        raise Fault("other", what="document")
    for part, (code, what) in _OTHERS.items():
        if archive.has(part):
            raise Fault(code, what=what)
    if not archive.has("[content_types].xml"):
        raise Fault("other", what="archive")
    return read_xlsx(content, archive, bounds)
