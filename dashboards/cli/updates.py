"""Bring a newer publication into a data folder: tried out, told, and kept where that is asked."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dashboards.cli import arguments, proposals, publications
from dashboards.cli.console import INVALID, HaltError, Manner
from dashboards.cli.publications import given
from dashboards.cli.tables import show, write
from geo import SourceError
from geo.sources import shipped
from geo.text import say
from geo.updates import Edition, FolderError, figures, found, keep, propose, restore
from geo.workbooks import TableError
from geo.workbooks.sheets import quoted


def run(manner: Manner, file: str | None, **choices: Any) -> None:
    """Update a data folder, or say what would change in it."""
    try:
        if choices["new"]:
            _begin(manner, alone=file is None)
        if file is not None or not choices["new"]:
            _update(manner, given(file, "file"), choices)
    except (TableError, FolderError) as error:
        raise HaltError(INVALID, error.sentence.say(manner.lang)) from error
    except SourceError as error:
        raise HaltError(INVALID, str(error)) from error


def _begin(manner: Manner, alone: bool) -> None:
    """Begin a data folder as a copy of the product's own."""
    target = Path(given(manner.data, "data"))
    name = quoted(str(target))
    arguments.folder(Manner(None, manner.lang))
    found(shipped(), target)
    if not manner.json:
        said = say(
            manner.lang, "update.begun", "{folder}: a copy of the shipped data.", folder=name
        )
        write([said])
    elif alone:
        show({"folder": name})


def _update(manner: Manner, file: str, choices: Mapping[str, Any]) -> None:
    lang = manner.lang
    if choices["keep"]:
        given(manner.data, "data")
    folder = arguments.folder(manner) or shipped()
    if manner.data and restore(folder):
        name = quoted(str(folder))
        said = say(
            lang, "update.restored", "{folder}: a halted update was taken back.", folder=name
        )
        click.echo(said, err=True)
    publication = publications.publication(choices, lang)
    atlas = arguments.opened(manner)
    report = publications.report(atlas, file, choices, lang)
    columns = publications.columns_of(atlas, report, choices, lang)
    asked = choices["year"]
    year = None if asked is None else publications.year(asked, "--year", lang)
    listed, former = figures(report, atlas, columns, year)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    edition = Edition(publications.line(choices["version"] or ""), today.isoformat())
    proposal = propose(folder, atlas, listed, publication, edition, _reasons(choices))
    if kept := choices["keep"] and not proposal.problems:
        keep(folder, proposal)
    outcome = proposals.Outcome(atlas, folder, report, columns, former, proposal, kept)
    proposals.tell(manner, outcome)


def _reasons(choices: Mapping[str, Any]) -> dict[str, str]:
    """Return why areas do not add up to the whole; one reason stands for both languages."""
    zh, en = (publications.line(choices[name] or "") for name in ("reason", "reason_en"))
    return {"zh": zh or en, "en": en or zh}
