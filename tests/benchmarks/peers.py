"""Other ways to put the same areas on a page: kepler.gl, plotly in Dash, ``geopandas.explore``.

Each draws the outlines that the atlas draws, without a ground map, which would come from elsewhere.
kepler.gl and plotly draw by WebGL, which here runs in software; so what is read of kepler.gl is
when it has its layer's data at hand, before anything is drawn: a lower bound.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import bundles
import geopandas as gpd
import measure
import stock
from layers import CANVAS_FROM, subjects
from measure import Subject
from playwright.sync_api import Browser
from ratios import ratio, spread, table
from servers import serving, static

from geo import open_atlas
from geo.topology import decode, encode

SOFTWARE = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""How Chromium is started to have WebGL without a graphics processor."""
KEPLER = 0.25
"""Of kepler.gl's lower bound, at the most, for the first map."""
_KEPLER = """<!DOCTYPE html><meta charset="utf-8"><div id="app"></div>{scripts}<script>
const store = Redux.createStore(
  Redux.combineReducers({{ keplerGl: KeplerGl.keplerGlReducer.initialState({{}}) }}),
  {{}},
  Redux.applyMiddleware(...KeplerGl.enhanceReduxMiddleware([])),
);
window.peer = store;
const Kepler = KeplerGl.injectComponents ? KeplerGl.injectComponents([]) : KeplerGl.KeplerGl;
const size = {{ width: innerWidth, height: innerHeight }};
const map = React.createElement(Kepler, {{ id: "map", mapboxApiAccessToken: "none", ...size }});
const all = React.createElement(ReactRedux.Provider, {{ store }}, map);
ReactDOM.createRoot(document.getElementById("app")).render(all);
fetch("areas.json").then((answer) => answer.json()).then((areas) =>
  store.dispatch(KeplerGl.addDataToMap({{
    datasets: {{ info: {{ id: "areas", label: "areas" }}, data: KeplerGl.processGeojson(areas) }},
    options: {{ centerMap: true, readOnly: true }},
    config: {{ mapStyle: {{ styleType: "no_map" }} }},
  }})),
);
</script>"""
_HANDED = (
    "(window.peer?.getState().keplerGl.map?.visState.layerData[0]?.data?.length ?? 0) >= {areas}"
)
_EXPLORED = 'document.querySelectorAll(".leaflet-overlay-pane path").length >= {areas}'
_DRAWN = "window.peer?.drawn === true"


@dataclass(slots=True)
class Peers:
    """Milliseconds to the first map by kind of page, and of what else each does.

    Attributes
    ----------
    name : str
    first, click : mapping of kind to list of float
    written : list of float
        Milliseconds that ``explore`` takes to write its page.
    size : int
        Bytes of that page, without what it asks other machines for.
    """

    name: str
    first: dict[str, list[float]] = field(default_factory=dict)
    click: dict[str, list[float]] = field(default_factory=dict)
    written: list[float] = field(default_factory=list)
    size: int = 0


def read(browser: Browser, name: str, folder: Path, rounds: int) -> Peers:
    """Open the pages in turn; the first round warms up and is not kept."""
    found = Peers(name)
    with _pages(folder, found) as pages:
        found.first = {one.kind: [] for one in pages}
        found.click = {one.kind: [] for one in pages if one.kind in ("atlas", "plotly")}
        for number in range(rounds + 1):
            for one in pages:
                time = measure.first(browser, one)
                found.first[one.kind] += [time] if number else []
        for _ in range(rounds):
            for one in pages:
                if one.kind in found.click:
                    found.click[one.kind].append(_clicked(browser, one))
    return found


