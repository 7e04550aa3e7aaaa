"""Pictures: what the map says, all of it, on any page and any machine."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from threading import Thread

import numpy as np
import pytest
from matplotlib.font_manager import fontManager
from PIL import Image

from geo import compose
from geo.exports import EXPORTS
from geo.exports.arrangements import arrange
from geo.exports.layouts import LAYOUTS, layout
from geo.exports.letters import width
from geo.exports.parts import AROUND, Wish
from geo.exports.pictures import KINDS, write_picture
from geo.exports.sheets import Sheet

SMALL = layout("640x360px")
COUNTIES = "?by=county&indicator=tertiary_share&year=2022"
SVG = "{http://www.w3.org/2000/svg}"


def sheet(atlas, query="", **wish):
    return Sheet(compose(atlas, atlas.view(query)), Wish(**wish))


def dots(content):
    return Image.open(io.BytesIO(content))


def layers(content):
    """Return the groups of an SVG by their ids."""
    return {one.get("id"): one for one in ET.fromstring(content).iter(f"{SVG}g")}


def regions(content):
    return [one.get("id") for one in layers(content)["places"].iter(f"{SVG}path")]


def letters(content, tmp_path):
    """Return the text of a PDF as any reader finds it, without its spaces."""
    file = tmp_path / "map.pdf"
    file.write_bytes(content)
    return bare(told("pdftotext", file, "-"))


def told(*command):
    """Return what a program says of a file, if it has nothing to object to."""
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stderr == ""
    return found.stdout


def bare(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("query", ["", "?by=circle&lang=en", COUNTIES])
def test_an_svg_has_a_path_for_every_place_by_its_code(atlas, query):
    drawn = sheet(atlas, query)
    content = write_picture(drawn, "svg")
    assert sorted(regions(content)) == sorted(line.code for line in drawn.scene.lines)
    tips = [one.text for one in layers(content)["places"].iter(f"{SVG}title")]
    assert sorted(tips) == sorted(one.told for one in drawn.shapes)


def test_an_svg_has_a_group_a_layer_and_every_id_once(atlas):
    content = write_picture(sheet(atlas, "?by=county&within=330900"), "svg")
    wanted = {"around", "places", "hatches", "borders", "regions", "cores", "scale", "labels",
              "legend", "title", "notes"}  # fmt: skip
    assert wanted <= set(layers(content))
    around = [one.get("id") for one in layers(content)["around"].iter(f"{SVG}path")]
    assert "around-330206" in around
    ids = re.findall(r'\bid="([^"]+)"', content.decode())
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("query", ["", "?lang=en", COUNTIES, "?by=county&within=330900"])
def test_every_word_can_be_selected_in_a_pdf(atlas, tmp_path, query):
    drawn = sheet(atlas, query)
    found = letters(write_picture(drawn, "pdf"), tmp_path)
    said = [drawn.title, drawn.unit, *drawn.notes, drawn.source, drawn.credit, drawn.address]
    said += [one.text for one in drawn.swatches]
    said += [one.name for one in drawn.shapes if one.class_ != AROUND]
    assert [one for one in said if bare(one) not in found] == []


def test_a_pdf_says_what_it_is_and_has_its_fonts_inside(atlas, tmp_path):
    drawn = sheet(atlas)
    file = tmp_path / "map.pdf"
    file.write_bytes(write_picture(drawn, "pdf", LAYOUTS["a4"]))
    about = told("pdfinfo", file)
    assert drawn.title in about
    assert "841.89 x 595.276" in about
    assert "CreationDate" not in about
    fonts = told("pdffonts", file).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "NotoSansSC" in font
        assert "TrueType" in font
        assert font.split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, a subset, with its letters


@pytest.mark.parametrize("text", ["640x360px", "333x500px", "100x140mm@96", "5x5in@77"])
def test_a_png_has_exactly_the_dots_asked_for(toyland, text):
    asked = layout(text)
    image = dots(write_picture(sheet(toyland), "png", asked))
    assert image.size == asked.pixels
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((asked.dpi, asked.dpi), abs=0.02)


def test_a_transparent_ground_lets_the_slide_through(toyland):
    image = dots(write_picture(sheet(toyland), "png", replace(SMALL, transparent=True)))
    assert image.mode == "RGBA"
    alpha = np.asarray(image)[..., 3]
    assert alpha[0, 0] == 0
    assert alpha.max() == 255


def test_a_printer_without_colours_gets_greys_that_differ(atlas):
    grey = replace(SMALL, grey=True)
    colours = np.asarray(dots(write_picture(sheet(atlas, "?palette=rdbu"), "png", grey)))
    assert (colours.max(axis=2) == colours.min(axis=2)).all()
    content = write_picture(sheet(atlas), "svg", grey)
    fills = re.findall(r"fill: (#\w+)", ET.tostring(layers(content)["places"]).decode())
    assert len(set(fills)) == 5


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_gives_the_same_bytes(toyland, kind):
    query = "?by=county&year=2022"
    first = write_picture(sheet(toyland, query), kind, SMALL)
    assert write_picture(sheet(toyland, query), kind, SMALL) == first


def test_pictures_of_several_readers_at_once_do_not_mix(toyland):
    drawn = sheet(toyland, "?by=county&year=2022")
    wanted = write_picture(drawn, "svg", SMALL)
    found = []
    threads = [Thread(target=lambda: found.append(write_picture(drawn, "svg", SMALL)))
               for _ in range(4)]  # fmt: skip
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [wanted] * 4


@pytest.mark.parametrize("kind", KINDS)
def test_no_font_of_the_machine_is_needed(toyland, kind, monkeypatch):
    wanted = write_picture(sheet(toyland), kind, SMALL)
    monkeypatch.setattr(fontManager, "ttflist", [])
    monkeypatch.setattr(fontManager, "afmlist", [])
    assert write_picture(sheet(toyland), kind, SMALL) == wanted


def test_nothing_is_loaded_before_a_picture_is_asked_for():
    code = "import sys, geo.exports; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "query",
    [
        "?indicator=charm&by=belt",
        "?indicator=people&by=county",
        "?year=2021",
        "?by=county&year=2022&within=990100",
        "?by=coast&lang=en",
        "?indicator=fish_growth&year=2022&over=circles,sites,labels",
    ],
)
def test_whatever_can_be_asked_can_be_drawn(toyland, kind, query):
    drawn = sheet(toyland, query)
    content = write_picture(drawn, kind, SMALL)
    if kind == "svg":
        assert set(regions(content)) == {line.code for line in drawn.scene.lines}


def test_a_refused_question_is_a_map_without_colours_that_says_why(toyland, tmp_path):
    drawn = sheet(toyland, "?indicator=charm&by=belt")
    found = letters(write_picture(drawn, "pdf", SMALL), tmp_path)
    assert bare(drawn.notes[0]) in found
    assert bare(drawn.swatches[0].text) in found
    content = write_picture(drawn, "svg", SMALL)
    assert len(list(layers(content)["hatches"].iter(f"{SVG}path"))) == 1  # across all at once


def test_what_is_missing_is_hatched_and_in_the_legend(toyland, tmp_path):
    drawn = sheet(toyland, "?year=2021")
    content = write_picture(drawn, "svg", SMALL)
    assert len(list(layers(content)["hatches"].iter(f"{SVG}path"))) == 1
    assert "无数据" in letters(write_picture(drawn, "pdf", SMALL), tmp_path)


def test_the_sketch_mark_gives_way_to_a_review_number_alone(atlas, tmp_path):
    plain = letters(write_picture(sheet(atlas), "pdf"), tmp_path)
    assert "示意图，未经地图审核" in plain
    reviewed = letters(write_picture(sheet(atlas, review="浙S（2026）1号"), "pdf"), tmp_path)
    assert "浙S（2026）1号" in reviewed
    assert "未经地图审核" not in reviewed


def test_a_presenters_words_stand_as_they_are(toyland, tmp_path):
    drawn = sheet(toyland, title="成本$5_x^2$与\n收益\U0001f600", note="<内部>&资料")
    found = letters(write_picture(drawn, "pdf"), tmp_path)
    assert "成本$5_x^2$与收益□" in found
    assert "<内部>&资料" in found
    ET.fromstring(write_picture(drawn, "svg", SMALL))


@pytest.mark.parametrize(
    ("hidden", "layer"),
    [("labels", "labels"), ("regions", "regions"), ("cores", "cores"), ("legend", "legend")],
)
def test_what_is_hidden_is_not_drawn(atlas, hidden, layer):
    content = write_picture(sheet(atlas, hidden=frozenset({hidden})), "svg", SMALL)
    assert not list(layers(content).get(layer, ET.Element("g")).iter(f"{SVG}path"))
    assert list(layers(write_picture(sheet(atlas), "svg", SMALL))[layer].iter(f"{SVG}path"))


def test_scale_and_north_can_be_left_out(atlas):
    bare_map = sheet(atlas, hidden=frozenset({"scale", "north", "address"}))
    content = write_picture(bare_map, "svg", SMALL)
    assert not list(layers(content).get("scale", ET.Element("g")).iter(f"{SVG}path"))


def test_a_scale_is_as_long_as_it_says(atlas):
    """100 km of the bar are 100 km of the map."""
    drawn = sheet(atlas)
    content = write_picture(drawn, "svg")
    groups = layers(content)

    def ends(path):
        numbers = [float(x) for x in re.findall(r"-?\d+\.?\d*", path.get("d"))]
        return min(numbers[::2]), max(numbers[::2])

    places = [ends(one) for one in groups["places"].iter(f"{SVG}path")]
    west, east = min(one for one, _ in places), max(one for _, one in places)
    bar = max((b - a for a, b in map(ends, list(groups["scale"].iter(f"{SVG}path"))[1:2])))
    metres = drawn.bounds[2] - drawn.bounds[0]
    assert bar / (east - west) * metres == pytest.approx(100_000, rel=1e-3)


def test_where_lengths_are_not_true_there_is_no_scale(toyland, tmp_path):
    assert "公里" not in letters(write_picture(sheet(toyland), "pdf"), tmp_path)


@pytest.mark.parametrize("key", LAYOUTS)
def test_words_fit_every_page(atlas, key):
    page = arrange(sheet(atlas, COUNTIES + "&lang=en"), LAYOUTS[key])
    wide, high = LAYOUTS[key].points
    assert all(one.x >= 0 and one.y >= 0 and one.y + one.size <= high for one in page.written)
    assert all(one.x + width(one.text, one.size, one.weight) <= wide for one in page.written)
    assert page.map[2] - page.map[0] > wide / 3


def test_a_kind_that_is_none_is_refused_by_name(toyland):
    with pytest.raises(ValueError, match="'gif'; there are png, svg, pdf"):
        write_picture(sheet(toyland), "gif")


@pytest.mark.parametrize("kind", KINDS)
def test_the_formats_are_offered_like_any_other(toyland, kind):
    scene = compose(toyland, toyland.view())
    assert EXPORTS[kind].write(scene) == write_picture(Sheet(scene), kind)
    assert EXPORTS[kind].write_all is None


def test_a_code_stands_where_the_atlas_can_be_reached(atlas):
    there = sheet(atlas, COUNTIES, site="https://atlas.example.cn")
    assert len(layers(write_picture(there, "svg", SMALL))["code"]) == 2
    assert "code" not in layers(write_picture(sheet(atlas, COUNTIES), "svg", SMALL))
    page = arrange(there, LAYOUTS["wide"])
    west, south, _, north = page.code
    words = [one for one in page.written if one.layer == "notes" and south < one.y < north]
    assert words
    assert max(one.x + width(one.text, one.size) for one in words) <= west


def test_a_code_is_dark_on_light_dot_by_dot(atlas):
    there = sheet(atlas, COUNTIES, site="https://atlas.example.cn")
    wide = LAYOUTS["wide"]
    west, _, east, north = arrange(there, wide).code
    seen = dots(write_picture(there, "png")).convert("L")
    scale, side = wide.dpi / 72, len(there.code)
    step = (east - west) / (side + 4)

    def dark(x, y):
        at = scale * (west + (x + 2.5) * step), scale * (wide.points[1] - north + (y + 2.5) * step)
        return seen.getpixel(tuple(map(round, at))) < 128

    assert there.code == tuple(tuple(dark(x, y) for x in range(side)) for y in range(side))


def test_a_ranking_says_every_value_and_who_has_none(atlas, tmp_path):
    laid = sheet(atlas, COUNTIES, part="ranking")
    read = letters(write_picture(laid, "pdf"), tmp_path)
    for line in laid.scene.lines:
        if line.value.value is not None:
            assert bare(line.short("zh")) in read
            assert f"{line.value.value:.1f}" in read
    assert bare("无数据：78个地区") in read
    assert bare(f"浙江 {laid.scene.province.value:.1f}") in read
    for text in (laid.title, *laid.notes, laid.source, laid.credit):
        assert bare(text) in read


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "query", ["", "?by=county", "?indicator=fish_growth", "?year=2021&lang=en"]
)
def test_any_ranking_can_be_drawn_the_same_twice(toyland, kind, query):
    laid = sheet(toyland, query, part="ranking")
    assert write_picture(laid, kind, SMALL) == write_picture(laid, kind, SMALL)


def test_a_ranking_stands_in_columns_within_its_page(atlas):
    laid = sheet(atlas, "?indicator=resident_population&by=county", part="ranking")
    groups = layers(write_picture(laid, "svg"))
    assert len(groups["bars"]) == sum(x.value.value is not None for x in laid.scene.lines)
    assert "places" not in groups
    paths = [one.get("d") for one in groups["bars"].iter(f"{SVG}path")]
    starts = {min(map(float, re.findall(r"[ML] ([\d.]+)", one))) for one in paths}
    assert len(starts) == 3
