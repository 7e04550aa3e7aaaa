"""The oldest browser that docs/browsers.md names understands all that the pages are written in."""

import re
from pathlib import Path

import pytest

from dashboards.mixes import Mixes

ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = sorted(ASSETS.glob("*.css"))
SCRIPTS = sorted(ASSETS.glob("*.js"))

NEWER_STYLES = {
    "nesting (112)": r"^\s*&|[{;]\s*&",
    "light-dark (123)": r"light-dark\(",
    "relative colours (119)": r"(rgb|hsl|oklch|oklab)\(from ",
    "oklch (111)": r"\bokl(ch|ab)\(",
    "@scope (118)": r"@scope",
    "@starting-style (117)": r"@starting-style",
    "@property (everywhere from 2024)": r"@property",
    "subgrid (117)": r"subgrid",
    ":dir() (120)": r":dir\(",
    ":user-valid (119)": r":user-(in)?valid",
    ":popover-open (114)": r":popover-open",
    "anchors (125)": r"anchor-name|position-anchor|anchor\(",
    "field-sizing (123)": r"field-sizing",
    "interpolate-size (129)": r"interpolate-size",
    "view transitions (111)": r"view-transition",
    "masks without a prefix (120)": r"[;{ ]mask(-[a-z]+)?:",
    "style queries (111)": r"@container style",
    "linear() (113)": r"linear\(",
}
NEWER_SCRIPTS = {
    "copies of lists (110)": r"\.(toSorted|toReversed|toSpliced)\(",
    "size of parameters (113)": r"(params|query)\.size\b|\bsize \? \"&\"",
    "grouping (117)": r"(Object|Map)\.groupBy",
    "set methods (122)": r"\.(union|intersection|difference|symmetricDifference|isSubsetOf)\(",
    "iterator methods (122)": r"\.(values|keys|entries)\(\)\.(map|filter|some|every|find|toArray)",
    "fromAsync (121)": r"fromAsync",
    "withResolvers (119)": r"withResolvers|Promise\.try",
    "any signal (116)": r"AbortSignal\.any",
    "canParse (120)": r"URL\.(canParse|parse)\(",
    "popovers (114)": r"(show|hide|toggle)Popover",
    "transitions (111)": r"startViewTransition",
    "v flag (112)": r"/[dgimsuy]*v[dgimsuy]*\.test",
    "points of other kinds in fills": r"isPointIn(Fill|Stroke)\(\s*(new DOMPoint|\{)",
    "scrollend (114)": r"scrollend",
}


@pytest.mark.parametrize("name", NEWER_STYLES)
def test_no_sheet_uses_what_is_newer_than_the_oldest_browser(name):
    found = re.compile(NEWER_STYLES[name], re.MULTILINE)
    assert [path.name for path in SHEETS if found.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", NEWER_SCRIPTS)
def test_no_script_uses_what_is_newer_than_the_oldest_browser(name):
    found = re.compile(NEWER_SCRIPTS[name])
    assert [path.name for path in SCRIPTS if found.search(path.read_text("utf-8"))] == []


def test_colours_are_mixed_before_they_are_sent():
    light = (
        ":root { --ink: #000000; --sea: #ffffff; }"
        " a { color: color-mix(in srgb, var(--ink) 25%, var(--sea)); }"
        " b { color: color-mix(in srgb, var(--ink) 50%, transparent); }"
    )
    paper = "@media print { :root:root { --ink: #ff0000; } }"
    mixes = Mixes.of(light + paper, ":root { --ink: #00ff00; }")
    assert "color-mix" not in mixes.style
    assert "a { color: var(--ink-25-sea); }" in mixes.style
    assert mixes.light.startswith(":root{--ink-25-sea:#bfbfbf;--ink-50:#00000080;}")
    assert "@media print{:root:root{--ink-25-sea:#ffbfbf;--ink-50:#ff000080;}}" in mixes.light
    assert mixes.dark == ":root{--ink-25-sea:#bfffbf;--ink-50:#00ff0080;}\n"


def test_what_is_left_to_the_browser_to_mix_is_an_embellishment():
    """Only what depends on where it stands: the colour of an underline, a stroke with another."""
    style = "\n".join(path.read_text("utf-8") for path in SHEETS if path.name != "dark.css")
    left = re.findall(
        r"[^{};]*color-mix[^;}]*", Mixes.of(style, (ASSETS / "dark.css").read_text("utf-8")).style
    )
    for one in left:
        assert "currentColor" in one or "@supports" in one or "--fill" in one, one
