"""Data folders on disk: copied, tried out beside, and replaced as a whole or not at all.

This is the only place that writes tables of a data folder.
"""

import os
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from geo.errors import GeoError
from geo.text import Sentence, sentence
from geo.workbooks.sheets import quoted

PARTS = ("boundaries", "data")
_NO_DATA = shutil.ignore_patterns("*.py", "__pycache__")
_KEPT, _NEW, _PART = ".siquan-before", ".siquan-after", ".part"
"""Hold the files as they were and as they are to be, for as long as they are being replaced."""


class FolderError(GeoError, ValueError):
    """A data folder that could not be written; it is as it was.

    Attributes
    ----------
    sentence : Sentence
        What is wrong and what to do.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)

    def __str__(self) -> str:
        return str(self.sentence)


def found(source: Path, target: Path) -> None:
    """Copy a data folder to where nothing is yet: all of it, or nothing.

    Raises
    ------
    FolderError
        Where something is there already, or nothing can be written there.
    """
    try:
        if target.exists():
            raise _occupied(target)
        with tempfile.TemporaryDirectory(prefix=".siquan-", dir=target.parent) as name:
            beside = Path(name) / "folder"
            _copied(source, beside)
            beside.rename(target)
    except OSError as error:
        raise _unwritten(error, target) from error


@contextmanager
def tried(source: Path, contents: Mapping[str, bytes]) -> Generator[Path]:
    """Lend a copy of a data folder in which some files have new contents.

    Raises
    ------
    FolderError
        Where there is no room for a copy.
    """
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "folder"
            _copied(source, folder)
            for file, content in contents.items():
                (folder / file).write_bytes(content)
        except OSError as error:
            raise _untried(error, source) from error
        yield folder


def replace(folder: Path, contents: Mapping[str, bytes], seen: Mapping[str, bytes]) -> None:
    """Replace files of a data folder.

    Parameters
    ----------
    folder : Path
    contents : mapping of file to bytes
        By path below the folder; each file is there.
    seen : mapping of file to bytes
        The same files as they were when their contents were worked out.

    Raises
    ------
    FolderError
        Where a file was changed meanwhile or cannot be written. No file is changed then; nor is
        any after a halt between two of them, once ``restore`` has run.
    """
    restore(folder)
    try:
        _compare(folder, seen)
        _lay(folder, contents, _NEW)
        _lay(folder, seen, _KEPT)
        _move(folder / _NEW, folder)
        _drop(folder / _KEPT)
    except BaseException as error:
        restore(folder)
        if isinstance(error, OSError):
            raise _unwritten(error, folder) from error
        raise


def restore(folder: Path) -> bool:
    """Put back the files of a replacement that was halted; say whether there was one.

    Raises
    ------
    FolderError
        Where that cannot be done now.
    """
    kept = folder / _KEPT
    halted = kept.is_dir()
    if halted:
        try:
            _move(kept, folder)
        except OSError as error:
            raise _unrestored(error, folder) from error
    for name in (_KEPT, _NEW):
        for part in (name, f"{name}{_PART}"):
            shutil.rmtree(folder / part, ignore_errors=True)
    return halted


def _copied(source: Path, target: Path) -> None:
    for part in PARTS:
        shutil.copytree(source / part, target / part, ignore=_NO_DATA)


def _compare(folder: Path, seen: Mapping[str, bytes]) -> None:
    for file, content in seen.items():
        if (folder / file).read_bytes() != content:
            raise FolderError(
                sentence(
                    "update.meanwhile",
                    "{file} was changed while it was being updated; nothing was written, run the"
                    " update again.",
                    file=file,
                )
            )


def _lay(folder: Path, contents: Mapping[str, bytes], name: str) -> None:
    """Lay files beside those of the folder; the name tells that they are complete."""
    part = folder / f"{name}{_PART}"
    for file, content in contents.items():
        path = part / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        shutil.copymode(folder / file, path)
    part.rename(folder / name)


def _move(source: Path, folder: Path) -> None:
    """Put files in their places, each in one step; none of it needs room on the disk."""
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        path.replace(folder / path.relative_to(source))


def _drop(kept: Path) -> None:
    """Drop what was laid aside; from the first step on it is not put back any more."""
    kept.rename(kept.with_name(f"{kept.name}{_PART}"))
    restore(kept.parent)


def _occupied(folder: Path) -> FolderError:
    return FolderError(
        sentence(
            "update.exists",
            "{folder} is there already; leave --new out, or name another folder.",
            folder=quoted(str(folder)),
        )
    )


def _unwritten(error: OSError, folder: Path) -> FolderError:
    return FolderError(
        sentence(
            "update.unwritten",
            "{folder} cannot be written ({reason}); it is as it was.",
            folder=quoted(str(folder)),
            reason=error.strerror or error,
        )
    )


def _untried(error: OSError, folder: Path) -> FolderError:
    return FolderError(
        sentence(
            "update.untried",
            "There is no room to try the change on a copy of {folder} ({reason}); make room in the"
            " folder for temporary files, or name another by TMPDIR. Nothing was written.",
            folder=quoted(str(folder)),
            reason=error.strerror or error,
        )
    )


def _unrestored(error: OSError, folder: Path) -> FolderError:
    return FolderError(
        sentence(
            "update.unrestored",
            "{folder} is half written and cannot be put back now ({reason}); mend that and run the"
            " update again, which puts it back first.",
            folder=quoted(str(folder)),
            reason=error.strerror or error,
        )
    )
