"""A file that is not the one its descriptor seals is refused, whatever is wrong with it."""

import json
import os

import pytest

from geo.errors import SourceError
from geo.seals import Seal, renewed, sealed
from geo.sources import read, shipped
from geo.updates import FolderError, folders, found, seal
from tests.geo.spoiling import edit

PARTS = ("boundaries", "data")


@pytest.fixture
def whole(tmp_path):
    """A copy of the shipped data folder with its seals."""
    found(shipped(), tmp_path / "mine")
    return tmp_path / "mine"


def refused(folder):
    with pytest.raises(SourceError) as caught:
        read(folder)
    return caught.value.problems


def test_every_shipped_file_is_sealed():
    for part in PARTS:
        package = json.loads((shipped() / part / "datapackage.json").read_bytes())
        for resource in package["resources"]:
            content = (shipped() / part / resource["path"]).read_bytes()
            assert Seal.of(resource) == Seal.on(content), resource["path"]


@pytest.mark.parametrize("file", ["data/marks.csv", "boundaries/county.parquet"])
def test_a_truncated_file_is_named_with_the_bytes_it_lacks(whole, file):
    content = (whole / file).read_bytes()
    lines = content.rstrip().rfind(b"\n") + 1 or len(content) // 2
    (whole / file).write_bytes(content[:lines])
    first = refused(whole)[0]
    assert (first.file, first.row, first.broken) == (file, None, True)
    assert first.reason.startswith(f"has {lines} bytes, expected {len(content)}: it was cut short")


def test_a_tampered_file_of_the_same_length_is_named(whole):
    edit(whole, "data/themes.csv", "Finance", "Ecnanif")  # nothing but its checksum tells
    (problem,) = refused(whole)
    assert (problem.file, problem.broken) == ("data/themes.csv", True)
    assert problem.reason.startswith("has the checksum sha256:")
    assert "siquan check --seal" in problem.reason


@pytest.mark.parametrize("file", ["data/units.csv", "boundaries/city.parquet"])
def test_an_empty_file_and_a_folder_in_its_place_are_named(whole, file):
    (whole / file).write_bytes(b"")
    assert (refused(whole)[0].file, refused(whole)[0].broken) == (file, True)
    (whole / file).unlink()
    (whole / file).mkdir()
    told = refused(whole)
    assert [one.reason for one in told if one.file == file] == ["cannot be read: Is a directory"]


def test_a_descriptor_cut_short_is_named(whole):
    path = whole / "data/datapackage.json"
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(whole)[0].reason.startswith("is not JSON")


def test_a_folder_without_seals_opens_as_before(folder):
    assert edit(folder, "data/themes.csv", "Finance", "Money")
    assert read(folder).tables["themes"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"bytes": "10"}, "bytes '10' is not a whole number"),
        ({"bytes": True}, "bytes True is not"),
        ({"hash": "0" * 32}, "is not sha256: and 64 hex digits"),
        ({"hash": 7}, "hash 7 is not"),
    ],
)
def test_a_seal_that_is_none_is_refused(folder, said, reason):
    path = folder / "data/datapackage.json"
    package = json.loads(path.read_bytes())
    package["resources"][0] |= said
    path.write_text(json.dumps(package), encoding="utf-8")
    assert reason in refused(folder)[0].reason


def test_a_folder_changed_on_purpose_is_sealed_anew(whole):
    edit(whole, "data/themes.csv", "Finance", "Money")
    atlas = seal(whole)
    assert read(whole).version == atlas.version
    edit(whole, "data/themes.csv", "Money", "Monet")
    assert refused(whole)[0].broken


def test_what_is_not_valid_is_not_sealed(whole):
    before = (whole / "data/datapackage.json").read_bytes()
    edit(whole, "data/marks.csv", "mark,code", "mark,kode")
    with pytest.raises(SourceError, match="'kode'"):
        seal(whole)
    assert (whole / "data/datapackage.json").read_bytes() == before


def test_a_folder_without_seals_gets_them(folder):
    seal(folder)
    edit(folder, "data/themes.csv", "Finance", "Money")
    assert refused(folder)[0].broken


def test_no_room_for_a_copy_ends_in_a_sentence(whole, monkeypatch):
    def full(*_, **__):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(folders.shutil, "copytree", full)
    with pytest.raises(FolderError, match="TMPDIR"):
        seal(whole)


@pytest.mark.parametrize(
    "text",
    [
        '{"resources": [{"path": "a.csv"}, {"path": "b.csv"}]}',
        '{"resources": [{"bytes": 1, "hash": "x", "path": "a.csv"}]}',
        '{"resources": [\n  {\n    "name": "a",\n    "path": "a.csv"\n  }\n]}',
        '{"resources": [{"hash": "x", "path": "a.csv", "bytes": 1}], "path": "a.csv"}',
        '{"resources": [{"path": "\\u5730.csv"}, {"path": "地.csv"}]}',
    ],
)
def test_sealing_changes_nothing_else_and_is_done_once(text):
    contents = {"a.csv": b"1", "地.csv": b"2", "other.csv": b"3"}
    once = sealed(text.encode(), contents)
    wanted = json.loads(text)
    for resource in wanted["resources"]:
        if resource["path"] in contents:
            on = Seal.on(contents[resource["path"]])
            resource |= {"bytes": on.size, "hash": on.digest}
    assert json.loads(once) == wanted
    assert sealed(once, contents) == once


def test_only_what_was_sealed_is_renewed():
    text = b'{"resources": [{"bytes": 9, "path": "a.csv"}, {"path": "b.csv"}]}'
    first, second = json.loads(renewed(text, {"a.csv": b"1", "b.csv": b"2"}))["resources"]
    assert first["bytes"] == 1
    assert second == {"path": "b.csv"}
