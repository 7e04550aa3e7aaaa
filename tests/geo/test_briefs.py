"""Briefs: every sentence made of values, in both languages, each number with its source."""

import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest

from geo.briefs import Cited, Linked, compose_brief
from geo.exports import BRIEFS
from geo.text import Sentence, number
from geo.traces import sources, trace
from tests.geo.exports.reading import sheets

CITIES = tuple(f"33{n:02}00" for n in range(1, 12))
CIRCLES = ("hangshaojiahu", "yongzhou", "wentai", "jinquli")
COUNTIES = ("330110", "330782", "330212", "331126", "330902")
PLACES = ("330000", *CIRCLES, *CITIES, *COUNTIES)
SILENT = "331126"
"""A county of which nothing is known."""
LATIN = {"GDP"}
"""Words that Chinese writes in Latin letters."""

CHINESE = re.compile("[\u4e00-\u9fff]")
PARTS = ["size", "shape", "inside", "targets", "sites", "care"]


@pytest.fixture(scope="module")
def write(atlas):
    return cache(
        lambda code, lang="zh": compose_brief(
            atlas, atlas.view(f"/targets?lang={lang}"), atlas.place(code)
        )
    )


def said(brief):
    return [one.say(brief.view.lang) for part in brief.parts for one in part.said]


everywhere = pytest.mark.parametrize("code", PLACES)
both = pytest.mark.parametrize("lang", ["zh", "en"])


# --- sentences --------------------------------------------------------------------------------


@everywhere
@both
def test_no_sentence_has_a_blank_left_or_a_word_of_code(write, code, lang):
    for text in said(write(code, lang)):
        assert not re.search(r"[{}<>\[\]]|None|\bnan\b|\binf\b|_", text), text
        assert "  " not in text
        assert text.endswith("。" if lang == "zh" else "."), text


@everywhere
def test_chinese_has_no_english_and_english_no_chinese(write, code):
    for text in said(write(code, "zh")):
        assert set(re.findall("[A-Za-z]{2,}", text)) <= LATIN, text
    for text in said(write(code, "en")):
        bare = re.sub(r"\([^()]*（[^()]*, line [0-9;]+\)", "", text)  # a section of the document
        assert not CHINESE.search(bare), text


@everywhere
def test_both_languages_say_the_same_numbers_in_the_same_sentences(write, code):
    zh, en = write(code, "zh"), write(code, "en")
    assert [part.key for part in zh.parts] == [part.key for part in en.parts]
    assert [one.shown for one in zh.cited] == [one.shown for one in en.cited]
    assert len(said(zh)) == len(said(en))
    assert [part.key for part in zh.parts] == [
        key for key in PARTS if key in {part.key for part in zh.parts}
    ]


@everywhere
def test_every_number_is_its_value_rounded_and_leads_to_a_publication(write, atlas, code):
    cited = write(code).cited
    assert bool(cited) == (code != SILENT)
    for one in cited:
        assert one.shown == number(one.value.value, one.indicator.decimals)
        assert one.value.value is not None
        assert sources(trace(atlas, one.indicator, one.value)), one
        if one.codes == (atlas.province.code,):
            again = atlas.measures.provincial(one.indicator, one.value.year)
        else:
            level = atlas.areas[one.codes[0]].level
            again = atlas.measures.value(one.indicator, level, one.codes, one.value.year)
        assert again.value == one.value.value


@everywhere
@both
def test_a_number_that_is_no_value_says_where_it_comes_from(write, code, lang):
    brief = write(code, lang)
    linked = [
        x for part in brief.parts for one in part.said for x in one.blanks.values()
        if isinstance(x, Linked)
    ]  # fmt: skip
    assert linked
    for one in linked:
        assert one.address.startswith(("/plan?entry=", "/targets", "/sites"))
        assert bool(CHINESE.search(one.origin.say("zh")))


