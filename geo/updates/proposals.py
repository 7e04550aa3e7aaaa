"""An update from end to end: tried out on a copy, told, and kept when it is valid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from geo.assembly import open_atlas
from geo.atlas import Atlas
from geo.errors import Problem, SourceError
from geo.seals import renewed
from geo.sources import Row, Sources, read
from geo.updates import conflicts, folders, gaps, histories
from geo.updates.conflicts import CONFLICTS
from geo.updates.gaps import Gap
from geo.updates.histories import DESCRIPTOR, HISTORY, Edition
from geo.updates.ledgers import Ledger
from geo.updates.revisions import KEY, PANELS, Change, Figure, Publication, compare


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an update would change in a data folder; nothing of it is written.

    Attributes
    ----------
    before, version : str
        The version of the data that it starts from, and the one that it makes.
    changes : tuple of Change
    same : int
        How many figures are there already.
    gaps : tuple of Gap
        What is declared anew because of it.
    problems : tuple of Problem
        Why the folder would not be valid; empty where it may be kept.
    contents, seen : mapping of file to bytes
        The files that change, as they are to be and as they were.
    """

    before: str
    version: str
    changes: tuple[Change, ...]
    same: int
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]
    contents: Mapping[str, bytes]
    seen: Mapping[str, bytes]


def propose(
    folder: Path,
    atlas: Atlas,
    figures: Iterable[Figure],
    publication: Publication,
    edition: Edition,
    reasons: Mapping[str, str],
) -> Proposal:
    """Work out an update, and check all of it on a copy.

    Parameters
    ----------
    folder : Path
        Only read.
    atlas : Atlas
        The same folder, opened and so known to be valid.
    figures : iterable of Figure
        One at the most for an area, an indicator and a year.
    publication : Publication
    edition : Edition
    reasons : mapping of language to str
        Why gaps that change are as they are.

    Raises
    ------
    SourceError
        Where the folder keeps no history.
    """
    sources = read(folder)
    books = _Books.of(folder, sources)
    ledgers, listed, before = books.ledgers, tuple(figures), str(sources.data["version"])
    changes = compare({name: ledgers[name] for name in PANELS}, atlas, listed, publication)
    version = (edition.version or histories.following(before)) if changes else before
    _write(ledgers, changes)
    conflicts.dispute(ledgers, changes)
    histories.record(ledgers[HISTORY], changes, publication, Edition(version, edition.date))
    declared = gaps.declare(_updated(sources, ledgers), ledgers, reasons)
    changed = books.changed(version)
    return Proposal(
        before=before,
        version=version,
        changes=changes,
        same=len(listed) - len(changes),
        gaps=declared,
        problems=_problems(folder, changed),
        contents=changed,
        seen={file: books.seen[file] for file in changed},
    )


def keep(folder: Path, proposal: Proposal) -> None:
    """Write a proposal into the folder it was worked out for.

    Raises
    ------
    SourceError
        Where it is not valid; nothing is written.
    FolderError
        Where the folder cannot be written, or is another by now; it is as it was.
    """
    if proposal.problems:
        raise SourceError(proposal.problems)
    if proposal.contents:
        folders.replace(folder, proposal.contents, proposal.seen)


@dataclass(frozen=True, slots=True)
class _Books:
    """The files of a folder that an update may change."""

    files: Mapping[str, str]
    seen: Mapping[str, bytes]
    ledgers: Mapping[str, Ledger]

    @classmethod
    def of(cls, folder: Path, sources: Sources) -> "_Books":
        """Read them as they are."""
        if HISTORY not in sources.tables:
            reason = f"has no table {HISTORY!r} of what changed; declare it as the shipped data do"
            raise SourceError((Problem(DESCRIPTOR, None, reason),))
        names = (*PANELS, *CONFLICTS.values(), HISTORY, *gaps.tables(sources.data["checks"]))
        files = {name: sources.file(name) for name in names}
        seen = {file: (folder / file).read_bytes() for file in (*files.values(), DESCRIPTOR)}
        return cls(files, seen, {name: Ledger(seen[file]) for name, file in files.items()})

    def changed(self, version: str) -> dict[str, bytes]:
        """Return those that change, as they are to be."""
        told = {file: self.ledgers[name].content() for name, file in self.files.items()}
        descriptor = PurePosixPath(DESCRIPTOR)
        inside = {str(PurePosixPath(x).relative_to(descriptor.parent)): y for x, y in told.items()}
        named = histories.named(self.seen[DESCRIPTOR], version)
        told[DESCRIPTOR] = renewed(named, inside)
        return {file: new for file, new in told.items() if new != self.seen[file]}


def _updated(sources: Sources, ledgers: Mapping[str, Ledger]) -> Sources:
    """Return sources with the panels as they are to be, as far as gaps need them."""
    panels: dict[str, tuple[Row, ...]] = {}
    for name in PANELS:
        rows = (ledgers[name][at] for at in range(len(ledgers[name])))
        panels[name] = tuple(
            {**row, "year": int(row["year"]), "value": float(row["value"] or 0)} for row in rows
        )
    return replace(sources, tables={**sources.tables, **panels})


def _problems(folder: Path, contents: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Check all of a folder in which some files have new contents."""
    with folders.tried(folder, contents) as copy:
        try:
            open_atlas(copy)
        except SourceError as error:
            return error.problems
    return ()


def _write(ledgers: Mapping[str, Ledger], changes: Iterable[Change]) -> None:
    """Write what changes into the panels."""
    places = {name: ledgers[name].find(*KEY) for name in PANELS}
    for change in changes:
        row = places[change.table].get(tuple(change.new[name] for name in KEY))
        if row:
            ledgers[change.table].replace(row[0], change.new)
        else:
            ledgers[change.table].append(change.new)
