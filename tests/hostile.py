"""A data folder whose every free text is markup, a formula and a script at once."""

import csv
import io

from tests.conftest import TABLES, write_toyland

MARKUP = (
    "\"'><img src=x onerror=boom()><script>boom()</script></textarea></title><svg onload=boom()>"
)
FORMULA = "=cmd|' /C boom'!A0"
SCRIPT = "javascript:boom()"
URL = f'{SCRIPT};https://x.invalid/"onmouseover="boom()'

FREE = ("_zh", "_en", "note", "source_title", "source_publisher", "document_says", "batch")
"""Ends of the names of columns whose texts are shown as they are."""
JOINED = {"data/sectors", "data/qualifiers", "data/plan_places", "boundaries/divisions"}
"""Tables whose Chinese names other tables point at, or which are looked up by name."""


def spoilt(path, column, value):
    """Spoil a text that is free to say anything."""
    if column == "source_url":
        return URL
    if not value or not column.endswith(FREE) or (path in JOINED and not column.endswith("_en")):
        return value
    if column.startswith("mark_"):
        return MARKUP
    return f"{FORMULA}{MARKUP}{value}"


def hostile_tables():
    """The tables of toyland, spoilt."""
    made = {}
    for path, text in TABLES.items():
        reader = csv.DictReader(io.StringIO(text))
        rows = [{key: spoilt(path, key, value) for key, value in row.items()} for row in reader]
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, reader.fieldnames)
        writer.writeheader()
        writer.writerows(rows)
        made[path] = out.getvalue()
    return made


def write_hostile(folder):
    """Write the folder, and return it."""
    write_toyland(folder, hostile_tables())
    return folder
