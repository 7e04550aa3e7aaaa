"""Read files as a test would: twice, where a process of its own reads them."""

from dataclasses import asdict, replace

import pytest

from geo.workbooks import LIMITS, TableError, kinds, read_workbook
from geo.workbooks.sandbox import answers


def read(content, name="表.xlsx", **limits):
    """Read a file; what reads workbooks must come to the same in this process."""
    allowed = replace(LIMITS, **limits)
    if not kinds.is_workbook(content) or len(content) > allowed.bytes:
        return read_workbook(name, content, allowed)
    told, *sheets = answers.answer(content, asdict(allowed))
    if "fault" not in told and any(filled(one) for one in sheets):
        workbook = read_workbook(name, content, allowed)
        assert [one["name"] for one in sheets] == [one.name for one in workbook.sheets]
        return workbook
    with pytest.raises(TableError) as caught:
        read_workbook(name, content, allowed)
    assert caught.value.sentence.key == f"table.{told.get('fault', 'blank')}"
    raise caught.value


def filled(sheet):
    return any(cell is not None for row in sheet["rows"] for cell in row)


def rows(content, name="表.xlsx", **limits):
    """Return the rows of the first sheet."""
    return read(content, name, **limits).sheets[0].rows


def refusal(content, lang="en", name="表.xlsx", **limits):
    """Return the one sentence that refuses a file."""
    with pytest.raises(TableError) as caught:
        read(content, name, **limits)
    said = {one: caught.value.sentence.say(one) for one in ("zh", "en")}
    assert all(len(one.splitlines()) == 1 for one in said.values())
    assert str(caught.value) == said["en"]
    return said[lang]
