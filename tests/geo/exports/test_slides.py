"""Slides: every place a shape of its own, filled as far as its land goes, and named."""

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import box

from geo import captions, compose
from geo.exports.decks import Deck
from geo.exports.frames import Box, Frame
from geo.exports.labels import contrast, fill_of
from geo.exports.markups import Canvas, Look
from geo.exports.masters import FIELD as ROOM, MAP, ROOM as TABLE_ROOM
from geo.exports.parts import AROUND, MISSING, Wish
from geo.exports.sheets import Sheet
from geo.exports.slides import coarser, write_slides
from geo.exports.themes import DARK, LIGHT
from tests.geo.exports.decks import A, deck, group, printed, rings, texts, told, turn
from tests.geo.exports.reading import sheets

LEVELS = {"city": 11, "county": 90, "circle": 4}


def sheet(atlas, query="", **wish):
    return Sheet(compose(atlas, atlas.view(query)), Wish(**wish))


def first(atlas, query="", **wish):
    """Return the slide of the map, and the sheet that it shows."""
    laid = sheet(atlas, query, **wish)
    return deck(write_slides([laid])).slides[0], laid


def filled(shape):
    """Return the colour of a shape; its fill is plain and it has no style."""
    assert shape._element.find(".//{*}style") is None
    return f"#{shape.fill.fore_color.rgb}".lower()


@pytest.mark.parametrize(("by", "count"), LEVELS.items())
def test_every_region_is_a_shape_as_large_as_its_land(atlas, by, count):
    slide, laid = first(atlas, f"?indicator=tertiary_share&by={by}&year=2022")
    shapes, scale = group(slide, "map"), Frame.fitted(laid.bounds, ROOM).scale
    assert len(shapes) == count == len(laid.shapes)
    land = atlas.outlines[by].to_crs("EPSG:4549")
    for name, shape in shapes.items():
        code = name.partition(" ")[0]
        turns = [turn(one) for one in rings(shape)]
        assert abs(sum(turns)) / 2 / scale**2 == pytest.approx(land[code].area, rel=0.005)


def test_holes_turn_against_what_they_are_in_and_islands_with_it():
    island, lake = box(20, 0, 22, 2), box(2, 2, 8, 8)
    land = shapely.union_all([box(0, 0, 10, 10).difference(lake), island, box(4, 4, 6, 6)])
    canvas = Canvas("zh")
    frame = Frame.fitted((0, 0, 22, 10), Box(0, 0, 220_000, 100_000))
    canvas.outline("1 & <2>", 'a "b"', land, frame, Look("#123456"))
    made = Deck.begun("甲")
    slide, _ = made.slide(MAP, "乙")
    made.put(slide, canvas.drawn)
    _, shape = deck(made.written()).slides[0].shapes
    turns = [turn(one) / 1e8 for one in rings(shape)]
    assert sorted(turns) in ([-200.0, -8.0, -8.0, 72.0], [-72.0, 8.0, 8.0, 200.0])
    assert (shape.name, told(shape)) == ("1 & <2>", 'a "b"')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_shape_says_which_place_it_is_and_what_it_has(toyland, lang):
    slide, laid = first(toyland, f"?year=2021&lang={lang}")
    shapes = group(slide, "map")
    named = {f"{one.code} {one.name}": one.told for one in laid.shapes}
    assert {name: told(shape) for name, shape in shapes.items()} == named
    assert filled(shapes[next(iter(named))]) == laid.shapes[0].colour
    missing = next(one for one in laid.shapes if one.class_ == MISSING)
    assert filled(shapes[f"{missing.code} {missing.name}"]) == LIGHT.missing


def test_the_shapes_of_a_map_are_plain(atlas):
    slide, _ = first(atlas, "?by=city&year=2022")
    assert slide.shapes.element.find(".//{*}style") is None
    for shape in group(slide, "map").values():
        assert [one.tag.rpartition("}")[2] for one in shape._element.spPr] == [
            "xfrm", "custGeom", "solidFill", "ln",
        ]  # fmt: skip


