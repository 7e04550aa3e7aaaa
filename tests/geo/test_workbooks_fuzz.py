"""Whatever a file holds, it becomes a workbook within limits, or one sentence.

Files of all kinds are spoilt by chance: bits turned, ends cut off, pieces swapped between files,
numbers blown up, markup put in the wrong places, text in any encoding.
"""

import io
import json
import os
import random
import resource
import time
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest

from geo.intakes import Choice, tables_of
from geo.matching import Names, fit
from geo.own import OwnTable
from geo.workbooks import LIMITS, TableError, Workbook, read_workbook
from tests.geo.workbooks.making import (
    bare_ods,
    bare_xlsx,
    fixture,
    ods_blank,
    ods_number,
    ods_row,
    ods_sheet,
    ods_text,
    packed,
    table,
    unpacked,
)

FILES = int(os.environ.get("SIQUAN_FUZZ_FILES") or 60)
SEED = int(os.environ.get("SIQUAN_FUZZ_SEED") or 20261122)
BOUNDS = replace(LIMITS, cells=20_000, rows=5_000, columns=300, unpacked=5_000_000, text=400_000)
GROWTH = 400_000
"""Kilobytes that this process may grow by over all files."""

CSV = '地区,2022年,2023年\r\n甲市,"1,234.5",１２３\r\n乙市,12%,—\r\n合计,,=SUM(B2:B3)\r\n'
XML = [
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<![CDATA[x]]>", b"<!-- -->", b"]]>", b"\0", b"<c>",
    b"</c>", b"</row>", b'<c r="XFD1048576"><v>1</v></c>', b'<c t="s"><v>99999</v></c>',
    b'<row r="1048576">', b'<c t="e"><v>#REF!</v></c>', b"<f>1</f>", b"<v>1e999</v>", b"<v>NaN</v>",
    b' table:number-columns-repeated="16384"', b' table:number-rows-repeated="1048576"',
    b"<table:table table:name='x'>", b"</table:table-cell>", b"<text:s text:c='999999'/>",
    b'<?xml version="1.0" encoding="utf-16"?>', b"\xff\xfe", b'<mergeCell ref="A1:XFD9"/>',
]  # fmt: skip
NUMBERS = [b"0", b"-1", b"1048577", b"4294967295", b"99999999999999999999", b"1e309", b"", b"x"]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "shift-jis"]


def survive(name, content):
    """Read a file: a workbook within limits, or an error of one line in each language.

    Returns
    -------
    Workbook or TableError
    """
    try:
        workbook = read_workbook(name, content, BOUNDS)
    except TableError as error:
        refused = error
    else:
        within(workbook)
        return workbook
    for lang in ("zh", "en"):
        said = refused.sentence.say(lang)
        assert len(said.splitlines()) == 1
        assert len(said) < 400
        assert "{" not in said
    return refused


def within(workbook):
    assert isinstance(workbook, Workbook)
    sizes = [(len(one.rows), len(one.rows[0]) if one.rows else 0) for one in workbook.sheets]
    assert 0 < sum(height * width for height, width in sizes) <= BOUNDS.cells
    assert max(height for height, _ in sizes) <= BOUNDS.rows
    assert max(width for _, width in sizes) <= BOUNDS.columns
    assert len(sizes) <= BOUNDS.sheets
    texts = 0
    for sheet, (height, width) in zip(workbook.sheets, sizes, strict=True):
        assert {len(row) for row in sheet.rows} <= {width}
        cells = [cell for row in sheet.rows for cell in row]
        assert all(cell is None or type(cell) in (str, float, int, bool) for cell in cells)
        assert not any(isinstance(cell, float) and cell - cell != 0 for cell in cells)
        texts += sum(len(cell) for cell in cells if isinstance(cell, str))
        for top, left, bottom, right in sheet.merged:
            assert 0 <= top <= bottom < height
            assert 0 <= left <= right < width
    assert texts <= BOUNDS.text
    for notice in workbook.notices:
        assert all(len(notice.say(lang).splitlines()) == 1 for lang in ("zh", "en"))


def honest():
    """Return honest files of all kinds."""
    cells = '<row><c t="inlineStr"><is><t>甲</t></is></c><c s="1"><f>1</f><v>2</v></c></row>'
    rows = ods_row(ods_text("甲市"), ods_blank(3), ods_number(1), repeat=3)
    return [
        table(), table(30, 9), bare_xlsx(cells, strings="甲乙"), fixture("table.xls"),
        fixture("locked.xlsx"), bare_ods(ods_sheet(rows) + ods_sheet("", "空")), CSV.encode(),
    ]  # fmt: skip


