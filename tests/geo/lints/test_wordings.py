"""Objections to the presenter's words."""

from dataclasses import replace

import pytest

from tests.geo.lints.laying import objection, objections, revalued, sheet

SHARE = "?indicator=tertiary_share&year=2023&lang=en"
GROWTH = "?indicator=tertiary_nominal_growth&year=2022"
TITLE = "2023年浙江各市服务业占GDP比重（%）"


def test_a_title_says_something(atlas):
    assert objection("blank_title", sheet(atlas, SHARE, title="  ")) == "The title is 2 blank(s)."
    assert objections("blank_title", sheet(atlas, SHARE)) == []


def test_a_title_fits_two_lines(atlas):
    found = sheet(atlas, SHARE, title="2023年浙江省各设区市服务业占比" * 5)
    assert objection("long_title", found) == "The title takes 3 lines of a slide."
    assert objections("long_title", sheet(atlas, SHARE, title="一\n二\n三")) != []
    assert objections("long_title", sheet(atlas, SHARE, title=TITLE)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_maps_own_title_is_never_objected_to(atlas, lang):
    for key in atlas.indicators:
        for by in atlas.levels:
            found = sheet(atlas, f"?indicator={key}&by={by}&lang={lang}")
            assert objections("long_title", found) == []


def test_a_title_names_the_year_of_the_map(atlas):
    wrong = sheet(atlas, SHARE, title="2022年浙江各市服务业占比")
    assert objection("other_year", wrong) == "The title says 2022; the map shows 2023."
    assert objections("other_year", sheet(atlas, SHARE, title=TITLE)) == []
    since = "?indicator=tertiary_average_growth&year=2023"
    assert objections("other_year", sheet(atlas, since, title="2019–2023年年均增速")) == []
    assert objections("other_year", sheet(atlas, GROWTH, title="2022年比2021年")) == []


def test_a_title_names_a_year(atlas):
    bare = sheet(atlas, SHARE, title="浙江各市服务业占比（%）")
    assert objection("no_year", bare).endswith("names no year; the map shows 2023.")
    for title in ("", TITLE):
        assert objections("no_year", sheet(atlas, SHARE, title=title)) == []


def test_a_title_names_the_place_of_the_map(atlas):
    query = "?indicator=tertiary_share&year=2023&by=county&within=330200"
    (one,) = objections("other_place", sheet(atlas, query, title="2023年杭州各区服务业占比"))
    assert one.places == ("330100",)
    assert objections("other_place", sheet(atlas, query, title="2023, Hangzhou's districts")) != []
    for title in ("2023年宁波市各县（市、区）", "2023年甬舟圈：宁波鄞州区", "浙江省2023年", ""):
        assert objections("other_place", sheet(atlas, query, title=title)) == []
    assert objections("other_place", sheet(atlas, SHARE, title="2023年杭州领跑全省")) == []


def test_a_title_names_the_indicator_of_the_map(atlas):
    wrong = sheet(atlas, SHARE, title="2023年浙江各市城镇化率（%）")
    assert objection("other_indicator", wrong).startswith("The title names Urbanisation rate;")
    for title in (TITLE, "2023, services share of GDP (%)", "2023年各市服务业占比", ""):
        assert objections("other_indicator", sheet(atlas, SHARE, title=title)) == []
    head = "?indicator=gdp&basis=head&year=2023"
    assert objections("other_indicator", sheet(atlas, head, title="2023年人均地区生产总值")) == []


def test_a_title_names_the_unit(atlas):
    query = "?indicator=tertiary_per_head&year=2023"
    bare = sheet(atlas, query, title="2023年浙江各市人均服务业增加值")
    assert "are in yuan" in objection("no_unit", bare)
    for title in ("2023年浙江各市人均服务业增加值（元）", ""):
        assert objections("no_unit", sheet(atlas, query, title=title)) == []
    assert objections("no_unit", sheet(atlas, SHARE, title="2023年服务业占比")) == []


def test_a_note_is_short(atlas):
    assert "half-width" in objection("long_note", sheet(atlas, SHARE, note="说明" * 80))
    assert objections("long_note", sheet(atlas, SHARE, note="数据为现价。")) == []


def test_what_has_no_sum_is_not_summed(atlas):
    wrong = sheet(atlas, SHARE, note="全省合计55.9%")
    assert objection("summed_share", wrong).startswith("The words say “合计” of Services share")
    total = sheet(atlas, "?indicator=gdp&year=2023", note="全省合计82553亿元")
    assert objections("summed_share", total) == []
    assert objections("summed_share", sheet(atlas, SHARE, title=TITLE)) == []


def test_only_what_is_ranked_is_called_so(toyland):
    query = "?indicator=fish&by=county&year={year}"
    wrong = sheet(toyland, query.format(year="latest"), title="各县排名")
    assert objection("no_ranking", wrong).startswith("The title says “排名”, but ")
    ranked = sheet(toyland, "?indicator=fish&year=2022", title="2022年各市排名")
    assert objections("no_ranking", ranked) == []
    assert objections("no_ranking", sheet(toyland, query.format(year="latest"))) == []


def test_shared_ranks_are_told(toyland):
    """As they are written: 12.04 and 12.01 are both 12.0."""

    def near(value):
        return replace(value, value=12.04 if value.value == 24 else value.value + 0.01)

    ranked, plain = (sheet(toyland, "?year=2022", title=t) for t in ("2022年排名", "2022年"))
    (one,) = objections("tied_ranks", revalued(ranked, near))
    assert set(one.places) == {"990100", "990200"}
    assert one.what.say("en") == "Aville and Bville both have 12.0."
    assert objections("tied_ranks", revalued(plain, near)) == []
    assert objections("tied_ranks", ranked) == []


def test_nominal_growth_is_called_so(atlas):
    bare = sheet(atlas, GROWTH, title="2022年各市服务业增速（%）")
    assert "is nominal" in objection("nominal", bare)
    for title in ("", "2022年各市服务业名义增速（%）"):
        assert objections("nominal", sheet(atlas, GROWTH, title=title)) == []
    noted = sheet(atlas, GROWTH, title="2022年各市服务业增速", note="按现价计算")
    assert objections("nominal", noted) == []


def test_nominal_growth_is_not_called_real(atlas):
    wrong = sheet(atlas, GROWTH, title="2022年各市服务业实际增速（%）")
    assert objection("other_nature", wrong).startswith("The title says “实际”; the map shows")
    real = "?indicator=tertiary_growth&year=2022"
    assert objections("other_nature", sheet(atlas, real, title="2022年名义增速")) != []
    for query in (GROWTH, SHARE):
        assert objections("other_nature", sheet(atlas, query, title="2022年名义增速")) == []
