"""A page of its own: everything inside, nothing asked for, whatever the names are."""

import re
from html.parser import HTMLParser

import pytest

from geo import compose
from geo.exports import EXPORTS
from geo.exports.libraries import inlined
from geo.exports.pages import write_page
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet
from tests.geo.exports.bringing import drawn as own

MOST = 600_000
HOSTILE = "</script><img src=x onerror=alert(1)>\"'{{7*7}}{% raw %}`${1}`"


class Tags(HTMLParser):
    """The elements of a page with their attributes, and its words outside scripts."""

    def __init__(self, text):
        super().__init__()
        self.found, self.words, self._inside = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, _):
        self._inside = ""

    def handle_data(self, data):
        if self._inside not in ("script", "style"):
            self.words.append(data.strip())

    @property
    def text(self):
        return " ".join(filter(None, self.words))


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def written(drawn, **wish):
    return write_page(Sheet(drawn, Wish(**wish)))


@pytest.mark.parametrize("query", ["?by=county", "?by=county&over=circles,cores,labels,sites", ""])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_of_all_counties_is_small_and_asks_for_nothing(atlas, query, lang):
    text = written(scene(atlas, f"{query}{'&' if query else '?'}lang={lang}"))
    assert len(text.encode()) <= MOST
    tags = Tags(text)
    for tag, attributes in tags.found:
        assert tag not in ("link", "img", "iframe", "object", "base", "form", "a")
        assert {"src", "href", "srcset", "action"}.isdisjoint(attributes)
    assert re.findall(r"@import|sourceMappingURL|url\((?!#|%23|[\"']?(?:data:|#))", text) == []
    guard = next(one["content"] for tag, one in tags.found if "http-equiv" in one)
    assert guard.startswith("default-src 'none'")


def test_it_says_what_it_shows_with_unit_notes_source_credit_version_and_address(atlas):
    drawn = scene(atlas, "?by=county")
    text = Tags(written(drawn)).text
    sheet = Sheet(drawn)
    for words in (sheet.title, sheet.unit, *sheet.notes, sheet.source, sheet.credit):
        assert words in text
    assert "示意图，未经地图审核" in text
    assert f"数据版本 {atlas.version}" in text
    assert "/?indicator=tertiary_va&by=county&year=2023" in text
    assert [one.text for one in sheet.swatches if one.text not in text] == []


def test_every_value_is_listed_once_largest_first_and_missing_last(toyland):
    text = Tags(written(scene(toyland, "?year=2021&lang=en"))).text
    listed = text[text.index("All values (4)") :]
    assert re.findall(r"\b(60|20|10|no value)\b", listed) == ["60", "20", "10", "no value"]


def test_a_presenter_leaves_things_out_and_says_things(toyland):
    drawn = scene(toyland, "?lang=en&year=2022")
    hidden = frozenset({"legend", "address", "regions", "labels"})
    text = written(drawn, title="My fish", note="Mine alone", review="GS 1", hidden=hidden)
    told = Tags(text)
    assert "<title>My fish</title>" in text
    assert "Mine alone" in told.text
    assert "GS 1" in told.text
    assert "Sketch map" not in told.text
    assert "&by=city" not in told.text
    assert 'class="legend"' not in text
    assert "Circle outlines" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_names_stay_text(toyland, lang):
    drawn = own(toyland, name=HOSTILE, unit="<u>x</u>")
    drawn = compose(drawn.atlas, drawn.atlas.view(f"?indicator={drawn.indicator.key}&lang={lang}"))
    text = written(drawn)
    tags = Tags(text)
    assert "img" not in {tag for tag, _ in tags.found}
    assert "u" not in {tag for tag, _ in tags.found}
    assert "{{7*7}}" in tags.text
    assert r"\u0026#123;\u0026#123;7*7}}" in text  # in the script, which Folium fills twice
    assert "onerror=alert(1)>" not in text
    assert text.count("</script>") == text.count("<script>")


def test_a_library_that_is_not_here_is_an_error_by_name():
    with pytest.raises(ValueError, match=r"'https://cdn\.example/d3\.js'; only leaflet"):
        inlined('<script src="https://cdn.example/d3.js"></script>')
    with pytest.raises(ValueError, match="theme"):
        inlined('<link rel="stylesheet" href="/theme.css">')
    assert "BSD 2-Clause" in inlined('<script src="https://cdn.example/leaflet.js"></script>')


def test_the_same_scene_gives_the_same_bytes(toyland):
    drawn = scene(toyland, "?by=county&year=2020")
    assert EXPORTS["html"].write(drawn) == EXPORTS["html"].write(drawn)


def test_a_refused_question_has_a_map_without_colours_and_says_why(toyland):
    text = written(scene(toyland, "?indicator=charm&by=belt&lang=en"))
    assert "cannot be added up" in Tags(text).text
    assert "url(#withheld)" in text
