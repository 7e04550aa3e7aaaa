"""What a label means, in provinces whose areas share names."""

import pytest

from geo.matching import fit
from geo.matching.labels import label
from geo.matching.meanings import MOST_SUGGESTED, Reader
from tests.geo.matching.making import book, said


@pytest.fixture
def reader(names):
    return Reader(names)


@pytest.fixture
def twin(twins):
    return Reader(twins)


def means(reader, cell):
    found = reader.meaning(cell)
    return found.kind, [(one.code, one.how) for one in found.candidates] or found.code


@pytest.mark.parametrize(
    ("cell", "code", "how"),
    [
        ("东甲区", "990101", "full name"),
        ("东甲", "990101", "short name"),
        ("东 甲　区", "990101", "full name"),
        ("1. 东甲区①", "990101", "full name"),
        ("East A District", "990101", "full name"),
        ("EAST A", "990101", "short name"),
        ("Dongjia Qu", "990101", "pinyin"),
        ("dōngjiǎ", "990101", "pinyin"),
        ("990101", "990101", "code"),
        (990101, "990101", "code"),
        (990101.0, "990101", "code"),
        ("990101000000", "990101", "code"),
        ("990101.0", "990101", "code"),
        ("甲市东甲区", "990101", "full name"),
        ("玩具省甲市东甲", "990101", "short name"),
        ("甲市-东甲区", "990101", "full name"),
        ("东甲区（甲市）", "990101", "full name"),
        ("East A District, Aville, Toyland", "990101", "full name"),
        ("990101 东甲区", "990101", "code"),
        ("东甲区990101", "990101", "code"),
        ("东甲区 East A", "990101", "full name"),
        ("旧丙县", "990303", "old name"),
        ("旧丙", "990303", "old name"),
        ("990303", "990303", "code"),
    ],
)
def test_an_area_answers_to_all_its_names(reader, cell, code, how):
    assert means(reader, cell) == ("area", [(code, how)])


@pytest.mark.parametrize(
    ("cell", "kind", "codes"),
    [
        ("甲市、乙市", "unknown", ""),
        ("Aville, Bville", "unknown", ""),
        ("Aville, Nowhere", "unknown", ""),
        ("甲市乙市", "unknown", ""),
        ("Aville & Bville", "unknown", ""),
        ("东甲区 Nowhere", "unknown", ""),
        ("990101001001", "unknown", ""),
        ("999999 东甲区", "unknown", ""),
        ("某市东甲区", "unknown", ""),
        ("（无）", "unknown", ""),
        ("x" * 100, "unknown", ""),
        (5, "unknown", ""),
        ("12.5", "unknown", ""),
        (0.5, "unknown", ""),
        ("东甲区（不含港口）", "part", [("990101", "full name")]),
        ("东甲区（北部）", "part", [("990101", "full name")]),
        ("甲市区", "unknown", ""),
        ("东甲（县）", "part", [("990101", "short name")]),
        ("东甲区（县级）（某地）", "part", [("990101", "full name")]),
        ("玩具省", "total", "990000"),
        ("全省", "total", "990000"),
        ("甲市（合计）", "total", "990100"),
        ("甲市合计", "total", "990100"),
        ("北部地带", "total", "north"),
        ("北部圈", "total", "north"),
        ("市辖区", "total", ""),
        ("注：", "note", ""),
        ("其中：", "note", ""),
        ("单位：吨", "unit", ""),
        (None, "blank", ""),
        ("  ", "blank", ""),
    ],
)
def test_what_is_no_single_area_is_none(reader, cell, kind, codes):
    assert means(reader, cell) == (kind, codes)


@pytest.mark.parametrize(
    "cell",
    ["990101 西甲区", "东甲区（西甲区）", "东甲区 West A", "甲市-东甲", "新甲区（原旧丙县）"],
)
def test_two_areas_at_once_are_torn(reader, cell):
    kind, found = means(reader, cell)
    assert kind == "area"
    assert len(found) > 1
    assert {how for _, how in found} == {""}


