"""Whether a data folder is valid, and if not, every reason; and the seals of one that is."""

from pathlib import Path

from dashboards.cli import arguments
from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.tables import show, told, write
from geo import Atlas, SourceError, open_atlas
from geo.errors import Problem
from geo.sources import Sources, read, shipped
from geo.text import say
from geo.updates import FolderError, seal

_DOCUMENTS = "data/documents/"


def run(manner: Manner, sealing: bool) -> None:
    """Check a data folder and print what was found; seal it where that is asked and it is valid."""
    lang, folder = manner.lang, arguments.folder(manner)
    if sealing and folder is None:
        text = "--seal writes into a data folder; say which one with --data"
        raise HaltError(MISUNDERSTOOD, say(lang, "cli.check.whose", text))
    folder = folder or shipped()
    try:
        atlas = seal(folder) if sealing else open_atlas(folder)
    except SourceError as error:
        _print(manner, error.problems)
        raise HaltError(INVALID, _invalid(error.problems, folder, lang)) from error
    except FolderError as error:
        raise HaltError(INVALID, error.sentence.say(lang)) from error
    sources = read(folder)
    counts = _counts(atlas, sources)
    if manner.json:
        show({"valid": True, "version": atlas.version, "counts": counts, "problems": []})
        return
    sentence = say(
        lang,
        "cli.check.valid",
        "Valid: {areas} areas, {values} values, {sites} sites, {documents} document rows;"
        " data version {version}.",
        version=atlas.version,
        **counts,
    )
    write([sentence, *([_sealed(sources, folder, lang)] if sealing else [])])


def _sealed(sources: Sources, folder: Path, lang: str) -> str:
    files = len(sources.boundaries["resources"]) + len(sources.data["resources"])
    text = "Sealed: size and checksum of {files} files are written into {folder}."
    return say(lang, "cli.check.sealed", text, files=files, folder=quoted(str(folder)))


def _invalid(problems: tuple[Problem, ...], folder: Path, lang: str) -> str:
    """Say in one line how much is wrong and, of a file that is not as sealed, what to do."""
    sentence = say(
        lang,
        "cli.check.invalid",
        "The data folder is not valid: {count} problem(s) in {files} file(s).",
        count=len(problems),
        files=len({one.file for one in problems}),
    )
    broken = next((one.file for one in problems if one.broken), None)
    if broken is None:
        return sentence
    hint = say(
        lang,
        "cli.check.seal",
        "Look at {file} first: copy it again where it was damaged; where the change is meant, run"
        " `siquan check --seal --data {folder}`.",
        file=broken,
        folder=folder,
    )
    return f"{sentence} {hint}"


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