@contextmanager
def _pages(folder: Path, found: Peers) -> Iterator[list[Subject]]:
    """Serve every page; those whose scripts are not to be had are left out."""
    atlas = open_atlas(folder)
    shapes = decode(encode(atlas.outlines), "county")
    areas = len(shapes)
    with TemporaryDirectory() as made, serving(folder, ("atlas", "plotly")) as addresses:
        spare = Path(made)
        text = json.dumps(stock.geojson(shapes), separators=(",", ":"))
        (spare / "areas.json").write_text(text)
        kepler, explored = bundles.fetched(bundles.KEPLER), bundles.fetched(bundles.EXPLORED)
        for file in kepler:
            (spare / file.name).symlink_to(file)
        scripts = "".join(f'<script src="{file.name}"></script>' for file in kepler)
        (spare / "kepler.html").write_text(_KEPLER.format(scripts=scripts))
        _explore(shapes, spare / "explore.html", found)
        with static(spare) as address:
            pages = subjects(addresses, areas)[:1]
            pages.append(Subject("plotly", addresses["plotly"], areas, True, shown=_DRAWN))
            if kepler:
                test = _HANDED.format(areas=areas)
                pages.append(
                    Subject("kepler.gl", f"{address}kepler.html", areas, True, shown=test, files={})
                )
            if explored:
                test = _EXPLORED.format(areas=areas)
                local = {
                    Path(one).name: file
                    for one, file in zip(bundles.EXPLORED.values(), explored, strict=True)
                }
                local |= {"jquery-3.7.1.min.js": local["jquery.min.js"]}
                one = Subject(
                    "explore",
                    f"{address}explore.html",
                    areas,
                    areas > CANVAS_FROM,
                    shown=test,
                    files=local,
                )
                pages.append(one)
            yield pages


def _explore(shapes: gpd.GeoSeries, file: Path, found: Peers) -> None:
    """Write the page that ``explore`` makes of the areas, a few times."""
    classes = [number % 5 for number in range(len(shapes))]
    frame = gpd.GeoDataFrame({"class": classes}, geometry=shapes.to_numpy(), crs=4326)
    for _ in range(3):
        start = perf_counter()
        frame.explore("class", tiles=None, legend=False).save(str(file))
        found.written.append((perf_counter() - start) * 1000)
    found.size = file.stat().st_size


def _clicked(browser: Browser, one: Subject) -> float:
    """Return the median of a few changes of the indicator; the first two are not read."""
    if one.turns:
        return sorted(measure.recolour(browser, one).click)[measure.CLICKS // 2]
    times: list[float] = []
    with measure.opened(browser, one) as (page, _):
        page.goto(one.address)
        page.wait_for_function("() => bench.first")
        for _turn in range(measure.CLICKS + 2):
            asked = """async () => {
              const start = performance.now();
              peer.drawn = false;
              document.getElementById("button").click();
              return (await bench.shown(bench.test)) - start;
            }"""
            times.append(float(page.evaluate(asked)))
    return sorted(times[2:])[measure.CLICKS // 2]


def section(found: Sequence[Peers]) -> list[str]:
    """Tell the first map of every page, and the change of an indicator."""
    lines = [
        "## Other ways to the same map",
        "",
        (
            "First map as above; none has a ground map. *kepler.gl*: its scripts from npm,"
            " no graphics"
            " processor, so read is when its layer has the data, before it is drawn: a lower bound."
            " *plotly*: `go.Choroplethmap` in Dash, until it tells that it has plotted."
            " *explore*: the page that"
            " `geopandas.explore` writes by folium, what it asks other machines for answered"
            " from this"
            " one, and empty where its map can do without."
        ),
    ]
    for one in found:
        rows = [
            [
                kind,
                spread(times),
                f"{ratio(one.first['atlas'], times):.2f}",
                spread(one.click.get(kind, [])),
            ]
            for kind, times in one.first.items()
        ]
        missing = [kind for kind in ("kepler.gl", "explore") if kind not in one.first]
        rows += [[kind, "npm does not give its scripts", "–", "–"] for kind in missing]
        names = ["first map, ms", "atlas to it", "change of the indicator, ms"]
        lines += ["", f"**{one.name.capitalize()}**", *table(names, rows)]
        lines.append(
            f"`explore` writes its page in {spread(one.written)} ms, {one.size / 1e6:.1f} MB."
        )
    return [*lines, ""]


def missed(found: Sequence[Peers]) -> list[str]:
    """Name where the first map takes more than a quarter of kepler.gl's, or was not compared."""
    told: list[str] = []
    for one in found:
        theirs = one.first.get("kepler.gl")
        share = ratio(one.first["atlas"], theirs) if theirs else None
        if share is None:
            told.append(f"{one.name}: kepler.gl could not be fetched, so it was not compared")
        elif share > KEPLER:
            told.append(f"{one.name}, first map: {share:.2f} of kepler.gl, wanted {KEPLER:g}")
    return told
