"""What reads workbooks may fail in any way without harm, and old workbooks hold no surprises."""

import io
import struct
import subprocess
import sys
from dataclasses import asdict, replace
from types import SimpleNamespace

import pytest

from geo.workbooks import LIMITS, TableError, processes, read_workbook
from geo.workbooks.sandbox import answers
from geo.workbooks.sandbox.findings import Bounds, Fault, reference
from geo.workbooks.sandbox.xls_records import survey
from geo.workbooks.sandbox.xls_streams import Compound
from tests.geo.workbooks import reading
from tests.geo.workbooks.making import (
    bare_ods,
    bare_xlsx,
    fixture,
    ods_number,
    ods_row,
    ods_sheet,
    record,
    table,
)

BOF, EOF = record(0x0809, 0x0600, 0x0005), record(0x000A)
LIMITED = asdict(LIMITS)


def refusal(content, **limits):
    with pytest.raises(TableError) as caught:
        read_workbook("表.xlsx", content, replace(LIMITS, **limits))
    return str(caught.value)


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """Let another program answer instead."""

    def install(script):
        path = tmp_path / "answer.py"
        path.write_text(script, encoding="utf-8")
        monkeypatch.setattr(processes, "_SCRIPT", str(path))

    return install


@pytest.mark.parametrize(
    "script",
    ["import os; os.abort()", "raise SystemExit(3)", "1 / 0", "pass", "bytearray(10**18)",
        "print('hello')",
     "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"],
)  # fmt: skip
def test_a_process_that_fails_comes_to_one_sentence(instead, script):
    instead(script)
    assert refusal(table()) == (
        "“表.xlsx” is damaged, or takes more than 1000 MB of memory to read; open it in the program"
        " it comes from, keep only the sheet with the table and save it again as .xlsx."
    )


def test_a_process_that_never_ends_is_given_up(instead):
    instead("while True: pass")
    assert refusal(table(), seconds=1) == (
        "“表.xlsx” took more than 1 seconds to read and was given up; keep only the sheet with the"
        " table and save it again as .xlsx."
    )


def test_a_process_that_cannot_be_started_is_said(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "could not start a process for it" in refusal(table())


def test_a_process_keeps_to_its_memory():
    assert "takes more than 60 MB of memory" in refusal(
        bare_xlsx("x" * 90_000_000), memory=60_000_000
    )


def test_the_process_knows_nothing_of_the_library():
    script = (
        "import sys; sys.path += sys.argv[1:]; import sandbox.answers;"
        "print([one for one in sys.modules if one.partition('.')[0] in ('geo', 'pandas', 'numpy')])"
    )
    command = [sys.executable, "-I", "-c", script, processes._SCRIPT, processes._CALAMINE]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_calamine_is_found_wherever_the_library_found_it():
    nowhere = [sys.executable, "-I", "-S", processes._SCRIPT, processes.json.dumps(LIMITED)]
    done = subprocess.run(
        [*nowhere, processes._CALAMINE], input=table(), capture_output=True, check=True
    )
    assert done.stdout.count(b"\n") == 2


def test_limits_are_told_to_the_system(monkeypatch):
    told = []
    known = {"RLIMIT_AS": "memory", "RLIMIT_CPU": "time", "RLIMIT_CORE": "core"}

    def setrlimit(kind, amounts):
        told.append((kind, amounts))
        if kind == "memory":
            raise ValueError(kind)

    monkeypatch.setitem(sys.modules, "resource", SimpleNamespace(**known, setrlimit=setrlimit))
    answers.confine(LIMITED)
    assert told == [("memory", (10**9, 10**9)), ("time", (21, 21)), ("core", (0, 0))]


def test_a_system_without_limits_reads_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    stdout = SimpleNamespace(buffer=io.BytesIO())
    monkeypatch.setattr(sys, "argv", ["-", processes.json.dumps(LIMITED)])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(table())))
    monkeypatch.setattr(sys, "stdout", stdout)
    answers.main()
    said, sheet = map(processes.json.loads, stdout.buffer.getvalue().splitlines())
    assert said["macros"] is False
    assert sheet["name"] == "数据"


def answer(content, **limits):
    return list(answers.answer(content, LIMITED | limits))


