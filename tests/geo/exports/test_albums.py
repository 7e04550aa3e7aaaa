"""Albums: all that the circles and the targets show, in files to be looked at."""

import io
import re
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from geo.comparisons import compose_board
from geo.exports import BOARDS, TARGETS
from geo.exports.albums import ALBUMS, album_of_board, album_of_reach, write_album
from geo.exports.layouts import layout
from geo.exports.letters import ABSENT, drawable
from geo.exports.multiples import Multiples, spread
from geo.exports.parts import Wish
from geo.exports.tableaux import Grid
from geo.targets import compose_reach
from tests.geo.exports.decks import deck, group, texts
from tests.geo.exports.test_pictures import SVG, bare, told

SMALL = layout("640x360px")
PLAIN = "/circles?basis=absolute&indicators=tertiary_va,tertiary_share,deposits"
BOARD_QUERIES = ["/circles", "/circles?lang=en&by=county", PLAIN, "/circles?panels=years&by=circle"]
REACH_QUERIES = [
    "/targets", "/targets?lang=en", "/targets?target=services_gdp_share&by=circle",
    "/targets?indicator=gdp",
]  # fmt: skip


def board(atlas, query="/circles", **wish):
    return album_of_board(compose_board(atlas, atlas.view(query)), Wish(**wish))


def reach(atlas, query="/targets", **wish):
    return album_of_reach(compose_reach(atlas, atlas.view(query)), Wish(**wish))


def albums(atlas):
    yield from ((query, board(atlas, query)) for query in BOARD_QUERIES)
    yield from ((query, reach(atlas, query)) for query in REACH_QUERIES)


def grids(album):
    return [page for page in album.pages.values() if isinstance(page, Grid)]


def cells(page):
    return [page.title, *page.head, *(cell for row in page.rows for cell in row), *page.notes]


@pytest.fixture(scope="module")
def every(atlas):
    return dict(albums(atlas))


def written(content, tmp_path):
    file = tmp_path / "album.pdf"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("query", [*BOARD_QUERIES, *REACH_QUERIES])
def test_a_pdf_says_every_word_of_every_page_inside_the_page(every, tmp_path, query):
    album = every[query]
    file = written(write_album(album, "pdf"), tmp_path)
    found = bare(told("pdftotext", file, "-"))
    for page in grids(album):
        lost = [one for one in cells(page) if not all(bare(x) in found for x in one.split())]
        assert lost == [], page.title
    for text in (album.told.title, *album.told.notes, album.told.credit, album.told.address):
        assert bare(text) in found
    for place in re.findall(r"<page.*?</page>", told("pdftotext", "-bbox", file, "-"), re.DOTALL):
        wide, high = map(float, re.findall(r'(?:width|height)="([\d.]+)"', place)[:2])
        for x0, y0, x1, y1 in re.findall(
            r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', place
        ):
            assert float(x0) >= 0
            assert float(y0) >= 0
            assert float(x1) <= wide
            assert float(y1) <= high


def test_the_fonts_have_every_sign(every):
    for query, album in every.items():
        for page in grids(album):
            assert [x for x in cells(page) if ABSENT in drawable(x)] == [], query
        assert ABSENT not in drawable(" ".join(album.told.notes))


def test_the_maps_of_a_board_have_captions_and_one_legend_a_scale(every):
    multiples = every[PLAIN].pages["maps"]
    assert isinstance(multiples, Multiples)
    scales = {one.scale for one in multiples.board.panels}
    assert len(multiples.scales) == len(scales) > 1
    for tile in multiples.tiles:
        assert multiples.board.atlas.unit(tile.sheet.scene.indicator, "zh") in tile.beside
        assert any(tile.head in one.what for one in multiples.scales)
    for scale in multiples.scales:
        assert len({one.scene.classes for one in scale.sheets}) == 1
    years = every[BOARD_QUERIES[-1]].pages["maps"]
    heads = [one.head for one in years.tiles]
    assert heads == sorted(set(heads))


def test_the_matrix_has_every_value_and_rank(every):
    album = every[PLAIN]
    page, rows = album.pages["matrix"], album.pages["maps"].board.rows
    for row, cells_ in zip(rows, page.rows, strict=True):
        for entry, cell in zip(row.entries, cells_[2:], strict=False):
            shown = f"{entry.value.value:,.{row.indicator.decimals}f} ({entry.rank[0]})"
            assert cell.startswith(shown.replace("-", "−"))


def test_regions_lead_their_cities(every):
    page, one = every["/circles"].pages["full"], every["/circles"].pages["maps"].board
    names = [page.rows[at][0] for at in sorted(page.strong)]
    assert names == [place.short("zh") for place in one.places]
    assert len(page.rows) == len(names) + sum(map(len, one.areas.values()))


