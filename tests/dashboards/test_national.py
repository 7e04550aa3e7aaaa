"""A layer as large as the country's counties goes through the same code, and sends no geometry."""

import json
import re
import sys

import brotli
import numpy as np
import pytest
import shapely

from dashboards.answers import Answers
from dashboards.app import create_app
from dashboards.pages import map as map_page
from dashboards.pages.drawing import told
from dashboards.settings import Settings
from geo import open_atlas
from tests.benchmarks.national import write_boundaries, write_data

AREAS = 2891
BOX = shapely.box(74, 4, 135, 53.6)
ASKED = "/?by=county&indicator={}&year=2020"


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Open an atlas of cells around points that chance has thrown."""
    points = np.random.default_rng(8).uniform((75, 5), (134, 53), (AREAS, 2))
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=BOX)
    names = {f"{110001 + 100 * (at // 25) + at % 25}": f"区{at}" for at in range(AREAS)}
    drawn = shapely.intersection(shapely.get_parts(cells), BOX)
    folder = tmp_path_factory.mktemp("country")
    write_boundaries(folder / "boundaries", dict(zip(names, drawn, strict=True)), names)
    write_data(folder / "data", names)
    return open_atlas(folder)


@pytest.fixture(scope="module")
def client(country):
    return create_app(country).server.test_client()


@pytest.fixture(scope="module")
def asked(country):
    """Answer one question twice, and count the calls of each time."""
    answers = Answers(country)
    first = counted(lambda: map_page.answer(answers, ASKED.format("gdp"), "", Settings()))
    again = counted(lambda: map_page.answer(answers, ASKED.format("gdp"), "", Settings()))
    return first, again


def counted(work):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        answer = work()
    finally:
        sys.setprofile(before)
    return answer, calls


def test_every_area_is_answered_and_painted_on_a_canvas(client, asked):
    (answer, _), _ = asked
    assert len(answer["values"]) == len(answer["classes"]) == AREAS
    assert answer["codes"] is None
    page = client.get(ASKED.format("gdp"))
    assert "&quot;preferCanvas&quot;:true" in page.get_data(as_text=True)


def test_an_answer_carries_no_geometry_and_stays_small(asked):
    (answer, _), _ = asked
    sent = told(answer)
    assert "coordinates" not in sent
    assert "arcs" not in sent
    assert len(brotli.compress(sent.encode(), quality=5)) < 40_000
    values = json.dumps([answer["classes"], answer["values"]], separators=(",", ":"))
    assert len(brotli.compress(values.encode(), quality=5)) < 15_000


def test_the_work_of_an_answer_grows_with_the_areas_and_no_faster(asked):
    (_, first), (_, again) = asked
    assert first < 1000 * AREAS
    assert again < 150 * AREAS


def test_the_geometry_is_one_file_that_may_be_kept_for_ever(client):
    page = client.get(ASKED.format("gdp")).get_data(as_text=True)
    address = re.search(r"/files/shapes-[0-9a-f]{12}\.json", page).group()
    file = client.get(address)
    assert "immutable" in file.headers["Cache-Control"]
    topology = file.get_json()
    assert len(topology["objects"]["county"]["geometries"]) == AREAS
