"""Whether a data folder is valid, and if not, every reason."""

from dashboards.cli import arguments
from dashboards.cli.console import INVALID, HaltError, Manner
from dashboards.cli.tables import show, told, write
from geo import Atlas, SourceError, open_atlas
from geo.errors import Problem
from geo.sources import Sources, read, shipped
from geo.text import say

_DOCUMENTS = "data/documents/"


def run(manner: Manner) -> None:
    """Check a data folder and print what was found."""
    lang, folder = manner.lang, arguments.folder(manner) or shipped()
    try:
        atlas = open_atlas(folder)
    except SourceError as error:
        _print(manner, error.problems)
        sentence = say(
            lang,
            "cli.check.invalid",
            "The data folder is not valid: {count} problem(s) in {files} file(s).",
            count=len(error.problems),
            files=len({one.file for one in error.problems}),
        )
        raise HaltError(INVALID, sentence) from error
    counts = _counts(atlas, read(folder))
    if manner.json:
        show({"valid": True, "version": atlas.version, "counts": counts, "problems": []})
    else:
        sentence = say(
            lang,
            "cli.check.valid",
            "Valid: {areas} areas, {values} values, {sites} sites, {documents} document rows;"
            " data version {version}.",
            version=atlas.version,
            **counts,
        )
        write([sentence])


def _print(manner: Manner, problems: tuple[Problem, ...]) -> None:
    if manner.json:
        listed = [told(one) for one in problems]
        show({"valid": False, "version": None, "counts": None, "problems": listed})
    else:
        write(map(str, problems))


def _counts(atlas: Atlas, sources: Sources) -> dict[str, int]:
    return {
        "areas": len(atlas.areas),
        "values": _values(atlas),
        "sites": len(atlas.register.sites),
        "documents": sum(
            len(rows)
            for name, rows in sources.tables.items()
            if sources.file(name).startswith(_DOCUMENTS)
        ),
    }


def _values(atlas: Atlas) -> int:
    levels = atlas.measures.panel.levels.values()
    return sum(len(seen) for columns in levels for seen in columns.values())