def test_the_answer_is_the_workbook_line_by_line():
    nothing = {"first": [], "count": 0}
    head = {"macros": False, "hidden": [], "unsaved": nothing, "stale": nothing}
    for content in (
        bare_xlsx("<row><c><v>1</v></c></row>"), bare_ods(ods_sheet(ods_row(ods_number(1)))),
    ):  # fmt: skip
        assert answer(content) == [head, {"name": "数据", "rows": [[1.0]], "merged": []}]
    assert [one.get("name") for one in answer(fixture("table.xls"))] == [None, "数据", "备用", "空"]


def test_the_answer_is_why_a_workbook_is_not_read():
    assert answer(b"PK\x05\x06") == [{"fault": "damaged", "blanks": {}}]
    assert answer(table(), rows=1) == [
        {"fault": "reach", "blanks": {"sheet": "数据", "cell": "C2"}}
    ]


@pytest.mark.parametrize(
    ("error", "code"),
    [(MemoryError, "memory"), (RecursionError, "damaged"), (SystemExit, "damaged")],
)
def test_whatever_is_raised_becomes_an_answer(monkeypatch, error, code):
    def fail(*_):
        raise error

    monkeypatch.setattr(answers, "Archive", fail)
    assert answer(table()) == [{"fault": code, "blanks": {}}]


def test_cells_are_written_as_spreadsheets_do():
    places = [(4, 2), (0, 25), (0, 26), (1048575, 16383)]
    assert [reference(*one) for one in places] == ["C5", "Z1", "AA1", "XFD1048576"]


def workbook(*sheet, before=b"", name=b"\x01\0\x81"):
    """Return the stream of an old workbook with one sheet."""
    place = len(BOF) + len(before) + 4 + 6 + len(name) + len(EOF)
    listed = record(0x0085, struct.pack("<IH", place, 0), name)
    return BOF + before + listed + EOF + BOF + b"".join(sheet) + EOF


def look(*sheet, **parts):
    limits = {key: parts.pop(key) for key in list(parts) if key in LIMITED}
    return survey(workbook(*sheet, **parts), Bounds(LIMITED | limits))[0]


def test_errors_of_old_workbooks_are_found_in_both_their_records():
    found = look(
        record(0x0205, 1, 2, 0, b"\x2a\x01"),
        record(0x0205, 1, 3, 0, b"\x01\x00"),
        record(0x0205, 1, 4, 0, b"\x99\x01"),
        record(0x0006, 2, 0, 0, b"\x02\0\x07\0\0\0\xff\xff", b"\0" * 6),
        record(0x0006, 2, 1, 0, b"\0" * 8, b"\0" * 6),
    )
    assert found.errors == {(1, 2): "#N/A", (2, 0): "#DIV/0!"}


def test_shares_of_old_workbooks_are_found_by_their_formats():
    formats = record(0x041E, 200, 4, b"\0", b"0.0%") + record(
        0x041E, 201, 4, b"\1", "0.0%".encode("utf-16-le")
    )
    styles = b"".join(record(0x00E0, 0, one) for one in (0, 9, 200, 201, 14))
    numbers = b"".join(struct.pack("<H4s", style, b"\0" * 4) for style in (0, 1, 2))
    found = look(
        *(record(0x0203, 0, style, style, b"\0" * 8) for style in range(5)),
        record(0x00FD, 0, 9, 1, b"\0" * 4),
        record(0x00BD, 1, 3, numbers, 5),
        before=formats + styles,
    )
    assert found.shares == {(0, 1), (0, 2), (0, 3), (1, 4), (1, 5)}


def test_charts_inside_an_old_sheet_are_passed_over():
    chart = BOF + record(0x0203, 60_000, 9, 0, b"\0" * 8) + EOF
    found = look(chart, record(0x0205, 0, 0, 0, b"\x2a\x01"))
    assert found.errors == {(0, 0): "#N/A"}


def test_an_old_sheet_may_begin_without_saying_so():
    cell = record(0x0205, 0, 0, 0, b"\x2a\x01")
    listed = record(0x0085, struct.pack("<IH", 0, 0), b"\1\0a")
    stream = listed + cell + EOF
    assert survey(stream, Bounds(LIMITED))[0].errors == {(0, 0): "#N/A"}


def test_an_old_sheet_that_reaches_too_far_is_named():
    cell = record(0x0203, 50_000, 200, 0, b"\0" * 8)
    for name, said in ((b"\1\0\x81", "\x81"), (b"\1\1" + "表".encode("utf-16-le"), "表")):
        with pytest.raises(Fault) as caught:
            look(cell, name=name)
        assert caught.value.code == "cells"
        assert caught.value.blanks == {"sheet": said, "cell": "GS50001"}