@everywhere
def test_every_digit_of_a_sentence_is_cited_or_a_year_a_rank_or_a_line(write, code):
    """Only what is in a blank can be a number: no sentence is written with one in it."""
    for part in write(code).parts:
        for one in part.said:
            marks = dict.fromkeys(one.blanks, "·")
            assert not re.search("[0-9]", Sentence(one.key, one.english, marks).say("en"))
            numbers = {name for name, x in one.blanks.items() if isinstance(x, Cited | Linked)}
            plain = {
                name for name, x in one.blanks.items()
                if isinstance(x, int | str) and re.search("[0-9]", str(x))
            }  # fmt: skip
            assert plain <= {"year", "due", "start", "end", "rank", "of", "line", "now", "then"} | (
                {"count"} if one.key.startswith("series.") else set()
            ), (one.key, plain)
            assert not numbers & plain


# --- targets ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", PLACES[1:])
def test_no_sentence_claims_a_target_for_a_part_of_the_province(write, atlas, code):
    place = atlas.place(code)
    for lang, whole in (("zh", "全省"), ("en", "province")):
        (part,) = (one for one in write(code, lang).parts if one.key == "targets")
        first, *others = part.said
        assert first.key == "brief.no_targets"
        assert place.name(lang) in first.say(lang)
        for one in others:
            assert one.key in ("brief.paced", "brief.level")
            assert whole in one.say(lang)
            assert place.name(lang) not in one.say(lang)


def test_the_province_counts_the_verdicts_of_the_plans_table(write):
    told = said(write("330000"))
    assert "规划表13项指标中，已达到1项。" in told
    assert "规划表13项指标中，无数据12项。" in told
    assert (
        "服务业增加值（2025年目标48,000亿元左右）：2025年为56,206.0亿元，已达到，其间统计口径有变。"
    ) in told


def test_a_target_keeps_its_qualifier_and_unit(write):
    told = " ".join(said(write("330000", "en")))
    assert "target for 2025 48,000 100 million yuan or so: 56,206.0 100 million yuan" in told
    assert "target for 2030 beyond 70,000 100 million yuan: " in told
    assert "target for 2030 60 % or so: 59.4 % in 2025" in told
    told = "".join(said(write("330000")))
    assert "2030年目标突破70,000亿元" in told
    assert "2030年目标60%左右" in told
    assert "全省2030年目标为60%左右" in "".join(said(write("330400")))


def test_growth_is_called_nominal_wherever_it_is_told(write):
    for code in PLACES:
        for lang, word in (("zh", "名义"), ("en", "ominal")):
            for part in write(code, lang).parts:
                for one in part.said:
                    if one.key in ("brief.paced", "brief.pace", "brief.growth"):
                        assert word in one.say(lang)


def test_a_place_is_told_the_growth_that_compares_with_the_plans(write):
    told = said(write("wentai"))
    then, now = 6184.07, 8222.52
    own = number(((now / then) ** (1 / 4) - 1) * 100, 1)
    assert f"第三产业增加值：2019—2023年年均名义增长{own}%；2025年目标要求全省年均5.9%。" in told


def test_a_county_of_which_nothing_is_known_says_so(write):
    assert "没有第三产业增加值的数值。" in said(write(SILENT))


def test_what_a_county_lacks_is_not_said(write):
    keys = {one.key for part in write("330110").parts for one in part.said}
    assert not keys & {"brief.rank", "brief.growth", "brief.pace", "brief.paced"}
    assert "brief.value" in keys


# --- other provinces --------------------------------------------------------------------------


def test_a_place_without_any_value_says_so(toyland):
    (part,) = (
        x
        for x in compose_brief(toyland, toyland.view("/targets"), toyland.place("990401")).parts
        if x.key == "size"
    )
    assert [one.say("zh") for one in part.said] == ["没有fish数的数值。"]
    assert [one.say("en") for one in part.said] == ["No value of the fish is known."]


