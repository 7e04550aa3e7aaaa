"""Where the sectors' sites lie, on the page of the register."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboards.answers import Answers
from dashboards.app import create_app
from dashboards.components.surveys.dispersions import dispersions
from dashboards.markup import markup
from geo.analysis.distributions import distribution
from geo.analysis.sitings import LEAST
from geo.own import own_of
from geo.text import number
from tests.dashboards import telling
from tests.dashboards.telling import words
from tests.dashboards.test_app import drawn

both = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def section(client, query=""):
    told = client.get(f"/sites?{query}").get_data(as_text=True)
    return telling.section(told, "pattern")


def rows(told):
    """Return each row: whether it is chosen, the address of its name, and its cells as text."""
    found = re.findall(r"<tr( class=\"pinned\")?>(<th scope.*?)</tr>", told, re.DOTALL)
    body = [(pin, row) for pin, row in found if 'scope="row"' in row]
    return [
        (
            bool(pin),
            unescape(re.search(r'href="([^"]+)"', row)[1]),
            [words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)],
        )
        for pin, row in body
    ]


@both
def test_the_table_says_of_every_sector_what_the_register_allows(atlas, client, lang):
    told = distribution(atlas, atlas.view("/sites"))
    first, *others = rows(section(client, f"lang={lang}"))
    assert first[0]
    assert first[2][2] == str(sum(len(one.sites) for one in told))
    assert len(others) == len(told)
    claims = {"closer": ("更靠近", "closer together"), "apart": ("更分散", "farther apart")}
    for one, (chosen, _, cells) in zip(told, others, strict=True):
        assert not chosen
        assert cells[2] == str(len(one.sites))
        said = [key for key, texts in claims.items() if cells[1] in texts]
        assert said == [one.verdict] * (one.verdict in claims)
        sure = one.nearness is not None and not one.blurred
        assert cells[3] == (number(one.nearness.ratio, 2) if sure else "–")
        assert (cells[4] == "–") == (one.q is None)
        assert (cells[5] == "–") == (len(one.sites) < LEAST)


@both
def test_it_says_first_that_the_register_is_partial_and_how_exact_positions_are(client, lang):
    lead = words(re.search(r'<p class="sitings-said">.*?</p>', section(client, f"lang={lang}"))[0])
    assert lead.startswith("名录不全" if lang == "zh" else "The register is known in part")
    assert "±" in lead


def test_a_name_leads_to_its_picture_and_the_other_filters_stay(client):
    told = section(client, "lang=en&kinds=pilot")
    _, href, cells = rows(told)[1]
    asked = parse_qs(urlsplit(href).query)
    assert asked["kinds"] == ["pilot"]
    there = section(client, urlsplit(href).query)
    assert [one[2] for one in rows(there)] == [one[2] for one in rows(told)]
    assert [cells[0] for chosen, _, cells in rows(there) if chosen] == [cells[0]]
    assert there.count('aria-current="true"') == 1
    assert there.count('class="listed-site"') == int(cells[2])
    assert cells[0] in words(re.search(r"<figcaption>.*?</figcaption>", there)[0])


def test_the_picture_draws_what_can_be_said_and_nothing_else(client):
    many = section(client, "sectors=tourism")
    assert many.count('class="listed-site"') == 20
    assert many.count('class="oval"') == many.count('class="middle"') == 1
    assert [f"band-{at}" in many for at in range(3)] == [True] * 3
    few = section(client, "sectors=business_services")
    assert few.count('class="listed-site"') == 3
    for mark in ("oval", "middle", "band"):
        assert f'class="{mark}' not in few
    assert "太少" in few
    assert "核密度" not in few
    blurred = section(client, "sectors=software_it")  # its short half-axis is below the accuracy
    assert 'class="oval"' not in blurred
    assert "不判断疏密" in blurred
    assert "标准差椭圆。" not in re.search(r"<figure.*?</figure>", blurred, re.DOTALL)[0]


def test_sites_at_one_point_are_spread(client):
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="3.2"', section(client))
    assert len(dots) == 114
    assert len(set(dots)) == len(dots)


def test_a_choice_that_leaves_no_site_says_so(client):
    told = section(client, "find=zzzz")
    assert "所选集聚点都没有位置" in told
    assert [cells[2] for _, _, cells in rows(told)] == ["0"]
    assert 'class="listed-site"' not in told


def test_it_follows_the_choices(client):
    told = drawn(client, "/sites?sectors=tourism")["parts"]["dispersions"]
    assert told.count('class="listed-site"') == 20
    assert "旅游休闲：名录中20个" in words(told)


@both
def test_a_readers_own_list_of_any_size_has_a_pattern(atlas, lang):
    kind = "ftz"
    listed = [
        [f"{place}", "330100", kind, "", "", None, 119 + place % 90 / 50, 29 + place % 70 / 50, 1]
        for place in range(1500)
    ]
    content = {"siquan": "sites", "version": 1, "complete": False, "name": "mine", "file": "a.csv",
               "sheet": "", "rows": listed}  # fmt: skip
    own = own_of(content)
    answers = Answers(atlas)
    scene = answers.scene(f"/sites?register={own.key}&lang={lang}", f"[{own.write()}]")
    part = markup(dispersions(scene, answers.sitings(scene), answers.ground()))
    assert 'class="listed-site"' not in part
    assert "band-2" in part
    name, verdict = ("未注行业", "未检验") if lang == "zh" else ("sector not told", "not tested")
    unnamed = re.search(rf"<tr><th scope=\"row\">{name}</th><td>(.*?)</td><td>(.*?)</td>", part)
    assert unnamed.groups() == (verdict, "1500")


def test_a_province_without_sites_has_the_section_too(toyland):
    told = section(create_app(toyland).server.test_client())
    assert 'class="land"' in told