def test_the_scoreboard_has_all_thirteen_with_their_signs_and_lines(every):
    page = every["/targets"].pages["scores"]
    assert len(page.rows) == 13
    assert [row[0].split()[0] for row in page.rows] == [str(at) for at in range(1, 14)]
    assert all(row[1][0] in "√↗!↘×·–" for row in page.rows)
    assert all(re.search(r"· \d+$", row[-1]) for row in page.rows)
    assert page.rows[0][4] == "48,000 左右"


def test_places_are_listed_where_they_are_held_against_something(every):
    assert len(every["/targets"].pages["places"].rows) == 11
    assert "places" not in every["/targets?indicator=gdp"].pages
    note = every["/targets"].pages["places"].notes[0]
    assert note in every["/targets"].told.notes


@pytest.mark.parametrize("query", ["/circles", PLAIN, "/targets"])
def test_an_svg_has_every_id_once_and_every_place_on_every_map(every, query):
    content = write_album(every[query], "svg")
    ids = re.findall(r'\bid="([^"]+)"', content.decode())
    assert len(set(ids)) == len(ids)
    drawn = {one.get("id") for one in ET.fromstring(content).iter(f"{SVG}path")}
    page = next(iter(every[query].pages.values()))
    if isinstance(page, Multiples):
        wanted = {f"map-{at}-{line.code}" for at, tile in enumerate(page.tiles, 1)
                  for line in tile.sheet.scene.lines}  # fmt: skip
        assert wanted <= drawn


@pytest.mark.parametrize("query", ["/circles", "/targets?lang=en"])
def test_slides_are_native(every, query):
    album = every[query]
    opened = deck(write_album(album, "pptx"))
    tables = [one for slide in opened.slides for one in slide.shapes if one.has_table]
    said = {cell.text for one in tables for row in one.table.rows for cell in row.cells}
    for page in grids(album):
        assert [x for row in (page.head, *page.rows) for x in row if x not in said] == []
    first = opened.slides[0]
    assert not [one for one in first.shapes if one.shape_type == 13]  # no picture
    if query == "/circles":
        for at, tile in enumerate(album.pages["maps"].tiles, 1):
            there = group(first, f"map {at}")
            assert there["caption"].text_frame.text.startswith(tile.head)
            assert len(there["map"].shapes) == 11
    assert album.told.credit in texts(first)


def test_notes_below_a_table_never_cover_it(every):
    for query in ("/circles", "/targets", "/targets?lang=en"):
        for slide in deck(write_album(every[query], "pptx")).slides:
            shapes = {one.name: one for one in slide.shapes}
            if "table" in shapes and "notes" in shapes:
                table = shapes["table"]
                assert table.top + table.height <= shapes["notes"].top, query


@pytest.mark.parametrize("kind", ALBUMS)
def test_the_same_page_gives_the_same_bytes(toyland, kind):
    first, again = (write_album(board(toyland), kind, SMALL) for _ in range(2))
    assert first == again
    first, again = (write_album(reach(toyland), kind, SMALL) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("size", ["640x360px", "100x140mm@96", "300x300px"])
def test_a_picture_has_the_dots_asked_for_with_any_number_of_maps(toyland, size):
    asked = layout(size)
    for query in ("/circles", "/circles?indicators=fish", "/circles?panels=years"):
        content = write_album(board(toyland, query), "png", asked)
        assert Image.open(io.BytesIO(content)).size == asked.pixels


def test_a_page_without_maps_says_so(toyland):
    album = board(toyland, "/circles?basis=share&indicators=charm")
    assert album.pages["maps"].tiles == ()
    assert len(album.told.notes) == 1
    assert all(write_album(album, kind, SMALL) for kind in ALBUMS)


def test_words_of_a_presenter_stand_on_the_page(atlas):
    for album in (board(atlas, title="甲", note="乙"), reach(atlas, title="甲", note="乙")):
        assert album.told.title == "甲"
        assert album.told.notes[-1].endswith("乙")
    album = board(atlas, review="审图号", site="https://example.org/atlas", hidden=frozenset())
    assert "审图号" in album.told.credit
    assert album.told.address.startswith("https://example.org/atlas/circles?")
    assert album.told.code


def test_maps_are_spread_so_that_they_are_large():
    assert spread(1, (600, 500), 1, 30) == (1, 1)
    assert spread(6, (600, 450), 1, 30) == (3, 2)
    assert spread(8, (400, 800), 1, 30) == (2, 4)


def test_an_album_is_written_as_what_there_is(toyland):
    assert set(ALBUMS) <= set(BOARDS)
    assert set(ALBUMS) <= set(TARGETS)
    with pytest.raises(ValueError, match="'gif'"):
        write_album(board(toyland), "gif")
