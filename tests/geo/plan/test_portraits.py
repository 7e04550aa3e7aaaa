"""What the documents say of regions, in both languages, with section and line."""

import pytest

from geo.plan import TOPICS, portraits


def told(atlas, code, topic, lang):
    portraits = [one for one in atlas.plan if one.concerns(atlas.place(code))]
    return [(one.key, one.words(topic, lang)) for one in portraits]


def test_a_circle_has_its_focus_sectors_by_name(atlas):
    assert told(atlas, "wentai", "focus_sectors", "zh") == [
        ("wentai", ("商务服务", "创意设计", "现代金融"))
    ]
    assert told(atlas, "wentai", "focus_sectors", "en") == [
        ("wentai", ("Business services", "Creative design", "Modern finance"))
    ]


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("330100", ["hangshaojiahu", "core_hangzhou"]),
        ("330110", ["hangshaojiahu", "core_hangzhou"]),
        ("330600", ["hangshaojiahu"]),
        ("jinquli", ["jinquli"]),
        ("330000", []),
    ],
)
def test_a_place_is_told_what_concerns_it_or_what_it_is_part_of(atlas, code, keys):
    assert [key for key, _ in told(atlas, code, "foundations", "zh")] == keys


def test_a_circle_is_told_in_english_with_section_and_line(atlas):
    portrait = next(one for one in atlas.plan if one.key == "yongzhou")
    assert portrait.words("named_assets_in_document", "zh")[0] == "宁波舟山港"
    assert portrait.words("named_assets_in_document", "en")[0] == "Ningbo-Zhoushan Port"
    assert portrait.section == "二、（四）"
    assert portrait.line == "138"


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_tell_as_much_of_every_topic(atlas, topic):
    for one in atlas.plan:
        assert len(one.words(topic, "zh")) == len(one.words(topic, "en"))


def test_what_has_no_translation_is_told_in_chinese():
    row = {
        "id": "north", "name_zh": "北部", "name_en": "North", "member_codes": "990100",
        "focus_sector_ids": "nets", "foundations_zh": "鱼；船", "document": "book",
        "section": "一", "source_line": "3",
    }  # fmt: skip
    documents = [{"id": "book", "title_zh": "书", "title_en": "The book"}]
    (north,) = portraits([row], documents, [{"id": "nets", "name_en": "Nets"}])
    assert north.words("foundations", "en") == ("鱼", "船")
    assert north.words("focus_sectors", "en") == ("Nets",)
    assert north.words("positioning", "en") == ()


def test_another_province_may_have_no_plan(toyland):
    assert toyland.plan == ()