def test_places_around_are_faint_and_end_with_the_map(atlas):
    slide, laid = first(atlas, "?indicator=gdp&by=county&year=2022&within=330100")
    assert len(group(slide, "map")) == 13
    around = group(slide, "around")
    assert 0 < len(around) <= sum(one.class_ == AROUND for one in laid.shapes)
    for shape in around.values():
        assert filled(shape) == LIGHT.around
        assert shape.left >= ROOM.left - 1
        assert shape.left + shape.width <= ROOM.left + ROOM.wide + 1
        assert ROOM.top - 1 <= shape.top <= shape.top + shape.height <= ROOM.top + ROOM.high + 1


def test_regions_and_cores_are_shapes_and_can_be_left_out(atlas):
    slide, laid = first(atlas, "?by=city&year=2022")
    assert list(group(slide, "regions")) == [
        f"{key} {atlas.place(key).short('zh')}" for key in laid.regions
    ]
    assert list(group(slide, "cores")) == ["330100 杭州", "330200 宁波"]
    bare, _ = first(atlas, "?by=city&year=2022&over=")
    assert not group(bare, "regions") | group(bare, "cores") | group(bare, "labels")
    parts = frozenset({"regions", "cores", "labels", "legend", "address"})
    hidden, _ = first(atlas, "?by=city&year=2022", hidden=parts)
    assert not group(hidden, "regions") | group(hidden, "cores") | group(hidden, "labels")
    assert not group(hidden, "legend")
    assert not any("/?" in text for text in texts(hidden))


def test_pale_land_has_an_outline_and_counties_their_cities(atlas):
    for by, count in (("city", 1), ("county", 11)):
        slide, laid = first(atlas, f"?by={by}&year=2022")
        assert len(group(slide, "borders")) == count
        ext = next(one for one in slide.shapes if one.name == "borders")
        west, _, east, _ = laid.bounds
        scale = Frame.fitted(laid.bounds, ROOM).scale
        assert ext.width == pytest.approx((east - west) * scale, abs=3)


def test_scale_and_north_keep_clear_of_land_and_are_left_out_when_asked(atlas):
    slide, laid = first(atlas, "?by=city&year=2022")
    (found,) = [one for one in slide.shapes if one.name == "scale"]
    assert {"scale", "north", "100 公里"} <= {one.name for one in found.shapes}
    bar = next(one for one in found.shapes if one.name == "scale")
    assert bar.width / Frame.fitted(laid.bounds, ROOM).scale == pytest.approx(100_000, rel=0.01)
    assert ROOM.left + ROOM.wide >= found.left + found.width
    hidden, _ = first(atlas, "?by=city&year=2022", hidden=frozenset({"scale", "north", "values"}))
    assert not group(hidden, "scale")
    assert "1,007.0" in texts(slide)
    assert "1,007.0" not in texts(hidden)


def test_sites_are_shapes_with_their_names_and_counted(atlas):
    query = "?indicator=gdp&by=county&year=2020&within=330100&over=sites,labels"
    slide, laid = first(atlas, query)
    named = {f"{one.key} {one.name('zh')}" for one in laid.scene.sites}
    found = set(group(slide, "sites"))
    assert found
    assert found <= named
    assert any(str(len(laid.sites)) in one for one in texts(slide))
    assert not group(first(atlas, query, hidden=frozenset({"sites"}))[0], "sites")


def test_a_name_without_room_is_led_to_its_place(atlas):
    slide, laid = first(atlas, "?indicator=gdp&by=county&year=2020&lang=en")
    leaders, names = group(slide, "leaders"), group(slide, "labels")
    led = {one for one in leaders if not one.endswith("line")}
    assert led
    assert led <= set(names)
    frame = Frame.fitted(laid.bounds, ROOM)
    for one in laid.shapes:
        if one.code in led:
            line, where = leaders[one.code], shapely.get_coordinates(one.room)[0]
            x, y = frame.place(where[None])[0].tolist()
            assert line.left - 13_000 <= x <= line.left + line.width + 13_000
            assert line.top - 13_000 <= y <= line.top + line.height + 13_000


