"""Stories: read strictly from the data, and with care from a file."""

import json
from dataclasses import replace

import pytest

from geo import SourceError, open_atlas
from geo.atlas import STEPS
from geo.stories import LARGEST, Step, Story, misread, stories, strays
from geo.workbooks import TableError
from tests.geo.spoiling import edit

STEP = {"view": "/?by=circle", "title_zh": "四圈"}


def file(*steps, **more):
    told = {"siquan": "story", "version": 1, "title_zh": "试", "steps": [*steps], **more}
    return json.dumps(told, ensure_ascii=False)


def refused(content, lang="en"):
    with pytest.raises(TableError) as caught:
        Story.read(content)
    return caught.value.sentence.say(lang)


def test_the_tour_takes_90_seconds_and_every_view_of_it_is_understood(atlas):
    tour = stories(atlas)["tour"]
    assert sum(step.seconds for step in tour.steps) == 90
    assert [strays(atlas, step.view) for step in tour.steps] == [[]] * len(tour.steps)
    assert misread(atlas, "data/stories.csv") == ()


def test_the_tour_goes_from_cores_over_circles_sectors_and_sites_to_2030(atlas):
    views = [step.view for step in stories(atlas)["tour"].steps]
    for word in ("over=cores", "by=circle", "tiers=", "kinds=", "due=2030"):
        assert any(word in view for view in views), word


def test_every_step_of_the_tour_says_where_it_is_written(atlas):
    for step in stories(atlas)["tour"].steps:
        assert "，第" in step.where_zh
        many = "、" in step.where_zh.rpartition("第")[2]
        assert (", lines " if many else ", line ") in step.where_en
        assert step.notes_zh
        assert step.notes_en


def test_what_the_tour_says_of_the_documents_is_what_they_say(atlas):
    """Its figures stand in the table of the documents, on the line that it names."""
    rows = atlas.tables["document_indicators"]
    for row in atlas.tables["stories"]:
        lines = str(row["source_line"]).split(";")
        told = {
            f"{value:,.10g}"
            for one in rows
            if one["document"] == row["document"] and str(one["source_line"]) in lines
            for value in (one["value"],)
            if value is not None
        }
        said = {
            "1": ["36,031", "55.8"], "2": ["30.2", "17.5"], "6": ["100", "20"],
            "7": ["7", "60", "55"],
        }.get(str(row["step"]), [])  # fmt: skip
        assert set(said) <= told, row["step"]
        assert all(figure in str(row["said_zh"]) for figure in said)


def test_another_province_has_no_tour(toyland):
    assert stories(toyland) == {}
    assert misread(toyland, "stories") == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "by=circle&",
            "by=ring&",
            "view '/?by=ring&over=circles,labels': by=ring means nothing here",
        ),
        ("by=circle&", "bye=circle&", "bye=circle means nothing here"),
        ("/?by=circle&", "/plan?by=circle&", "/plan means nothing here"),
    ],
)
def test_a_view_that_is_not_understood_is_named_by_its_row(folder, old, new, reason):
    row = edit(folder, "data/stories.csv", old, new)
    with pytest.raises(SourceError) as caught:
        open_atlas(folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row) == ("data/stories.csv", row)
    assert problem.reason.endswith(reason)


def test_a_story_written_and_read_is_the_same_story(atlas):
    tour = stories(atlas)["tour"]
    text = tour.write()
    assert Story.read(text) == tour
    assert Story.read(text).write() == text
    assert Story.read(json.dumps(json.loads(text))).write() == text


def test_a_changed_step_changes_one_line_of_the_file(atlas):
    tour = stories(atlas)["tour"]
    other = replace(tour, steps=(replace(tour.steps[0], said_zh="<b>别的</b>"), *tour.steps[1:]))
    before, after = tour.write().splitlines(), other.write().splitlines()
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 1


def test_what_a_step_leaves_out_has_its_usual_value():
    (step,) = Story.read(file(STEP)).steps
    assert step == Step("/?by=circle", "四圈")
    assert step.say("title", "en") == "四圈"
    assert Story.read(file()).steps == ()


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("no story", "file is “no story”, expected JSON"),
        ("[" * 100_000, "expected JSON"),
        (" " * (LARGEST + 1), "size is “1,000,001”"),
        ("[]", "file is “[]”"),
        ("{}", "siquan is “None”, expected story"),
        (file(siquan="project"), "siquan is “project”"),
        (file(version=2), "version is “2”, expected 1"),
        (file(version=True), "version is “True”"),
        (file(tilte="x"), "key is “tilte”"),
        (file(steps="x"), "steps is “x”"),
        (file(*[STEP] * (STEPS + 1)), "steps is “61”, expected <= 60"),
        (file("x"), "steps 1 is “x”"),
        (file(STEP, {**STEP, "tilte_zh": "x"}), "steps 2: key is “tilte_zh”"),
        (file({**STEP, "view": "/plan?entry=1"}), "steps 1: view is “/plan?entry=1”"),
        (file({**STEP, "view": "//elsewhere/?x"}), "steps 1: view is “//elsewhere/?x”"),
        (file({**STEP, "view": "javascript:alert(1)"}), "steps 1: view is “javascript:alert(1)”"),
        (file({**STEP, "view": "/?by=circle#x"}), "steps 1: view is"),
        (file({**STEP, "view": 3}), "steps 1: view is “3”"),
        (file({"view": "/"}), "steps 1: title_zh is “”"),
        (file({**STEP, "title_zh": "x" * 121}), "steps 1: title_zh is “xxx"),
        (file({**STEP, "said_en": None}), "steps 1: said_en is “None”"),
        (file({**STEP, "notes_zh": "\ud800"}).replace("\ud800", "\\ud800"), "expected UTF-8"),
        (file({**STEP, "seconds": 0}), "steps 1: seconds is “0”, expected 1–3600"),
        (file({**STEP, "seconds": True}), "steps 1: seconds is “True”"),
        (file({**STEP, "seconds": 9.5}), "steps 1: seconds is “9.5”"),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence_that_quotes_it(content, quoted):
    told = refused(content)
    assert quoted in told
    assert "\n" not in told
    assert "这份演示不能用" in refused(content, "zh")


def test_the_address_of_a_story_keeps_nothing_else(atlas):
    view = atlas.view("/present?story=tour&step=3&indicator=gdp&by=county&lang=en&pin=330100")
    assert atlas.address(view) == "/present?lang=en&pin=330100&story=tour&step=3"
    assert atlas.address(atlas.view("/circles?story=tour&step=3")) == "/circles"
    assert atlas.address(atlas.view("/present?step=99&story=none")) == "/present"
