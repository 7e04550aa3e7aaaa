"""What a machine lacks ends in a sentence; what it believes of the time changes no byte."""

import resource
import time

import pytest

from geo import compose
from geo.briefs import compose_brief, subject
from geo.exports import BRIEFS, EXPORTS, letters
from geo.exports.letters import SUMS, folder, font
from geo.hindrances import HinderedError

FIRST, LAST = 0, 4_086_000_000
"""Seconds of the years 1970 and 2099."""


@pytest.fixture
def scene(toyland):
    return compose(toyland, toyland.view("?by=city"))


@pytest.fixture
def full():
    """A disk on which no file grows beyond a few kilobytes, for root as for anybody."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """A copy of the folder of fonts, to be spoilt."""
    for path in folder().glob("*[!.py]"):
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    kept = (letters.font, letters.signs)
    monkeypatch.setattr(letters, "folder", lambda: tmp_path)
    for one in kept:
        one.cache_clear()
    yield tmp_path
    for one in kept:
        one.cache_clear()


def missing(fonts):
    (fonts / "NotoSansSC-Regular.ttf").unlink()


def truncated(fonts):
    path = fonts / "NotoSansSC-Regular.ttf"
    path.write_bytes(path.read_bytes()[:100_000])


def unlisted(fonts):
    (fonts / SUMS).unlink()


@pytest.mark.parametrize("spoil", [missing, truncated, unlisted])
def test_a_font_that_is_missing_or_damaged_is_named_and_found_again(fonts, spoil):
    whole = {path: path.read_bytes() for path in fonts.iterdir()}
    spoil(fonts)
    with pytest.raises(HinderedError, match=r"NotoSansSC-Regular\.ttf .* missing or damaged"):
        font("Regular")
    for path, content in whole.items():
        path.write_bytes(content)
    assert font("Regular").is_file()


def test_the_fonts_are_those_that_were_built():
    for weight in ("Regular", "Bold"):
        assert font(weight).is_file()


@pytest.mark.usefixtures("full")
def test_a_full_disk_stops_a_geopackage_in_a_sentence_and_nothing_else(scene):
    with pytest.raises(HinderedError, match="no room for the temporary file that a GeoPackage"):
        EXPORTS["gpkg"].write(scene)
    for kind in ("csv", "xlsx", "geojson", "parquet", "pptx"):
        assert EXPORTS[kind].write(scene), kind


@pytest.mark.usefixtures("nowhere")
def test_without_a_folder_for_temporary_files_all_but_a_geopackage_is_written(scene):
    with pytest.raises(HinderedError, match="TMPDIR"):
        EXPORTS["gpkg"].write(scene)
    for kind in ("csv", "xlsx", "parquet", "pptx"):
        assert EXPORTS[kind].write(scene), kind


@pytest.mark.parametrize(
    ("kind", "moment"),
    [*((kind, FIRST) for kind in ("csv", "xlsx", "gpkg", "parquet", "pdf")), ("pptx", LAST)],
)
def test_a_wrong_clock_changes_no_byte_of_a_file(scene, kind, moment, monkeypatch):
    now = EXPORTS[kind].write(scene)
    monkeypatch.setattr(time, "time", lambda: float(moment))
    assert EXPORTS[kind].write(scene) == now


def test_a_clock_before_all_archives_stops_slides_and_documents_in_a_sentence(
    toyland, scene, monkeypatch
):
    monkeypatch.setattr(time, "time", lambda: float(FIRST))
    view = toyland.view("/targets")
    brief = compose_brief(toyland, view, subject(toyland, view))
    for write in (EXPORTS["pptx"].write, BRIEFS["docx"]):
        with pytest.raises(HinderedError, match=r"stands before 1980, .* set it right"):
            write(scene if write is EXPORTS["pptx"].write else brief)