def test_a_served_atlas_can_be_reached_with_a_telephone(atlas):
    slide, laid = first(atlas, "?by=city&year=2022", site="https://127.0.0.1")
    (code,) = [one for one in slide.shapes if one.name == "code"]
    assert told(code) == laid.address
    count, scale = len(laid.code), code.width / len(laid.code)
    dark = sum(sum(row) for row in laid.code)
    turns = [turn(one) for one in rings(code)]
    assert abs(sum(turns)) / 2 / scale**2 == pytest.approx(dark, rel=0.02)
    assert count >= 21
    assert not any(one.name == "code" for one in first(atlas, "?by=city&year=2022")[0].shapes)


@pytest.mark.parametrize("query", ["?by=county&year=2022", "?by=city&year=2023&theme=dark"])
def test_names_cover_nothing_and_can_be_read(atlas, query):
    slide, laid = first(atlas, query)
    found = group(slide, "labels")
    assert len(found) >= 0.85 * len(laid.shapes)
    boxes = gpd.GeoSeries(
        [box(x.left, x.top, x.left + x.width, x.top + x.height) for x in found.values()]
    )
    assert len(boxes.sindex.query(boxes, predicate="overlaps")[0]) == 0
    house = DARK if laid.scene.view.theme else LIGHT
    frame = Frame.fitted(laid.bounds, ROOM)
    inside = 0
    for one in laid.shapes:
        if one.code in found:
            label = found[one.code]
            where = Box(label.left, label.top, label.width, label.height)
            if one.outline.covers(box(*frame.window(where))):
                ink = label.text_frame.paragraphs[0].runs[0].font.color.rgb
                assert contrast(f"#{ink}", fill_of(one, house)) >= 3
                inside += 1
    assert inside > len(found) / 3


def test_contrast_is_counted_as_the_web_counts_it():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_legend_counts_its_places(toyland):
    slide, laid = first(toyland, "?year=2021&lang=en")
    found = group(slide, "legend")
    for one in laid.swatches:
        assert found[one.text].text_frame.text == one.text
        assert found[f"{one.text}: count"].text_frame.text == str(one.count)
    assert sum(one.count for one in laid.swatches) == 4


def test_everything_that_must_be_said_is_said(atlas):
    slide, laid = first(
        atlas, "?indicator=tertiary_share&by=county&year=2022", note="自注", review="GS(2026)1"
    )
    said = texts(slide)
    title = slide.shapes.title.text_frame.text
    assert title.replace("\n", "") == laid.title
    assert title.endswith(f"\n{laid.scene.indicator.name_zh}")
    assert {laid.unit, *laid.notes, laid.source, laid.credit} <= set(said)
    assert "自注" in said
    assert "GS(2026)1" in laid.credit
    assert "示意图" not in laid.credit
    assert any(laid.address in one for one in said)
    spoken = slide.notes_slide.notes_text_frame.text
    assert laid.source in spoken
    assert spoken.count("http") >= 2


def test_without_a_review_number_it_is_a_sketch(toyland):
    slide, _ = first(toyland)
    assert any("示意图，未经地图审核" in one for one in texts(slide))


def test_a_refused_question_is_a_map_without_values(toyland):
    slide, laid = first(toyland, "?indicator=charm&by=belt")
    assert {filled(one) for one in group(slide, "map").values()} == {LIGHT.withheld}
    assert laid.notes[0] in texts(slide)


def test_hostile_names_are_names(make_toyland):
    row = '990100,"<甲&""\'>市",A & <b>'
    hostile = make_toyland({"boundaries/divisions": [("990100,甲市,Aville", row)]})
    slide, _ = first(hostile, "?year=2022")
    name = next(iter(group(slide, "map")))
    assert name == "990100 <甲&\"'>"
    slide, _ = first(hostile, "?year=2022&lang=en", title='a\x00 & <b> "c"', note="\ufffe]]>")
    assert next(iter(group(slide, "map"))).startswith("990100 A & <b>")
    assert slide.shapes.title.text_frame.text == 'a & <b> "c"'
    assert "]]>" in texts(slide)


