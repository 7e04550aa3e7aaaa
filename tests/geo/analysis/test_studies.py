"""Views answered by measures: what is compared, what is refused, and what is said."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from geo.analysis import MEASURES, UnstudiedError, formula, sample, sentence, study, told, unit
from geo.analysis.patterns import LEAST
from geo.errors import UnknownKeyError
from geo.text import LANGUAGES
from geo.vocabulary import FLAGS

PEOPLE = "/?indicator=resident_population&by=county&year=2020&weights=knn:5"
SERVICES = "/?indicator=tertiary_va&by=city&year=2023"
QUESTIONS = [PEOPLE, SERVICES, "/?indicator=tertiary_per_head&by=circle&year=2023",
             "/?indicator=gdp&by=county&year=2022", "/?indicator=tertiary_growth&by=city&year=2023",
             "/?indicator=tertiary_va&by=city&year=2023&within=hangshaojiahu"]  # fmt: skip

OF_PAIRS = ("contrast", "bivariate")
"""Measures that count borders or pairs."""


@pytest.fixture
def ask(atlas):
    return lambda measure, address, **more: study(
        atlas, replace(atlas.view(address), **more), measure
    )


def answered(ask, measure, address):
    """Return the study, or why there is none."""
    try:
        return ask(measure, address)
    except UnstudiedError as refused:
        return refused


@pytest.mark.parametrize("address", QUESTIONS)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_answers_or_says_why_not(ask, measure, address):
    found = answered(ask, measure, address)
    if isinstance(found, UnstudiedError):
        assert found.reason.endswith(".")
        assert found.told.say("zh") != found.reason
        return
    assert {row.code for row in found.rows} == set(found.sample.codes)
    assert found.sample.have <= found.sample.of
    for lang in LANGUAGES:
        said = sentence(found, lang)
        assert "{" not in said
        assert f"{found.sample.have}" in said or measure in OF_PAIRS
        assert all(warning and "{" not in warning for warning in found.warnings(lang))
        assert all(told(key, lang) for row in found.rows for key in row.more)
        assert all(told(key, lang) for key in found.parts)
        assert isinstance(unit(found, lang), str)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_measure_has_a_name_a_formula_and_a_source(measure):
    assert measure.source[-1] == ")"
    for lang in LANGUAGES:
        assert measure.name(lang)
        assert len(formula(measure.key, lang)) > 20
    assert measure.name("zh") != measure.name("en")


def test_what_stands_for_a_part_of_an_area_is_left_out_by_name(atlas):
    found = sample(atlas, atlas.view(PEOPLE))
    assert (found.have, found.of) == (89, 90)
    assert found.left_out == (("330106", "partial"),)
    assert "西湖" in found.left("zh")
    allowed = sample(atlas, replace(atlas.view(PEOPLE), allow=("partial",)))
    assert allowed.have == 90
    assert "partial" in allowed.flags


def test_values_are_those_of_the_map_and_people_those_of_the_year(atlas):
    found = sample(atlas, atlas.view(SERVICES))
    assert found.people is not None
    for line, value, people in zip(found.lines, found.values, found.people, strict=True):
        measured = atlas.measures.value(found.indicator, "city", line.places[0].codes, 2023)
        assert value == measured.value
        residents = atlas.indicators[atlas.people]
        assert people == atlas.measures.value(residents, "city", (line.code,), 2023).value
    assert set(found.groups) == set(atlas.groupings["circle"].regions)
    assert {one.title for one in found.sources}


def test_regions_do_not_compare_what_cannot_be_added_up(ask):
    with pytest.raises(UnstudiedError) as refused:
        ask("gini", "/?indicator=per_capita_income&by=circle&year=2023")
    assert refused.value.rule == "not_additive"
    assert "不可加总" in refused.value.told.say("zh")


def test_values_after_different_censuses_are_not_compared(make_toyland):
    toyland = make_toyland()
    view = toyland.view("/?indicator=fish&by=city&year=2023")
    with pytest.raises(UnstudiedError) as refused:
        study(toyland, view, "gini")
    assert refused.value.rule == "mixed_vintage"
    found = study(toyland, replace(view, allow=("break",)), "gini")
    assert "mixed_vintage" in found.cautions
    assert FLAGS["mixed_vintage"].say("zh") in found.warnings("zh")


def test_a_few_areas_are_called_few(ask):
    found = ask("moran", SERVICES)
    assert "few" in found.cautions
    assert "11个设区市" in sentence(found, "zh")
    assert "small sample" in sentence(found, "en")
    assert "few" not in ask("moran", PEOPLE).cautions


def test_islands_are_joined_and_it_is_said(ask):
    found = ask("moran", SERVICES)
    assert found.weights.joined == {"330900": "330200"}
    assert any("舟山–宁波" in warning for warning in found.warnings("zh"))


def test_fewer_than_chance_can_tell_are_refused(ask):
    with pytest.raises(UnstudiedError) as refused:
        ask("moran", "/?indicator=tertiary_va&by=circle&year=2023")
    assert refused.value.rule == "few"
    assert str(LEAST) in refused.value.reason


def test_nothing_is_claimed_that_may_be_chance(ask):
    """A pattern is claimed only where p says so, and an area only after control."""
    for year in range(2015, 2025):
        found = ask("moran", f"/?indicator=resident_population&by=city&year={year}")
        words = sentence(found, "en")
        assert ("can be told from chance" in words) == (found.p > 0.05)
    local = ask("lisa", PEOPLE)
    for row in local.rows:
        assert bool(row.label) == (row.q <= 0.05)
        assert bool(row.uncontrolled) == (row.p <= 0.05)
        assert row.q >= row.p
    assert sum(bool(row.label) for row in local.rows) < sum(
        bool(row.uncontrolled) for row in local.rows
    )


def test_between_and_within_the_circles_are_the_whole(ask):
    for address in QUESTIONS:
        found = ask("theil", address)
        if "between" in found.parts:
            parts = found.parts["between"] + found.parts["within"]
            assert parts == pytest.approx(found.value, abs=1e-12)
            told_ = np.array([[x["between"], x["within"]] for x in found.groups.values()])
            assert told_.sum() == pytest.approx(found.value, abs=1e-12)


def test_location_quotients_are_those_of_the_map(ask, atlas):
    found = ask("quotient", SERVICES)
    for row in found.rows:
        other = atlas.measures.value(atlas.indicators["tertiary_lq"], "city", (row.code,), 2023)
        assert row.statistic == pytest.approx(other.value, rel=1e-9)
        assert row.label == ("above" if row.statistic > 1 else "below")


def test_a_second_indicator_is_the_whole(ask):
    found = ask("quotient", SERVICES, against="resident_population")
    assert found.sample.indicator.key == "tertiary_va/resident_population"
    top = max(found.rows, key=lambda row: row.statistic)
    assert top.code == "330100"


def test_change_crosses_no_break_unless_allowed(ask):
    found = ask("sigma", SERVICES)
    assert found.years == (2019, 2020, 2021, 2022, 2023)
    assert "broken" not in found.cautions
    longer = ask("sigma", SERVICES, allow=("break",))
    assert longer.years[0] == 2015
    assert "broken" in longer.cautions
    with pytest.raises(UnstudiedError) as refused:
        ask("beta", "/?indicator=resident_population&by=county&year=2020")
    assert refused.value.rule == "years"


def test_shift_share_adds_up_to_the_published_change(ask, atlas):
    found = ask("shift_share", SERVICES)
    assert found.years == (2019, 2020, 2021, 2022, 2023)
    for row in found.rows:
        parts = [row.more[key] for key in ("share", "mix", "regional")]
        yearly = [row.more[f"yearly_{key}"] for key in ("share", "mix", "regional")]
        assert sum(parts) == pytest.approx(row.value, abs=1e-9)
        assert sum(yearly) == pytest.approx(row.value, abs=1e-9)
        published = [
            sum(
                atlas.measures.value(atlas.indicators[key], "city", (row.code,), year).value
                for key in atlas.industries
            )
            for year in (2019, 2023)
        ]
        assert row.value == pytest.approx(published[1] - published[0], abs=1e-9)
    assert sum(row.statistic for row in found.rows) == pytest.approx(0, abs=1e-6)


def test_unknown_names_are_quoted(ask):
    with pytest.raises(UnknownKeyError, match="morans"):
        ask("morans", SERVICES)
    with pytest.raises(UnknownKeyError, match="queen"):
        ask("moran", SERVICES, weights="queen")


def test_another_province_is_measured_by_the_same_code(make_toyland):
    toyland = make_toyland()
    view = toyland.view("/?indicator=fish&by=city&year=2022")
    assert study(toyland, view, "herfindahl").value == pytest.approx(
        (12**2 + 24**2 + 66**2 + 8**2) / 110**2
    )
    quotient = study(toyland, view, "quotient")
    assert quotient.rows[0].statistic == pytest.approx((12 / 40) / (110 / 200))
    with pytest.raises(UnstudiedError) as refused:
        study(toyland, view, "krugman")
    assert refused.value.rule == "sectors"


def test_nothing_slow_is_loaded_before_it_is_needed():
    code = "import sys, geo.analysis; print([one for one in sys.modules if 'scipy' in one])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
