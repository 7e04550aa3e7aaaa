"""Seals: what a descriptor says of the bytes of its files, so that a damaged file is found out.

A resource of a Data Package may name its size (``bytes``) and checksum (``hash``, here of SHA-256).
A folder without them opens as well; ``siquan check --seal`` writes them.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.errors import Problem

__all__ = ["Seal", "broken", "renewed", "sealed"]

_KIND = "sha256:"
_SHOWN = 12
_TO_DO = (
    "it was cut short, damaged or changed; copy it again, or, where the change is meant, run"
    " `siquan check --seal`"
)
_HASH = re.compile(f"{_KIND}[0-9a-f]{{64}}")


@dataclass(frozen=True, slots=True)
class Seal:
    """What a descriptor says of a file.

    Attributes
    ----------
    size : int or None
        Bytes; ``None`` where nothing is said.
    digest : str or None
        ``sha256:`` and 64 hex digits; ``None`` where nothing is said.
    """

    size: int | None = None
    digest: str | None = None

    @classmethod
    def of(cls, resource: Mapping[str, Any]) -> "Seal":
        """Read what a resource declares.

        Raises
        ------
        TypeError
            Where it is no size or no checksum of SHA-256.
        """
        size, digest = resource.get("bytes"), resource.get("hash")
        if not (size is None or (isinstance(size, int) and not isinstance(size, bool))):
            raise TypeError(f"bytes {size!r} is not a whole number")
        if not (digest is None or (isinstance(digest, str) and _HASH.fullmatch(digest))):
            raise TypeError(f"hash {digest!r} is not {_KIND} and 64 hex digits")
        return cls(size, digest)

    @classmethod
    def on(cls, content: bytes) -> "Seal":
        """Seal a content."""
        return cls(len(content), _KIND + hashlib.sha256(content).hexdigest())

    def problem(self, file: str, content: bytes) -> Problem | None:
        """Say how a file differs from what is said of it; ``None`` where it does not."""
        found = Seal.on(content)
        if self.size not in (None, found.size):
            what = f"has {found.size} bytes, expected {self.size}"
        elif self.digest not in (None, found.digest):
            what = f"has the checksum {_shown(found)}, expected {_shown(self)}"
        else:
            return None
        return Problem(file, None, f"{what}: {_TO_DO}", broken=True)


def _shown(seal: Seal) -> str:
    return f"{seal.digest}"[: len(_KIND) + _SHOWN] + "…"


def sealed(descriptor: bytes, contents: Mapping[str, bytes]) -> bytes:
    """Return a descriptor that seals its files; nothing else in it changes.

    Parameters
    ----------
    descriptor : bytes
        Valid, with the resources that are to be sealed.
    contents : mapping of path to bytes
        By the path in the descriptor; resources of other paths stay as they are.
    """
    encoding = json.detect_encoding(descriptor)
    text = descriptor.decode(encoding)
    wanted = json.loads(text)
    for resource in wanted["resources"]:
        content = contents.get(resource["path"])
        if content is not None:
            seal = Seal.on(content)
            resource |= {"bytes": seal.size, "hash": seal.digest}
            text = _stamped(text, resource["path"], seal)
    if json.loads(text) != wanted:  # written in a way of its own: the facts come before the form
        text = json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
    return text.encode(encoding)


def renewed(descriptor: bytes, contents: Mapping[str, bytes]) -> bytes:
    """Return a descriptor that seals anew those of some files that it has sealed."""
    listed = json.loads(descriptor)["resources"]
    before = {one["path"] for one in listed if "hash" in one or "bytes" in one}
    return sealed(descriptor, {path: contents[path] for path in before & contents.keys()})


def _stamped(text: str, path: str, seal: Seal) -> str:
    """Put a seal before each place where the text names a path, in place of one that is there."""
    former = r'(?:"bytes"\s*:\s*\d+\s*,\s*"hash"\s*:\s*"[^"]*"\s*,\s*)?'
    names = "|".join(re.escape(json.dumps(path, ensure_ascii=one)) for one in (True, False))
    said = f'"bytes": {seal.size}, "hash": "{seal.digest}",'

    def put(found: re.Match[str]) -> str:
        line = text.rfind("\n", 0, found.start()) + 1
        indent = text[line : found.start()]
        between = f"\n{indent}" if line and not indent.strip() else " "
        return f"{said}{between}{found[1]}"

    return re.sub(rf'{former}("path"\s*:\s*(?:{names}))', put, text)


def broken(seals: Mapping[str, Seal], contents: Mapping[str, bytes]) -> Iterator[Problem]:
    """Find the files that are not as their seals say; what could not be read was told already."""
    for file, seal in seals.items():
        if file in contents and (problem := seal.problem(file, contents[file])):
            yield problem