def test_the_house_is_light_or_dark(atlas):
    for query, house in (("?by=city&year=2022", LIGHT), ("?by=city&year=2022&theme=dark", DARK)):
        opened = deck(write_slides([sheet(atlas, query)]))
        master = opened.slide_masters[0]
        theme = next(
            one.target_part.blob.decode() for one in master.part.rels.values()
            if one.reltype.endswith("/theme")
        )  # fmt: skip
        assert master.element.find(".//{*}clrMap").get("bg1") == ("dk1" if house.dark else "lt1")
        assert (
            f'<a:{"dk1" if house.dark else "lt1"}><a:srgbClr val="{house.paper[1:].upper()}"'
            in theme
        )
        assert theme.count('<a:ea typeface="Microsoft YaHei"/>') == 2
        assert [one.name for one in opened.slide_layouts] == [
            "Map", "Table", "Cover", "Section", "Text",
        ]  # fmt: skip


def test_texts_are_wrapped_and_say_their_language(atlas):
    for lang, tag in (("zh", "zh-CN"), ("en", "en-GB")):
        slide, _ = first(atlas, f"?by=city&year=2022&lang={lang}")
        bodies = list(slide.shapes.element.iter(f"{A}bodyPr"))
        assert {one.get("wrap") for one in bodies[1:]} == {"square"}
        tags = {one.get("lang") for one in slide.shapes.element.iter(f"{A}rPr")}
        assert tag in tags


def test_the_same_sheets_give_the_same_bytes(atlas):
    query = "?by=city&year=2022"
    assert write_slides([sheet(atlas, query)]) == write_slides([sheet(atlas, query)])


def test_several_sheets_are_one_deck(toyland):
    opened = deck(write_slides([sheet(toyland, "?year=2022"), sheet(toyland, "?year=2021")]))
    titles = [one.shapes.title.text_frame.text.replace("\n", "") for one in opened.slides]
    assert sheet(toyland, "?year=2021").title in titles
    with pytest.raises(ValueError, match="at least one"):
        write_slides([])


def test_only_a_large_map_is_drawn_coarser(atlas):
    land = list(atlas.outlines["county"].to_crs("EPSG:4549"))
    assert coarser(land, 20_000) is land
    drawn = coarser(land, 9_700)
    assert shapely.get_num_coordinates(drawn).sum() < 9_831
    for one, other in zip(land, drawn, strict=True):
        assert other.area == pytest.approx(one.area, rel=0.005)


@pytest.mark.parametrize(
    "query", ["?by=county&indicator=tertiary_share&year=2022", "?by=city&year=2022&lang=en"]
)
def test_libreoffice_opens_it_and_prints_every_word(atlas, tmp_path, query):
    content = write_slides([sheet(atlas, query)])
    opened = deck(content)
    pages = printed(content, tmp_path)
    assert len(pages) == len(opened.slides)
    page = "".join(pages[0].split())
    slide = opened.slides[0]
    words = [one.text_frame.text for one in group(slide, "labels").values()]
    for text in [sheet(atlas, query).title[:8], *words]:
        for line in text.split("\n"):
            assert "".join(line.split()) in page


def slides(atlas, query=""):
    """Return the slides after the map, and the sheet."""
    laid = sheet(atlas, query)
    return list(deck(write_slides([laid])).slides)[1:], laid


def cells(slide):
    """Return the texts of a slide's only table, row by row."""
    (table,) = [one.table for one in slide.shapes if one.has_table]
    return [[cell.text for cell in row.cells] for row in table.rows]


def charted(slide):
    """Return a slide's only chart."""
    (found,) = [one.chart for one in slide.shapes if one.has_chart]
    return found


def test_the_ranking_is_a_table_of_what_the_map_shows(toyland):
    (table, _), laid = slides(toyland, "?year=2021&lang=en")
    head, *rows = cells(table)
    assert head == ["Rank", "", "Name", "tons", "Year", "Grade", "Status and vintage"]
    ranked = sorted((x for x in laid.scene.lines if x.rank), key=lambda x: x.rank)
    assert [row[0] for row in rows] == [str(one.rank) for one in ranked]
    assert [row[2] for row in rows] == [one.name("en") for one in ranked]
    assert [row[3] for row in rows] == [captions.amount(laid.scene, one.value) for one in ranked]
    assert table.shapes.title.text_frame.text == f"{laid.title}: ranking"
    assert {laid.unit, laid.source, laid.credit} <= set(texts(table))


