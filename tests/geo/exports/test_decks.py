"""Decks: covers, headings, texts and tables as native objects, and maps among them."""

import time

import pytest

from geo import compose
from geo.exports import slides
from geo.exports.decks import FOOT, Deck
from geo.exports.frames import HIGH, INCH, WIDE
from geo.exports.grids import Entry, Heading
from geo.exports.masters import ROOM
from geo.exports.sheets import Sheet
from tests.geo.exports.decks import deck, group, printed, texts

LONG = "初步核算数，第五次经济普查后口径，与以前年份不可直接比较。" * 4


def sheet(atlas, query):
    return Sheet(compose(atlas, atlas.view(query)))


def cells(slide):
    """Return the texts of a slide's only table, row by row, and the table's frame."""
    (frame,) = [one for one in slide.shapes if one.has_table]
    return [[cell.text for cell in row.cells] for row in frame.table.rows], frame


@pytest.mark.parametrize("dark", [False, True])
def test_covers_headings_texts_and_tables_are_native(dark):
    made = Deck.begun("简报 & <稿>", dark=dark)
    made.cover("温台圈 & <简报>", ["给会议", "2026 年 11 月\x00"])
    made.section("一、总量")
    made.texts("要点", ["第一。", "第二。"], ["来源：年鉴"])
    made.table("指标", ["名称", "数值"], [["增加值", "8,123.4"], ["增速", "−1.2"]], ["来源：年鉴"])
    opened = deck(made.written())
    assert [one.slide_layout.name for one in opened.slides] == ["Cover", "Section", "Text", "Table"]
    assert [one.shapes.title.text_frame.text for one in opened.slides] == [
        "温台圈 & <简报>", "一、总量", "要点", "指标",
    ]  # fmt: skip
    cover, section, told, table = opened.slides
    assert cover.placeholders[1].text_frame.text == "给会议\n2026 年 11 月"
    assert [one.placeholder_format.idx for one in section.placeholders] == [0]
    assert told.placeholders[1].text_frame.text == "第一。\n第二。"
    assert "来源：年鉴" in texts(told)
    assert cells(table)[0] == [["名称", "数值"], ["增加值", "8,123.4"], ["增速", "−1.2"]]
    assert opened.core_properties.title == "简报 & <稿>"
    for slide in opened.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= WIDE
            assert 0 <= shape.top <= shape.top + shape.height <= HIGH


def test_the_same_slides_give_the_same_bytes(toyland):
    def made():
        one = Deck.begun("甲", "en")
        one.cover("甲", ["乙"])
        slides.add(one, sheet(toyland, "?year=2021&lang=en"))
        one.table("丙", ["a"], [["b"]])
        return one.written()

    assert made() == made()


def test_a_map_stands_among_the_slides_of_a_deck(toyland):
    one = Deck.begun("甲", "en")
    one.cover("甲")
    slides.add(one, sheet(toyland, "?year=2021&lang=en"), ranking=False)
    slides.add(one, sheet(toyland, "?year=2022&lang=en"))
    one.section("乙")
    opened = deck(one.written())
    names = [slide.slide_layout.name for slide in opened.slides]
    assert names == ["Cover", "Map", "Map", "Table", "Table", "Section"]
    assert len(group(opened.slides[1], "map")) == 4
    assert opened.slides[1].notes_slide.notes_text_frame.text


def test_columns_of_numbers_stand_to_the_right():
    made = Deck.begun("甲")
    rows = [["甲", "1,234.5", "–", Entry(fill="#112233")], ["乙", "−2.0%", "3", Entry("x")]]
    made.table("表", ["名", "数", "数", Heading("丁", "ctr")], rows)
    (slide,) = deck(made.written()).slides
    (frame,) = [one for one in slide.shapes if one.has_table]
    marks = [one.text_frame.paragraphs[0]._p.pPr.get("algn") for one in frame.table.rows[1].cells]
    assert marks == ["l", "r", "r", "ctr"]
    assert str(frame.table.cell(1, 3).fill.fore_color.rgb) == "112233"


def test_a_table_takes_as_many_slides_as_it_needs_and_leaves_none_of_its_words_out():
    rows = [[str(at), LONG] for at in range(30)]
    made = Deck.begun("甲")
    made.table("表", ["号", "说明"], rows, ["注"])
    pages = deck(made.written()).slides
    assert len(pages) > 2
    found = []
    for at, page in enumerate(pages, 1):
        (head, *body), frame = cells(page)
        assert head == ["号", "说明"]
        assert frame.top + frame.height <= ROOM.top + ROOM.high
        assert sum(column.width for column in frame.table.columns) <= ROOM.wide
        assert page.shapes.title.text_frame.text == f"表 ({at}/{len(pages)})"
        assert "注" in texts(page)
        found += body
    assert found == rows


def test_a_table_without_rows_is_its_header():
    made = Deck.begun("甲")
    made.table("表", ["号", "说明"], [])
    (page,) = deck(made.written()).slides
    assert cells(page)[0] == [["号", "说明"]]


def test_long_texts_go_on_and_long_notes_stay_on_the_slide():
    said = [f"{at} {LONG}" for at in range(14)]
    made = Deck.begun("甲")
    made.texts("文", said, [LONG * 4])
    pages = list(deck(made.written()).slides)
    assert len(pages) > 1
    found = [one for page in pages for one in page.placeholders[1].text_frame.text.split("\n")]
    assert found == said
    for page in pages:
        (note,) = [one for one in page.shapes if one.name == "notes"]
        assert ROOM.top + ROOM.high <= note.top + INCH // 20
        assert note.top + note.height == pytest.approx(FOOT, abs=2)


def test_libreoffice_prints_every_page(tmp_path):
    made = Deck.begun("甲", dark=True)
    made.cover("封面标题", ["第二行"])
    made.texts("要点", ["第一段"])
    made.table("表格", ["名称"], [["单元格"]])
    pages = ["".join(one.split()) for one in printed(made.written(), tmp_path)]
    assert "封面标题" in pages[0]
    assert "第二行" in pages[0]
    assert "第一段" in pages[1]
    assert pages[1].endswith("2")
    assert "单元格" in pages[2]


def test_a_map_of_all_counties_is_added_at_once(atlas):
    laid = sheet(atlas, "?indicator=gdp&by=county&year=2020")
    made = Deck.begun("甲")
    slides.add(made, laid, ranking=False)
    taken = []
    for _ in range(3):
        start = time.process_time()
        slides.add(made, laid, ranking=False)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.6  # a fifth of a second on a quiet machine