@both
def test_every_place_of_another_province_has_a_brief(toyland, lang):
    for code in toyland.gazetteer.places:
        brief = compose_brief(toyland, toyland.view(f"/targets?lang={lang}"), toyland.place(code))
        for text in said(brief):
            assert not re.search(r"[{}]|None", text)
        assert {kind: bool(write(brief)) for kind, write in BRIEFS.items()} == dict.fromkeys(
            BRIEFS, True
        )


def test_a_change_of_boundaries_is_told_even_of_the_first_value(toyland):
    brief = compose_brief(toyland, toyland.view("/targets"), toyland.place("990101"))
    told = [one.say("en") for part in brief.parts if part.key == "care" for one in part.said]
    assert "The boundaries changed: values before 2022 belong to other land." in told


# --- files ------------------------------------------------------------------------------------


@everywhere
@both
def test_a_page_asks_for_nothing_from_anywhere(write, code, lang):
    told = BRIEFS["html"](write(code, lang)).decode()
    assert told.count("<h1>") == 1
    assert not re.search(r"<(?:script|link|img|iframe|object|base|form|a)\b", told)
    assert not re.search(r"\b(?:src|href|action|style)=|@import|url\(", told)
    assert "http" not in told.partition("</head>")[0]
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in told


@everywhere
@both
def test_every_number_of_a_text_has_a_footnote_that_is_there(write, code, lang):
    brief = write(code, lang)
    told = BRIEFS["md"](brief).decode()
    body, *_ = told.partition("\n[^1]: ")
    used = [int(x) for x in re.findall(r"\[\^(\d+)\]", body)]
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", told, re.MULTILINE))
    assert list(map(int, notes)) == sorted(set(used)) == list(range(1, len(notes) + 1))
    numbers = [x for part in brief.parts for one in part.said for x in one.blanks.values()
               if isinstance(x, Cited | Linked)]  # fmt: skip
    assert len(used) == len(numbers)
    for one in numbers:
        assert f"{one.shown}[^" in body
    assert all(note.strip() for note in notes.values())
    raised = re.findall(r"<sup>(\d+)</sup>", BRIEFS["html"](brief).decode())
    assert list(map(int, raised)) == used


@pytest.mark.parametrize("code", ["330000", "wentai", "330100", "330782"])
@both
def test_a_workbook_has_every_number_and_its_sources(write, code, lang):
    brief = write(code, lang)
    found = sheets(BRIEFS["xlsx"](brief))
    data, origins = next(iter(found.values())), found["来源" if lang == "zh" else "Sources"]
    assert len(data) == len(brief.cited)
    values = [cell for row in data for cell in row.values() if isinstance(cell, float)]
    for one in brief.cited:
        assert any(cell == pytest.approx(one.value.value) for cell in values)
    assert len(origins) >= len(brief.cited) / 2
    texts = [str(cell) for rows in found.values() for row in rows for cell in row.values()]
    for text in said(brief):
        assert text in texts


@pytest.mark.parametrize("kind", list(BRIEFS))
@pytest.mark.parametrize("code", ["330000", "330100"])
def test_a_file_is_the_same_bytes_twice(atlas, kind, code):
    first, second = (
        BRIEFS[kind](compose_brief(atlas, atlas.view("/targets"), atlas.place(code)))
        for _ in range(2)
    )
    assert first == second


def test_names_are_escaped(toyland):
    place = toyland.place("990100")
    names = {"name_zh": "<b>甲&市</b>", "name_en": "<b>A & B</b>"}
    brief = replace(
        compose_brief(toyland, toyland.view("/targets"), place), place=_renamed(place, **names)
    )
    told = BRIEFS["html"](brief).decode()
    assert "<b>" not in told
    assert "&lt;b&gt;甲&amp;市&lt;/b&gt;" in told
    assert "<b>甲&市</b>" in unescape(told)


def _renamed(place, **names):

    return replace(place, **names)
