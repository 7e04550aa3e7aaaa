"""JSON that others wrote is read whole, or not at all."""

import pytest

from geo.notations import parse, whole


@pytest.mark.parametrize(
    "text", ['{"a": [1, "\\u676d"]}', b'"\\ud83d\\ude00"', '"\\\\ud800"', "1e5"]
)
def test_what_is_json_is_read(text):
    assert parse(text) is not None


@pytest.mark.parametrize(
    "text",
    ["", "{", "NaN", "[Infinity]", "[" * 100_000, '"\\ud800"', '{"\\uDFFF": 1}', '"\ud800"',
     b"\xff", "9" * 5000, b'["\\ud83d", "\\ude00"]'],
)  # fmt: skip
def test_what_no_file_can_hold_is_not_read(text):
    with pytest.raises(ValueError, match=r"."):
        parse(text)


def test_a_text_that_is_quoted_can_be_written():
    assert whole("a\ud800b").encode() == "a\ufffdb".encode()