def turned(dice, content):
    """Turn some bits."""
    spoilt = bytearray(content)
    for _ in range(dice.choice([1, 2, 8, 64])):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut(dice, content):
    """Cut the end off, or a piece out."""
    first, last = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    return content[:first] + (content[last:] if dice.random() < 0.5 else b"")


def spliced(dice, content):
    """Put a piece of another file in."""
    other = dice.choice(honest())
    first, last = sorted(dice.randrange(len(other)) for _ in range(2))
    at = dice.randrange(len(content))
    return content[:at] + other[first:last] + content[at + (last - first) * dice.randrange(2) :]


def noisy(dice, content):
    """Put noise in, or send nothing else."""
    noise = dice.randbytes(dice.choice([1, 30, 3_000]))
    at = dice.randrange(len(content))
    return noise if dice.random() < 0.2 else content[:at] + noise + content[at:]


def remade(dice, content):
    """Spoil one part of an archive, and pack it again as if nothing had happened."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return turned(dice, content)
    parts = unpacked(content)
    for _ in range(dice.choice([1, 1, 3])):
        name = dice.choice([one for one in parts if parts[one]])
        spoil = dice.choice([numbered, numbered, marked, swapped, turned, cut])
        parts[name] = spoil(dice, parts[name])
        if not parts[name] or dice.random() < 0.05:
            del parts[name]
        if not any(parts.values()):
            break
    return packed(parts)


def marked(dice, part):
    """Put markup where it does not belong, most often between two elements."""
    places = [at for at, one in enumerate(part) if one == ord("<")] or [0]
    at = dice.choice([0, dice.choice(places), dice.choice(places), dice.randrange(len(part))])
    return part[:at] + dice.choice(XML) * dice.choice([1, 1, 500]) + part[at:]


def numbered(dice, part):
    """Blow a number up."""
    places = [at for at, one in enumerate(part) if chr(one).isdigit()]
    if not places:
        return part
    at = dice.choice(places)
    return part[:at] + dice.choice(NUMBERS) + part[at + 1 :]


def swapped(dice, part):
    """Swap two pieces between elements."""
    pieces = part.split(b"<")
    first, second = dice.randrange(len(pieces)), dice.randrange(len(pieces))
    pieces[first], pieces[second] = pieces[second], pieces[first]
    return b"<".join(pieces)


def recoded(dice, _):
    """Write a text in any encoding, with anything in it."""
    signs = [
        '"',
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r",
        "\0",
        "甲",
        "１",
        "\u2028",
        "\x85",
        "🀄",
        " ",
        "<table>",
    ]
    text = CSV * dice.choice([1, 1, 40])
    for _ in range(dice.choice([0, 1, 5, 50])):
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice(signs) * dice.choice([1, 1, 2, 40_000]) + text[at:]
    return text.encode(dice.choice(ENCODINGS), "replace")


ANY = [turned, cut, spliced, noisy, recoded]
"""What can be done to any file, twice even."""


@pytest.fixture(scope="module")
def names(toyland):
    return Names.of(toyland.gazetteer, toyland.measures.ground.territories)


def imported(workbook, names):
    """Take what was read through the whole import: every row ends, and what is kept is a table."""
    report = fit(workbook, names)
    assert sum(report.counts.values()) == report.rows == len(report.entries)
    json.dumps(report.to_json("zh"), allow_nan=False).encode()
    for series in report.series[:5]:
        with suppress(TableError):
            (table,) = tables_of(report, [Choice(series.key, type="total", year="2022")])
            assert OwnTable.read(table.write()) == table


def test_every_file_is_survived(names):
    dice = random.Random(SEED)
    honestly = honest()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    came = {Workbook: 0, TableError: 0}
    for number in range(FILES):
        content = dice.choice([remade, dice.choice(ANY)])(dice, dice.choice(honestly))
        if content and dice.random() < 0.2:
            content = dice.choice(ANY)(dice, content)
        started = time.monotonic()
        try:
            found = survive(f"{number}.xlsx", content)
            came[type(found)] += 1
            if isinstance(found, Workbook):
                imported(found, names)
        except BaseException:
            print(f"SIQUAN_FUZZ_SEED={SEED}, file {number}")  # noqa: T201 - to find it again
            raise
        assert time.monotonic() - started < BOUNDS.seconds + 10
    assert min(came.values()) > 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH


def test_honest_files_are_read():
    came = [type(survive("表", one)) for one in honest()]
    assert came == [Workbook] * 4 + [TableError] + [Workbook] * 2