def test_an_area_may_say_what_it_was_before(twin):
    assert means(twin, "东丁县（原老丁县）") == ("area", [("990401", "full name")])
    assert means(twin, "东丁县（老丁县）") == ("area", [("990401", "full name")])
    assert means(twin, "老丁县") == ("area", [("990401", "old name")])
    assert means(twin, "990405") == ("area", [("990401", "code")])


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("西丙县（原旧丙县）", {"990302", "990303"}),
        ("新甲区（原东甲区）", {"990103", "990101"}),
        ("东甲区（原东甲区）", {"990101"}),
    ],
)
def test_what_an_area_took_in_or_gave_away_is_not_the_area(reader, cell, codes):
    kind, found = means(reader, cell)
    assert (kind, {code for code, _ in found}) == ("area", codes)
    assert {how for _, how in found} == {""}


@pytest.mark.parametrize("cell", ["长丁长丁", "长丁市长丁"])
def test_a_name_twice_is_the_city_or_its_county(cell, twin):
    assert means(twin, cell) == ("area", [("990400", ""), ("990402", "")])
    assert means(twin, "长丁市长丁县") == ("area", [("990402", "full name")])


def test_a_name_many_times_over_is_read_at_once(twin):
    assert means(twin, "长丁" * 24)[0] == "unknown"


def test_of_a_flood_of_labels_the_later_are_areas_by_their_bare_names_only(names, monkeypatch):
    monkeypatch.setattr("geo.matching.meanings.MOST_READ", 3)
    rows = [
        ["地区", "值"],
        *([f"某镇{at}村", at] for at in range(9)),
        ["甲市", 1],
        ["1. 东甲区①", 2],
    ]
    report = fit(book(*rows), names)
    assert [one.code for one in report.of("matched")] == ["990100"]
    assert report.entries[-1].status == "unmatched"
    assert said(report, "match.flood")


def test_areas_of_one_name_are_all_candidates(twin):
    both = [("990102", "full name"), ("990301", "full name")]
    assert means(twin, "鼓楼区") == ("area", both)
    assert means(twin, "gulou") == ("area", [(code, "pinyin") for code, _ in both])
    assert means(twin, "丙市鼓楼区") == ("area", [("990301", "full name")])
    assert means(twin, "鼓楼区（甲市）") == ("area", [("990102", "full name")])
    assert means(twin, "990301 鼓楼区") == ("area", [("990301", "code")])


def test_a_city_and_a_county_share_a_short_name_and_not_the_full_one(twin):
    assert means(twin, "长丁") == ("area", [("990400", "short name"), ("990402", "short name")])
    assert means(twin, "长丁市") == ("area", [("990400", "full name")])
    assert means(twin, "长丁（县）") == ("area", [("990402", "short name")])


def test_an_autonomous_county_goes_by_shorter_names(twin):
    for name in ("西乙族自治县", "西乙", "西乙县", "西乙自治县", "Xiyi"):
        assert means(twin, name)[1][0][0] == "990202", name


def test_labels_of_few_words_are_taken_apart():
    taken = label("\u3000\u3000其中：东甲区（注1）")
    assert (taken.stem, taken.brackets, taken.indent) == ("东甲区", (), 4)
    assert label("东甲区【含港口】").brackets == ("含港口",)
    assert label("\t东甲区").indent == 4
    assert label("(一)").stem == ""


def test_likeness_only_suggests(reader):
    assert means(reader, "东申区")[0] == "unknown"
    assert reader.suggestions("东申区")[0] == "990101"
    assert reader.suggestions("东甲经济开发区")[0] == "990101"
    assert set(reader.suggestions("Est A District")) == {"990101", "990102", "990103"}
    assert reader.suggestions("990101001001") == ("990101", "990100")
    assert reader.suggestions("2021") == ()
    assert reader.suggestions("天") == ()


def test_a_flood_of_strangers_is_listed_without_suggestions(reader):
    for at in range(MOST_SUGGESTED):
        reader.suggestions(f"公司{at}")
    assert reader.suggestions("东申区") == ()


def test_names_are_told_of_old_areas_too(names):
    assert (names.name("990303", "en"), names.parent("990303")) == ("旧丙县", "990300")
    assert (names.name("990101", "en"), names.parent("990000")) == ("East A District", "")
    assert (names.level("990303"), names.level("990300")) == ("county", "city")
    assert names.name("north", "zh") == "north"
    assert names.knows("990303")
    assert not names.knows("990999")
