"""Packs: whole, on one scale, the same every time, and taken up again where they broke off."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from geo.exports.parts import Wish
from geo.exports.tableaux import Cover, Grid, Heading, Words
from geo.packs import (
    PACKS,
    Kept,
    Order,
    OrderError,
    PackError,
    Shelf,
    binder,
    digest,
    leaves,
    make_chapter,
    title,
    toilsome,
    write_pack,
    write_pack_workbook,
)
from geo.packs.pages import Map
from tests.geo.exports.reading import sheets

KEYS = ("tertiary_va", "resident_population", "land_area", "retail_sales")
NOWHERE = Kept(None, "")


def quiet(done, count):
    assert 0 <= done <= count


@pytest.fixture(scope="module")
def circles(atlas):
    return binder(atlas, Order("circle", KEYS, wish=Wish(note="供讨论")))


@pytest.fixture(scope="module")
def pages(circles):
    return {one.key: one.make() for one in leaves(circles)}


def test_every_region_has_its_chapter_and_all_are_compared(circles, pages):
    chapters = list(dict.fromkeys(key.partition("/")[0] for key in pages))
    regions = [one.code for one in circles.places]
    assert chapters == ["cover", "method", *regions, "comparison", "sources"]
    for code in regions:
        parts = [key.split("/")[1] for key in pages if key.startswith(f"{code}/")]
        assert list(dict.fromkeys(parts)) == [
            "heading", "brief", "position", "map", "peers", "targets", "sites",
        ]  # fmt: skip
    assert isinstance(pages["cover"], Cover)
    assert "供讨论" in pages["cover"].told
    assert isinstance(pages["comparison/heading"], Heading)


def test_a_level_is_mapped_where_half_of_it_is_known(circles):
    assert circles.level("tertiary_va") == "city"
    assert circles.level("resident_population") == "county"
    assert circles.level("land_area") == ""
    for key in KEYS[:2]:
        have, of = circles.scene(key, circles.level(key)).coverage
        assert have >= of / 2


def test_what_has_no_map_is_said(circles, pages):
    assert circles.atlas.indicators["land_area"].name_zh in pages["method"].paragraphs[-1]
    assert not [key for key in pages if key.endswith("map/land_area")]
    known = {line.code for line in circles.scene("retail_sales", "city").lines
             if line.value.value is not None}  # fmt: skip
    for place in circles.places:
        there = f"{place.code}/map/retail_sales" in pages
        assert there == bool(known & set(place.codes))


def test_an_indicator_has_one_scale_in_all_chapters(pages):
    for key in KEYS[:2]:
        maps = [one for name, one in pages.items() if name.endswith(f"map/{key}")
                and not name.startswith("comparison")]  # fmt: skip
        assert len(maps) == 4
        assert len({(x.sheet.scene.classes.upper, x.sheet.scene.colours) for x in maps}) == 1
        assert len({x.sheet.scene.view.year for x in maps}) == 1


def test_positions_are_those_of_the_map(circles, pages):
    scene = circles.scene("tertiary_va", "circle")
    for line in scene.lines:
        row = pages[f"{line.code}/position"].rows[0]
        assert row[0] == scene.indicator.name_zh
        assert row[1] == f"{line.value.value:,.1f}"
        assert row[3] == f"{line.rank}/4"
        assert row[5] == scene.view.year
    table = pages["comparison/table"]
    by_name = dict(zip(table.head, table.rows[0], strict=True))
    assert by_name["杭绍嘉湖"] == pages["hangshaojiahu/position"].rows[0][1]


def test_sites_are_all_that_are_listed_each_with_its_source(circles, pages):
    for place in circles.places:
        page = pages[f"{place.code}/sites"]
        found = circles.atlas.register.select((), (), (), place.codes)
        assert len(page.rows) == len(found) > 0
        assert all(row[-1] for row in page.rows)


def test_every_table_is_rectangular_and_every_page_has_a_title(pages):
    for key, page in pages.items():
        if isinstance(page, Grid):
            assert page.rows, key
            assert {len(row) for row in page.rows} == {len(page.head)}, key
        if isinstance(page, Words):
            assert page.paragraphs, key
        assert (page.sheet.title if isinstance(page, Map) else page.title).strip(), key


@pytest.fixture(scope="module")
def small(atlas):
    return binder(atlas, Order("circle", ("tertiary_va",), lang="en"))


@pytest.mark.parametrize("kind", PACKS)
def test_the_same_order_gives_the_same_bytes(small, kind):
    ticks = []
    first = write_pack(small, kind, NOWHERE, lambda done, count: ticks.append((done, count)))
    assert first == write_pack(binder(small.atlas, small.order), kind, NOWHERE, quiet)
    assert ticks[-1][0] == ticks[-1][1]
    assert sorted(ticks) == ticks


def test_slides_hold_every_page(circles, pages):
    opened = Presentation(io.BytesIO(write_pack(circles, "pptx", NOWHERE, quiet)))
    titles = [one.shapes.title.text_frame.text.replace("\n", "") for one in opened.slides]
    assert titles[0] == title(circles)
    for page in pages.values():
        name = page.sheet.title if isinstance(page, Map) else page.title
        assert any(one.startswith(name) for one in titles), name


def test_a_pdf_can_be_searched_and_has_its_chapters_beside_it(small):
    reader = PdfReader(io.BytesIO(write_pack(small, "pdf", NOWHERE, quiet)))
    names = [one.title for one in reader.outline]
    assert [one.name_en for one in small.places] == names[2:6]
    found = leaves(small)
    assert len(reader.pages) >= len(found)
    assert reader.metadata.title == title(small)


def test_a_document_has_maps_that_say_what_they_show(small):
    paper = Document(io.BytesIO(write_pack(small, "docx", NOWHERE, quiet)))
    maps = [one for one in leaves(small) if "/map/" in one.key]
    assert len(paper.inline_shapes) == len(maps)
    told = paper.inline_shapes[0]._inline.docPr.get("descr")
    assert "Hangzhou" in told
    assert len(paper.tables) == sum(isinstance(one.make(), Grid) for one in leaves(small))


def test_an_archive_holds_slides_workbook_and_every_map(small):
    with zipfile.ZipFile(io.BytesIO(write_pack(small, "zip", NOWHERE, quiet))) as archive:
        names = archive.namelist()
        assert names[:2] == ["pack.pptx", "pack.xlsx"]
        assert archive.read("pack.xlsx") == write_pack_workbook(small)
    maps = [one for one in leaves(small) if "/map/" in one.key]
    assert len(names) == 2 + len(maps)


def test_the_workbook_has_every_value_with_its_trace(circles):
    data, sources, notes = sheets(write_pack_workbook(circles)).values()
    assert {row["代码"] for row in data} >= {one.code for one in circles.places}
    assert {row["指标"] for row in data} == {circles.atlas.indicators[x].name_zh for x in KEYS}
    assert all(row["网址"] or row["出版物"] for row in sources)
    assert len(sources) > 90
    assert notes


def test_a_pack_is_taken_up_where_it_broke_off(small, tmp_path):
    whole = write_pack(small, "pptx", NOWHERE, quiet)
    kept = Kept(tmp_path / "parts", "order")

    def broken(done, count):
        if done > count // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pack(small, "pptx", kept, broken)
    pieces = {one.name: one.stat().st_mtime_ns for one in kept.folder.iterdir()}
    assert pieces
    assert write_pack(small, "pptx", kept, quiet) == whole
    after = {one.name: one.stat().st_mtime_ns for one in kept.folder.iterdir()}
    assert pieces.items() <= after.items()
    assert len(after) > len(pieces)
    kept.forget()
    assert not kept.folder.exists()


def test_pieces_of_another_order_are_not_taken(tmp_path):
    assert Kept(tmp_path, "a").get("key", lambda: b"a") == b"a"
    assert Kept(tmp_path, "a").get("key", lambda: b"other") == b"a"
    assert Kept(tmp_path, "b").get("key", lambda: b"b") == b"b"


@pytest.mark.parametrize("kind", PACKS)
def test_pieces_of_a_chapter_are_those_of_the_whole(small, kind, tmp_path):
    write_pack(small, kind, Kept(tmp_path / "whole", "order"), quiet)
    made = toilsome(small, kind)[-1]
    make_chapter(small, kind, made, Kept(tmp_path / "part", "order"))
    whole, part = (
        {one.name: one.read_bytes() for one in (tmp_path / name).iterdir()}
        for name in ("whole", "part")
    )
    assert part.items() <= whole.items()
    assert len(part) == (2 if kind == "zip" else 1)
    assert len(whole) == len(part) * len(toilsome(small, kind))


def test_the_packs_asked_for_last_are_kept_and_the_oldest_is_thrown_away(atlas):
    shelf = Shelf(2)
    orders = [binder(atlas, Order("circle", (key,))) for key in KEYS[:3]]
    first, second = (shelf.of(one, "pptx") for one in orders[:2])
    for one in (first, second):
        one.get("key", lambda: b"piece")
    assert shelf.of(orders[0], "pptx") is first
    assert shelf.of(orders[0], "pdf") != first
    assert (first.folder.exists(), second.folder.exists()) == (True, False)
    assert second.get("key", lambda: b"again") == b"again"
    assert second.folder.exists()
    shelf.of(orders[0], "pdf")
    assert not second.folder.exists()
    room = first.folder.parent
    del shelf
    assert not room.exists()


def test_a_pack_is_named_alike_in_every_run(atlas):
    wish = Wish(hidden=frozenset({"north", "scale", "legend"}))
    order = Order("circle", KEYS[:1], wish=wish)
    again = replace(order, wish=Wish(hidden=frozenset({"legend", "scale", "north"})))
    assert digest(binder(atlas, order), "pdf") == digest(binder(atlas, again), "pdf")
    others = [replace(order, year="2019"), replace(order, wish=Wish()), replace(order, lang="en")]
    names = {digest(binder(atlas, one), kind) for one in (order, *others) for kind in PACKS}
    assert len(names) == 4 * len(PACKS)


def test_a_year_of_its_own_holds_for_every_map(atlas):
    found = binder(atlas, Order("circle", ("tertiary_va",), year="2019"))
    assert found.scene("tertiary_va", "city").view.year == "2019"
    told = next(one for one in leaves(found) if one.key == "method").make().paragraphs
    assert not [one for one in told if "没有公布2019年" in one]


def test_what_has_another_year_than_was_asked_for_is_named_with_it(atlas):
    found = binder(atlas, Order("circle", ("tertiary_va", "trade_total"), year="2019"))
    year = found.scene("trade_total", found.level("trade_total")).view.year
    assert year != "2019"
    told = next(one for one in leaves(found) if one.key == "method").make().paragraphs
    assert f"{atlas.indicators['trade_total'].name_zh} {year}" in told[-1]


def test_tables_mark_what_must_be_read_with_care_and_say_what_is_kept_back(atlas):
    found = binder(atlas, Order("circle", ("tertiary_share", "employment_total"), year="2019"))
    for key in ("hangshaojiahu/position", "comparison/table"):
        page = next(one for one in leaves(found) if one.key == key).make()
        assert any("▲" in cell for row in page.rows for cell in row)
        assert page.notes[0].startswith("▲ ")
    page = next(one for one in leaves(found) if one.key == "comparison/table").make()
    withheld = found.line("employment_total", atlas.place("wentai"))
    assert withheld.value.withheld
    assert "不可比" in page.rows[1][page.head.index("温台")]


def test_what_cannot_be_ordered_is_refused(atlas):
    with pytest.raises(OrderError, match="county"):
        binder(atlas, Order("county", ("tertiary_va",)))
    with pytest.raises(OrderError, match="at least one"):
        binder(atlas, Order("circle", ()))
    with pytest.raises(OrderError, match="“nothing_such” is no indicator"):
        binder(atlas, Order("circle", ("nothing_such",)))
    with pytest.raises(OrderError, match=r"“own\.0123456789ab” is a table of your own"):
        binder(atlas, Order("circle", ("tertiary_va", "own.0123456789ab")))
    with pytest.raises(OrderError, match="“1066”; there are years from 2"):
        binder(atlas, Order("circle", ("tertiary_va",), year="1066"))
    with pytest.raises(PackError, match="gif"):
        write_pack(binder(atlas, Order("circle", ("gdp",))), "gif", NOWHERE, quiet)
