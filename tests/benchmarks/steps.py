"""What a reader does next on the map page: play the years, open a city, point at an area."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import measure
from layers import subjects
from playwright.sync_api import Browser, Page
from ratios import spread, table
from servers import serving

from geo import open_atlas

STEPS = 6
_ASKED = """async (changes) => {
  let frames = 0, last = performance.now(), longest = 0, going = true;
  const count = (now) => {
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    if (going) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const start = performance.now();
  const before = siquan.scene;
  siquan.ask(changes);
  const shown = () => siquan.map.getContainer().dataset.view;
  const end = await bench.shown(() => siquan.scene !== before && shown() === siquan.scene.query);
  going = false;
  return [end - start, longest];
}"""
_POINTED = """async (number) => {
  const areas = [];
  siquan.map.eachLayer((layer) => layer.code && areas.push(layer));
  const area = areas[(number * 37) % areas.length];
  const start = performance.now();
  const at = { clientX: 400, clientY: 400 };
  area.fire("mouseover", { originalEvent: at, target: area });
  const tip = document.querySelector(".tip");
  const end = await bench.shown(() => !tip.hidden && tip.textContent !== "");
  siquan.light(null);
  return end - start;
}"""


@dataclass(slots=True)
class Walk:
    """Milliseconds of one layer; one median for each page that was opened."""

    name: str
    play: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    drill: list[float] = field(default_factory=list)
    hover: list[float] = field(default_factory=list)


def read(browser: Browser, name: str, folder: Path, rounds: int) -> Walk:
    """Walk through the page of a data folder."""
    atlas = open_atlas(folder)
    areas = len(atlas.outlines["county"])
    cities = [str(code) for code in atlas.outlines["city"].index][:STEPS]
    found = Walk(name)
    with serving(folder, ("atlas",)) as addresses:
        subject = subjects(addresses, areas)[0]
        for _ in range(rounds):
            with measure.opened(browser, subject) as (page, _session):
                page.goto(subject.address)
                page.wait_for_function("() => bench.first")
                page.wait_for_load_state("networkidle")
                _walk(page, cities, found)
    return found


def _walk(page: Page, cities: Sequence[str], found: Walk) -> None:
    """Play, open cities and point, the first of each unread."""
    played = _middle(lambda at: page.evaluate(_ASKED, {"year": ("2019", "2021")[at % 2]}))
    found.play.append(played[0])
    found.longest.append(played[1])
    found.hover.append(_middle(lambda at: [page.evaluate(_POINTED, at)])[0])
    opened = _middle(lambda at: page.evaluate(_ASKED, {"within": cities[at % len(cities)]}))
    found.drill.append(opened[0])


def _middle(step: Callable[[int], Sequence[float]]) -> list[float]:
    """Return the median of each number that a step gives."""
    taken = [step(at) for at in range(STEPS + 1)][1:]
    return [sorted(numbers)[STEPS // 2] for numbers in zip(*taken, strict=True)]


def section(found: Sequence[Walk]) -> list[str]:
    """Tell what each step takes, to two frames after it."""
    names: dict[str, Callable[[Walk], Any]] = {
        "year to year, as when played": lambda one: one.play,
        "longest frame of it": lambda one: one.longest,
        "a city opened for the first time": lambda one: one.drill,
        "pointer over an area to its tip": lambda one: one.hover,
    }
    rows = [[name, *(spread(times(one)) for one in found)] for name, times in names.items()]
    return [
        "## On the map page, ms",
        "",
        "From the choice, through the server, to two frames after the map has its new colours.",
        *table([one.name for one in found], rows),
    ]


def missed(found: Sequence[Walk]) -> list[str]:
    """Name the layers on which a step waits longer than it is shown when played."""
    return [
        f"{one.name}, a year when played: {max(one.play):.0f} ms, wanted 900"
        for one in found
        if max(one.play) > 900
    ]
