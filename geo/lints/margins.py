"""Objections to what stands around the map: legend, address, window and review number."""

import re
from collections.abc import Iterator

from geo.exports.parts import MISSING, WITHHELD
from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, known, rule
from geo.text import sentence

_SCREEN, _TILE, _AROUND = 640, 256, 360
"""Pixels of a small map and of a tile, and degrees around the earth."""

_WIDER = 3
"""How many times the width of the allowed window a map may show."""

_REVIEW = re.compile(r"(GS|[一-鿿]{1,3}S)?\s*[(（](19|20)\d{2}[)）]\s*\d{1,6}\s*号")


@rule(
    "error",
    sentence("lint.no_legend.why", "Without a legend nobody knows what a colour stands for."),
    sentence("lint.no_legend.mend", "Show the legend."),
)
def no_legend(sheet: Sheet) -> Iterator[Finding]:
    """Find colours without a legend."""
    if not sheet.shows("legend") and known(sheet):
        what = "{count} classes are drawn and no legend says from where to where they reach."
        said = sentence("lint.no_legend.what", what, count=len(sheet.scene.classes.upper))
        yield Finding("no_legend", said)


@rule(
    "error",
    sentence("lint.no_missing_entry.why", "A blank place without a word reads as zero."),
    sentence("lint.no_missing_entry.mend", "Show the legend; it has an entry for what is missing."),
)
def no_missing_entry(sheet: Sheet) -> Iterator[Finding]:
    """Find places without a value that no entry of a legend explains."""
    blank = [one for one in sheet.shapes if one.class_ in (MISSING, WITHHELD)]
    told = sheet.shows("legend") and any(one.class_ < 0 for one in sheet.swatches)
    if blank and not told:
        what = "{count} place(s) have no value, such as {place}, and no entry says so."
        said = sentence("lint.no_missing_entry.what", what, count=len(blank), place=blank[0].name)
        yield Finding("no_missing_entry", said, tuple(one.code for one in blank))


@rule(
    "hint",
    sentence("lint.no_address.why", "Nobody can bring the same map up again, or check it."),
    sentence("lint.no_address.mend", "Show the address."),
)
def no_address(sheet: Sheet) -> Iterator[Finding]:
    """Find a map that does not say how to get it again."""
    if not sheet.shows("address"):
        what = "The address of the view is left out; data version {version}."
        yield Finding(
            "no_address",
            sentence("lint.no_address.what", what, version=sheet.scene.atlas.version),
        )


@rule(
    "error",
    sentence(
        "lint.outside_frame.why", "Beyond the window there are borders that nobody here reviewed."
    ),
    sentence("lint.outside_frame.mend", "Leave “at” out; the map then fits the places shown."),
)
def outside_frame(sheet: Sheet) -> Iterator[Finding]:
    """Find a map that is turned to somewhere outside the allowed window, or shows far more."""
    frame, at = sheet.scene.atlas.frame, sheet.scene.view.at
    if not frame or not at:
        return
    (west, south, east, north), (lat, lon, zoom) = frame, at
    shown = _SCREEN / _TILE * _AROUND / 2**zoom
    if not (west <= lon <= east and south <= lat <= north) or shown > _WIDER * (east - west):
        what = (
            "The map is turned to {lon}° E, {lat}° N at zoom {zoom} ({shown:.0f}° wide); the window"
            " is {west}–{east}° E, {south}–{north}° N."
        )
        said = sentence("lint.outside_frame.what", what, lon=lon, lat=lat, zoom=zoom, shown=shown,
                        west=west, east=east, south=south, north=north)  # fmt: skip
        yield Finding("outside_frame", said)


@rule(
    "hint",
    sentence(
        "lint.no_review.why",
        "A map that is published needs an approval number; else it is a sketch.",
    ),
    sentence("lint.no_review.mend", "Have the map reviewed and give its number."),
)
def no_review(sheet: Sheet) -> Iterator[Finding]:
    """Find a map without an approval number."""
    if not sheet.wish.review.strip():
        yield Finding("no_review", sentence("lint.no_review.what", "There is no review number."))


@rule(
    "warning",
    sentence("lint.odd_review.why", "A mistyped approval number is as good as none."),
    sentence("lint.odd_review.mend", "Copy it from the approval, in the form of “GS(2026)1号”."),
)
def odd_review(sheet: Sheet) -> Iterator[Finding]:
    """Find an approval number that does not look like one."""
    given = sheet.wish.review.strip()
    plain = re.sub(r"^\s*审图号\s*[:：]?\s*", "", given)
    if given and not _REVIEW.fullmatch(plain):
        what = "“{given}” does not look like an approval number."
        yield Finding("odd_review", sentence("lint.odd_review.what", what, given=given))


RULES = (no_legend, no_missing_entry, no_address, outside_frame, no_review, odd_review)
