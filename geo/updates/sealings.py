"""Seal a data folder: say in its descriptors what its files are, once all of it is valid."""

from pathlib import Path

from geo.assembly import open_atlas
from geo.atlas import Atlas
from geo.seals import sealed
from geo.sources import read
from geo.updates import folders

_DESCRIPTOR = "datapackage.json"


def seal(folder: Path) -> Atlas:
    """Check a folder whose files were changed on purpose, and seal it as it is now.

    Returns
    -------
    Atlas
        What was checked and sealed.

    Raises
    ------
    SourceError
        Where anything but its seals is not valid; nothing is written.
    FolderError
        Where its descriptors cannot be written; they are as they were.
    """
    sources = read(folder, sealed=False)
    packages = {"boundaries": sources.boundaries, "data": sources.data}
    seen: dict[str, bytes] = {}
    new: dict[str, bytes] = {}
    for part, package in packages.items():
        file, paths = f"{part}/{_DESCRIPTOR}", [one["path"] for one in package["resources"]]
        seen[file] = (folder / file).read_bytes()
        new[file] = sealed(seen[file], {one: (folder / part / one).read_bytes() for one in paths})
    with folders.tried(folder, new) as copy:
        atlas = open_atlas(copy)
    changed = [file for file in new if new[file] != seen[file]]
    if changed:
        folders.replace(
            folder, {file: new[file] for file in changed}, {file: seen[file] for file in changed}
        )
    return atlas
