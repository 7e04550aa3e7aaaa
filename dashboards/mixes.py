"""Mixed colours, worked out before they are sent: not every browser mixes them itself.

A style sheet says ``color-mix(in srgb, var(--ink) 40%, var(--sea))``; what is sent names a token
instead, which each theme defines. What depends on where it stands (``currentColor``) is left.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MIX = re.compile(
    r"color-mix\(in srgb, var\((?P<one>--[\w-]+)\) (?P<share>\d+)%,"
    r" (?:var\((?P<other>--[\w-]+)\)|transparent)\)"
)
_TOKEN = re.compile(r"(?P<name>--[\w-]+)\s*:\s*#(?P<hex>[0-9a-f]{6})\s*;")
_PRINT = re.compile(r"@media print\s*\{\s*:root:root\s*\{(?P<inside>[^}]*)\}\s*\}")

Tokens = Mapping[str, str]
"""Colours by name, as six hex digits."""


@dataclass(frozen=True, slots=True)
class Mixes:
    """The mixed colours of style sheets.

    Attributes
    ----------
    style : str
        The sheets, with a token for each mix.
    light, dark : str
        Rules that define these tokens, on the screen and on paper.
    """

    style: str
    light: str
    dark: str

    @classmethod
    def of(cls, style: str, dark: str) -> "Mixes":
        """Work out the mixes of a style sheet.

        Parameters
        ----------
        style : str
            With the tokens of the light theme, and those of print as ``:root:root``.
        dark : str
            The tokens of the dark theme, which come after the others.
        """
        found = {_named(one): one for one in _MIX.finditer(style)}
        paper = "".join(one["inside"] for one in _PRINT.finditer(style))
        light = _tokens(_PRINT.sub("", style))
        night = light | _tokens(dark)
        printed = f"@media print{{{_defined(':root:root', found, light | _tokens(paper))}}}"
        return cls(
            _MIX.sub(lambda one: f"var({_named(one)})", style),
            f"{_defined(':root', found, light)}{printed}\n",
            f"{_defined(':root', found, night)}\n",
        )


def _tokens(sheet: str) -> dict[str, str]:
    """Return the colours that a sheet defines; the first of each name is the theme's own."""
    found: dict[str, str] = {}
    for one in _TOKEN.finditer(sheet):
        found.setdefault(one["name"], one["hex"])
    return found


def _named(one: re.Match[str]) -> str:
    """Name the token of a mix, such as ``--ink-40-sea``."""
    other = f"-{one['other'].removeprefix('--')}" if one["other"] else ""
    return f"{one['one']}-{one['share']}{other}"


def _defined(where: str, mixes: Mapping[str, re.Match[str]], tokens: Tokens) -> str:
    return f"{where}{{{''.join(_rules(mixes, tokens))}}}"


def _rules(mixes: Mapping[str, re.Match[str]], tokens: Tokens) -> Iterable[str]:
    for name, one in mixes.items():
        share = int(one["share"]) / 100
        first = tokens[one["one"]]
        if not one["other"]:
            yield f"{name}:#{first}{round(255 * share):02x};"
            continue
        pairs = zip(_channels(first), _channels(tokens[one["other"]]), strict=True)
        mixed = (round(a * share + b * (1 - share)) for a, b in pairs)
        yield f"{name}:#{''.join(f'{each:02x}' for each in mixed)};"


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