def test_a_box_without_a_workbook_is_a_document():
    content = fixture("table.xls").replace(
        "Workbook".encode("utf-16-le"), "Wordbook".encode("utf-16-le")
    )
    assert "is a document without sheets, not a table" in reading.refusal(content)


def test_an_old_workbook_whose_records_make_no_sense_is_damaged():
    codepage, sheet = b"\x42\0\2\0\xb0\x04", b"\x85\0\2\0\xb0\x04"
    content = fixture("table.xls")
    assert content.count(codepage) == 1
    assert "damaged or cut-off" in reading.refusal(content.replace(codepage, sheet))


def test_macros_of_old_workbooks_are_said():
    old, new = "\1CompObj".encode("utf-16-le"), "_VBA_PROJECT_CUR"
    content = fixture("table.xls")
    at = content.index(old)
    entry = bytearray(content[at : at + 128])
    entry[:64] = new.encode("utf-16-le").ljust(64, b"\0")
    entry[64:66] = struct.pack("<H", 2 * len(new) + 2)
    told = reading.read(content[:at] + bytes(entry) + content[at + 128 :])
    assert str(told.notices[0]) == "The macros of this workbook were not run."


def small_box(name="Workbook", content=b"x" * 100, shift=9):
    """Return a compound file whose one stream is kept among the small ones."""
    size, free, end = 1 << shift, 0xFFFFFFFF, 0xFFFFFFFE
    sectors = [[0xFFFFFFFD, end, end, end]]  # tables: of sectors, listing, of small ones, small
    header = bytearray(
        struct.pack("<8s16x2H2HH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, shift, 6)
    )
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 2, 1, end, 0)
    header = bytes(header[:76]) + struct.pack("<109I", 0, *[free] * 108)

    def entry(label, kind, start, length):
        coded = label.encode("utf-16-le")
        return (coded.ljust(64, b"\0") + struct.pack("<HB", len(coded) + 2, kind)).ljust(
            116, b"\0"
        ) + struct.pack("<3I", start, length, 0)

    count = -(-len(content) // 64)
    chain = [*range(1, count), end]
    table_ = struct.pack(f"<{size // 4}I", *sectors[0], *[free] * (size // 4 - 4))
    listing = entry("Root Entry", 5, 3, count * 64) + entry(name, 2, 0, len(content))
    small = struct.pack(f"<{count}I", *chain).ljust(size, b"\xff")
    return (
        header.ljust(size, b"\0")
        + table_
        + listing.ljust(size, b"\0")
        + small
        + content.ljust(size, b"\0")
    )


@pytest.mark.parametrize("shift", [9, 12])
def test_small_streams_are_found_among_the_small_ones(shift):
    content = bytes(range(100))
    box = Compound(small_box(content=content, shift=shift))
    assert box.names == {"Workbook"}
    assert box.stream("Workbook") == content


@pytest.mark.parametrize(
    ("at", "value"),
    [(30, b"\x07\0"), (48, b"\xf0\0\0\0"), (60, b"\xf0\0\0\0"), (68, b"\xf0\0\0\0"),
     (76, b"\xf0\0\0\0"), (512, b"\1\0\0\0\1\0\0\0")],
)  # fmt: skip
def test_a_box_whose_tables_make_no_sense_is_damaged(at, value):
    content = small_box()
    with pytest.raises(Fault) as caught:
        Compound(content[:at] + value + content[at + len(value) :])
    assert caught.value.code == "damaged"


def test_a_small_stream_that_runs_in_a_circle_is_damaged():
    content = small_box()
    circle = content[: 512 * 3] + b"\0\0\0\0" + content[512 * 3 + 4 :]
    with pytest.raises(Fault) as caught:
        Compound(circle).stream("Workbook")
    assert caught.value.code == "damaged"


def test_a_table_of_sectors_may_go_on_outside_the_header():
    content = bytearray(small_box())
    more = struct.pack("<128I", *[0xFFFFFFFF] * 127, 0xFFFFFFFE)
    content[68:76] = struct.pack("<2I", len(content) // 512 - 1, 1)
    assert Compound(bytes(content) + more).stream("Workbook") == b"x" * 100