def test_a_long_ranking_has_twenty_rows_a_slide(atlas):
    (*tables, _), laid = slides(atlas, "?indicator=gdp&by=county&year=2020")
    known = [line for line in laid.scene.lines if line.value.value is not None]
    assert len(known) > 20
    assert [len(cells(one)) - 1 for one in tables] == [20, len(known) - 20]
    assert tables[1].shapes.title.text_frame.text.endswith("(2/2)")
    for one in tables:
        (frame,) = [shape for shape in one.shapes if shape.has_table]
        assert frame.top + frame.height <= TABLE_ROOM.top + TABLE_ROOM.high
        assert sum(column.width for column in frame.table.columns) <= TABLE_ROOM.wide


def test_what_has_no_rank_stands_after_all_that_have(atlas):
    found, _ = slides(atlas, "?indicator=tertiary_share&by=county&year=2022")
    ranks = [row[0] for row in cells(found[0])[1:]]
    assert ranks[-1] == "–"
    assert "–" not in ranks[:-1]
    assert "部分地域" in cells(found[0])[-1][-1]
    assert "秀洲（部分地域）" in list(charted(found[1]).plots[0].categories)


def test_where_years_are_mixed_nothing_is_ranked(atlas):
    found, _ = slides(atlas, "?indicator=gdp&by=county&year=latest&within=wentai&lang=en")
    assert cells(found[0])[0][:3] == ["", "Name", "100 million yuan"]


@pytest.mark.parametrize("by", ["city", "county"])
def test_the_chart_has_every_value_from_high_to_low_in_the_colour_of_its_class(atlas, by):
    found, laid = slides(atlas, f"?indicator=gdp&by={by}&year=2020")
    plot = charted(found[-1]).plots[0]
    known = [line for line in laid.scene.lines if line.value.value is not None]
    values = list(plot.series[0].values)
    assert values == sorted(values, reverse=True)
    assert len(values) == len(known)
    named = {line.short("zh"): line for line in known}
    for at, name in enumerate(plot.categories):
        line = named[name]
        assert values[at] == pytest.approx(line.value.value, abs=0.051)
        colour = plot.series[0].points[at].format.fill.fore_color.rgb
        assert f"#{colour}".lower() == laid.scene.colours[line.class_]
    assert charted(found[-1]).value_axis.minimum_scale == 0


def test_below_zero_the_axis_goes_below_zero(atlas):
    found, laid = slides(atlas, "?indicator=tertiary_nominal_growth&by=city&year=2020")
    values = list(charted(found[-1]).plots[0].series[0].values)
    assert (charted(found[-1]).value_axis.minimum_scale is None) == (min(values) < 0)
    assert len(values) == 11 == len(laid.shapes)


def test_the_axes_of_a_chart_have_numbers_that_the_schema_allows(toyland):
    found = deck(write_slides([sheet(toyland, "?year=2022")])).slides
    axes = charted(found[-1])._chartSpace.xpath(".//c:axId/@val")
    assert len(axes) == 4
    assert len(set(axes)) == 2
    assert all(one.isdecimal() for one in axes)
    crossed = charted(found[-1])._chartSpace.xpath(".//c:crossAx/@val")
    assert set(crossed) == set(axes)


def test_the_numbers_of_a_chart_are_in_its_workbook(toyland):
    found, laid = slides(toyland, "?year=2021&lang=en")
    drawn = charted(found[-1])
    (rows,) = sheets(drawn.part.chart_workbook.xlsx_part.blob).values()
    plot = drawn.plots[0]
    assert [row[""] for row in rows] == list(plot.categories)
    assert [row[laid.unit] for row in rows] == list(plot.series[0].values)


@pytest.mark.parametrize("query", ["?indicator=charm&by=belt", "?indicator=people&by=county"])
def test_without_values_there_is_nothing_to_rank(toyland, query):
    assert slides(toyland, query)[0] == []
