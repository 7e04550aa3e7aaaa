"""Files that a command writes: whole or not at all, and only where there is room for them."""

import errno
import os
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, quoted
from geo.text import say

_LONG = 60
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
"""What a disk answers that takes no more, whatever a file is called."""


def destination(file: str, lang: str) -> Path:
    """Return where the file is to be; there must be a folder, and nothing but a file."""
    path = Path(file)
    try:
        if path.parent.is_dir() and (path.is_file() or not path.exists()):
            return path.resolve()
    except (OSError, ValueError) as error:  # such as a name that is too long
        raise _unwritable(file, str(error), lang) from error
    why = say(lang, "cli.export.where", "its folder is not there, or it is no plain file")
    raise _unwritable(file, why, lang)


def apart(paths: Sequence[Path], lang: str) -> None:
    """Refuse to write over what is read, or one file over the other, by whatever name."""
    for first, second in combinations(paths, 2):
        there = first.exists() and second.exists()
        if first.resolve() == second.resolve() or (there and first.samefile(second)):
            text = "{value} would be written over {other}; name another file"
            blanks = {"value": shown(str(second)), "other": shown(str(first))}
            raise HaltError(MISUNDERSTOOD, say(lang, "cli.export.same", text, **blanks))


def _unwritable(file: str, why: str, lang: str) -> HaltError:
    text = "FILE {value} cannot be written: {reason}; name another"
    return HaltError(
        MISUNDERSTOOD, say(lang, "cli.export.unwritable", text, value=shown(file), reason=why)
    )


def _full(path: Path, error: OSError, lang: str) -> HaltError:
    text = "{value} was not written ({reason}); make room, or name a file on another disk"
    value = shown(str(path))
    said = say(lang, "cli.export.full", text, value=value, reason=error.strerror or error)
    return HaltError(INVALID, said)


def shown(file: str) -> str:
    """Quote a path by its end, where its name is."""
    return quoted(file if len(file) <= _LONG else f"…{file[1 - _LONG :]}")


def put(path: Path, content: bytes, lang: str) -> None:
    """Write beside the file and then put it in its place, so that no half of it ever stands."""
    part = path.with_name(f".{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise _full(path, error, lang) from error
        raise _unwritable(str(path), error.strerror or str(error), lang) from error
