"""A crawl of all pages: every number that is a value leads to where it comes from."""

import re
from functools import cache, partial
from html.parser import HTMLParser

import pytest

from dashboards.app import create_app
from geo.vocabulary import VINTAGES

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SILENT = {"script", "style", "data", "template", "select", "option", "button", "svg", "title"}

# Numbers that are not values: what holds them, and what they are.
OTHER = {
    "years": "years to choose from",
    "legend-rows": "limits of classes, and how many areas are in each",
    "kinds": "how many sites are listed",
    "register": "how many sites are listed",
    "rank": "places in an order",
    "standing": "year and place in an order",
    "beside": "how many of how many areas have a value, and their years",
    "notes": "how many of how many areas have a value",
    "sources": "the published values themselves, each with its source",
    "credit": "the version of the data",
    "fold": "sites and the plan, with their sources",
    "legend-title": "units",
    "unit": "units",
    "h1": "the year, and units",
    "catalogue": "how many areas, years, breaks and conflicts",
    "thead": "years",
    "matrix-legend": "samples of marks",
    "breaks": "years, and numbers of documents",
    "conflicts": "years and differences, in rows whose values are traced",
    "gaps": "years, counts and differences, in rows whose values are traced",
    "indicator": "factors of a formula",
    "quality": "counts of what there is",
    "version": "versions and years, in rows whose values are traced",
    "downloads": "what a file is",
    "own": "what is read",
    "badge": "places in an order",
    "ranked": "places in an order",
    "distance": "how alike places are, beside the values that it is computed from",
    "peers": "how alike places are; the values are folded below",
    "mini-scale": "limits of classes",
    "counties": "how many counties have a value",
    "focus": "how many sites are listed",
    "portraits": "lines of documents, and a figure of a document with its section and line",
    "listing": "batches, years and accuracies of sites, each with its source",
    "tallies": "how many sites are listed",
    "platforms": "how many sites are listed",
    "nearness": "distances between sites, with their accuracy",
    "following": "how many sites are listed, and shares of these counts",
    "dispersions": "where sites lie that are listed above with their sources: counts, accuracies,"
    " and what measures make of the positions",
    "counters": "targets of documents with section and line, and how many sites are listed",
    "mentions": "sections and lines of documents",
    "sheet": "a site, with its source",
    "lead": "how many sites are listed",
    "figcaption": "years",
    "caption": "years, and units",
    "one-scale": "units",
    "number": "numbers of the plan's table",
    "due": "years of targets",
    "where": "documents, sections and lines, and what they print otherwise",
    "derived": "what follows from figures of documents and values that are told beside it",
    "brief": "places in an order, beside numbers that are traced or lead to where they are told",
    "counted": "how many sites are listed",
    "prospect": "years, and what a method makes of a series that is traced above",
    "path": "years and round values beside a drawing whose values are in a table",
    "said": "what the documents say, with document, section and line below it",
    "speaking": "notes for a speaker, beside values that are traced and what the documents say",
    "dots": "numbers of steps",
    "stories": "names of stories",
    "editor": "names of stories",
    "shown": "years, and the year of a target that the legend leads from",
    "study": "what a measure makes of the values that are traced in the table of the page",
    "study-said": "what measures make of the values that are traced in the table of the page",
    "neighbours": "how many neighbours an area has",
    "left-out": "how many areas are not compared",
    "monitoring": "sections and lines of documents, and how many lines there are",
}


class Page(HTMLParser):
    """The texts of a page, each with the classes around it and the way to its source, if any.

    Values have a trace; figures of the documents have an entry, with section and line.
    """

    def __init__(self, text):
        super().__init__()
        self.way, self.texts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.way.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self.way and self.way.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not any(tag in SILENT for tag, _ in self.way):
            marks = {word for _, told in self.way for word in (told.get("class") or "").split()}
            marks |= {told["id"] for _, told in self.way if told.get("id")}
            tags = {tag for tag, _ in self.way}
            marked = (told for _, told in self.way if {"data-trace", "data-entry"} & told.keys())
            trace = next((told["href"] for told in marked), None)
            self.texts.append((" ".join(data.split()), marks | tags, trace))


YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?(?![\w])")


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def addresses(atlas):
    for key in atlas.indicators:
        for by in atlas.levels:
            yield f"/?indicator={key}&by={by}"
    for by in atlas.levels:
        yield f"/?by={by}&year=2018"
        yield f"/?by={by}&year=2021&allow=partial,break"
        yield f"/?by={by}&year=latest&lang=en"
    for key in atlas.indicators:
        for by in ("city", "county"):
            yield f"/data?indicator={key}&by={by}"
    for place in ("330100", "hangshaojiahu", "330110", "330000"):
        yield f"/?pin={place}"


def compared(atlas):
    for basis in ("absolute", "head", "share", "index"):
        yield f"/circles?basis={basis}&my=331000"
        yield f"/circles?basis={basis}&lang=en&panels=years&ref=330200&pin=330400"
        yield f"/?basis={basis}&by=county"
    for key in list(atlas.indicators)[::3]:  # of every kind some
        yield f"/circles?indicator={key}&indicators={key}&basis=absolute"
    for query in (
        "",
        "?lang=en&my=330200",
        "?within=330400&pin=IZ001",
        "?kinds=ftz&radius=50",
        "?sectors=tourism",
    ):
        yield f"/sites{query}"
    yield from ("/targets", "/targets?lang=en&my=330200", "/targets?due=2025&pin=330700")
    yield "/targets?target=services_gdp_share&pin=330100&lang=en"
    yield "/targets?target=services_gdp_share&by=circle"
    yield from ("/analysis", "/analysis?lang=en&measure=theil", "/analysis?measure=shift_share")
    people = "indicator=resident_population&by=county&year=2020&pin=330106"
    for measure in ("lisa", "getis", "gini", "contrast", "bivariate&against=gdp"):
        yield f"/analysis?{people}&measure={measure}"
    for number in range(1, 8):
        yield f"/present?step={number}"
        yield f"/present?step={number}&lang=en"


def numbered(atlas):
    """Match the names and units that have numbers of their own, the longest first."""
    indicators = atlas.indicators.values()
    words = [*(name for one in indicators for name in (one.name_zh, one.name_en))]
    words += [name for names in atlas.units.values() for name in names]
    words += ["全省=100", "province = 100"]
    for goal in atlas.goals.values():
        for fact in goal.targets:
            words += [fact.name_zh, fact.name_en, fact.say("unit", "zh"), fact.say("unit", "en")]
    words += [word.english for word in VINTAGES.values()]
    found = sorted({word for word in words if re.search(r"\d", word)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))


@pytest.fixture(scope="module")
def crawled(atlas, client):
    """All texts of all pages, each with the address it was found at; called by the first test."""
    return cache(partial(_crawl, atlas, client))


def _crawl(atlas, client):
    found, named = {}, numbered(atlas)
    for address in (*addresses(atlas), *compared(atlas)):
        for text, marks, trace in Page(client.get(address).get_data(as_text=True)).texts:
            plain = YEAR.sub(" ", named.sub(" ", text))
            found.setdefault((plain, frozenset(marks), trace), address)
    return found


def test_every_value_on_a_page_leads_to_its_trace(crawled):
    loose = [
        (address, text, sorted(marks))
        for (text, marks, trace), address in crawled().items()
        if trace is None and NUMBER.search(text) and not marks & set(OTHER)
    ]
    traced = [one for one in crawled() if one[2] is not None]
    assert len(traced) > 2000
    assert loose == [], "\n".join(map(str, loose))


def test_every_trace_names_its_publications_or_the_rule_that_keeps_the_value_back(crawled, client):
    ways = {way for _, _, way in crawled() if way}
    for trace in sorted(way for way in ways if way.startswith("/trace"))[::5]:
        answer = client.get(trace.replace("/trace?", "/trace/part?"))
        told = answer.get_data(as_text=True)
        assert answer.status_code == 200, trace
        assert re.search(r"<dt>(出版物|Publication|注意|Note well)</dt>", told), trace
        if not re.search(r"<dt>(出版物|Publication)</dt>", told):
            assert re.search(r"<dd>(无数据|no value|不可比|不可加总|withheld)", told), trace


def test_every_figure_of_a_document_leads_to_its_entry(crawled, client):
    entries = sorted({way for _, _, way in crawled() if way and way.startswith("/plan")})
    assert len(entries) > 30
    for entry in entries:
        assert client.get(entry).status_code == 200, entry
