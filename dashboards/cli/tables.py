"""Answers on paper: aligned tables for readers, JSON for programs."""

import json
import sys
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import click

from geo.errors import Problem
from geo.indicators import Indicator
from geo.observations import Source
from geo.text import number, say
from geo.vocabulary import FLAGS


def show(facts: Mapping[str, Any]) -> None:
    """Print facts as JSON, in UTF-8 wherever it is sent."""
    click.echo(as_json(facts), nl=False)


def as_json(facts: Mapping[str, Any]) -> bytes:
    """Write facts as JSON in UTF-8."""
    return f"{json.dumps(facts, ensure_ascii=False, indent=2, allow_nan=False)}\n".encode()


def write(lines: Iterable[str]) -> None:
    """Print lines; what the terminal cannot show is written as its number."""
    text = "\n".join(lines)
    code = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(code, "backslashreplace").decode(code))


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Lay rows out in columns.

    Parameters
    ----------
    rows : sequence of rows
        Of equal length; a heading is a row like the others.
    right : collection of int
        Columns that end at the same place, such as numbers.
    """
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            " " * (wide[at] - width(cell)) + cell
            if at in right
            else cell + " " * (wide[at] - width(cell))
            for at, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def amount(indicator: Indicator, value: float | None, lang: str) -> str:
    """Write a value with the indicator's decimals, or that there is none."""
    if value is None:
        return say(lang, "none", "no value")
    return number(value, indicator.decimals)


def flagged(flags: Iterable[str], lang: str) -> list[list[str]]:
    """Explain flags, a row each."""
    return [[flag, FLAGS[flag].say(lang)] for flag in flags]


def credited(source: Source) -> str:
    """Name a source on one line."""
    year = str(source.year) if source.year else ""
    return " · ".join(part for part in (source.title, source.publisher, year, source.url) if part)


def told(problem: Problem) -> dict[str, Any]:
    """Return a problem as facts."""
    return {"file": problem.file, "row": problem.row, "reason": problem.reason}
