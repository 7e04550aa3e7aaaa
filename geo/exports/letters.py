"""Letters: the fonts that travel with the exports, and how wide a line of them is.

Nothing depends on what fonts a machine has; what no font of ours has, is drawn as a blank square.
A font that is not the one that was built is refused: what it draws would be anybody's guess.
"""

import hashlib
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from geo.hindrances import HinderedError
from geo.text import sentence

Weight = Literal["Regular", "Bold"]

FAMILY = "Noto Sans SC"
SUMS = "SHA256SUMS"
"""File that names the checksum of each font, as ``sha256sum`` writes it."""
ABSENT = "□"
"""What stands where the fonts have no sign."""

_EM = 100
"""Size at which letters are measured, in points."""
_NOT_FIRST = frozenset("，。；：！？、）》」』】〕”’％…—%),.;:!?]}")
_DASHES = frozenset("–")
_NOT_LAST = frozenset("（《「『【〔“‘([{")


@cache
def font(weight: Weight = "Regular") -> Path:
    """Return the file of a weight; the same in a checkout and in a wheel.

    Raises
    ------
    HinderedError
        Where it is missing or is not what was built; it is looked for again each time.
    """
    path = folder() / f"NotoSansSC-{weight}.ttf"
    try:
        sums = (folder() / SUMS).read_text(encoding="utf-8").split()
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _lacking(path.name) from error
    if found not in sums:
        raise _lacking(path.name)
    return path


def folder() -> Path:
    """Return where the fonts are."""
    return Path(str(resources.files("geo.exports"))) / "fonts"


def _lacking(name: str) -> HinderedError:
    text = (
        "The font {file} that comes with the product is missing or damaged, so no picture, slide or"
        " document can be drawn; whoever runs the atlas installs the product again. The map and the"
        " tables work as ever."
    )
    return HinderedError(sentence("hindered.font", text, file=name))


@cache
def signs(weight: Weight = "Regular") -> frozenset[str]:
    """Return every sign that a weight has."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415  (slow)

    return frozenset(map(chr, FT2Font(str(font(weight))).get_charmap()))


def drawable(text: str) -> str:
    """Write a text on one line, with a blank square for each sign that the fonts do not have."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    seen = [one for one in plain if one.isprintable()]
    return "".join(one if one in signs() else ABSENT for one in seen)


@cache
def _advance(sign: str, weight: Weight) -> float:
    """Measure a sign, as a part of the size of the letters."""
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  (slow)

    face = _face(weight)
    return face.load_char(ord(sign), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _EM


@cache
def _face(weight: Weight):  # noqa: ANN202  (the type is named by what is imported inside)
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415  (slow)

    face = FT2Font(str(font(weight)))
    face.set_size(_EM, 72)
    return face


def width(text: str, size: float, weight: Weight = "Regular") -> float:
    """Measure a line that is ``drawable``, in the unit of ``size``."""
    return size * sum(_advance(one, weight) for one in text)


def wrapped(
    text: str, size: float, room: float, weight: Weight = "Regular", most: int = 99
) -> list[str]:
    """Break a text into lines that fit a room.

    Chinese breaks after any sign but before no closing mark, other words at their spaces and after
    dashes; a word that is wider than the room is broken. What does not fit ``most`` lines ends in
    an ellipsis.
    """
    lines, line = list[str](), ""
    for piece in _pieces(drawable(text)):
        if line and width((line + piece).rstrip(), size, weight) > room:
            lines.append(line.rstrip())
            line = ""
        for sign in piece if width(piece, size, weight) > room else [piece]:
            if line and width((line + sign).rstrip(), size, weight) > room:
                lines.append(line.rstrip())
                line = ""
            line += sign if line or sign != " " else ""
    lines += [line.rstrip()] if line.strip() else []
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + "…", size, weight) > room:
        last = last[:-1]
    return [*lines[: most - 1], last + "…"]


def balanced(text: str, size: float, room: float, weight: Weight = "Regular") -> list[str]:
    """Break a text into as few lines as fit, of about the same length."""
    lines = wrapped(text, size, room, weight)
    step = size / 4
    while len(lines) > 1 and room > step:
        narrower = wrapped(text, size, room - step, weight)
        if len(narrower) > len(lines):
            break
        lines, room = narrower, room - step
    return lines


def _pieces(text: str) -> list[str]:
    """Take a text apart where a line may end."""
    pieces = list[str]()
    for sign in text:
        last = pieces[-1][-1] if pieces else " "
        parts = last in _DASHES and sign.isalpha()
        whole = not (_wide(sign) or _wide(last) or parts)
        bound = sign in _NOT_FIRST or last in _NOT_LAST or whole
        if pieces and (sign == " " or (bound and last != " ")):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF" or sign in "“”‘’…—"
