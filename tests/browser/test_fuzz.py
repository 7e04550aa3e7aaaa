"""A reader in a hurry on a bad line: whatever is done, all parts of the page say the same.

The oracle is the address alone: the scene that Python composes for it must be the title, the fills,
the legend, the table and the pressed buttons that the browser shows.
"""

import os
import random
from dataclasses import replace

import pytest

from geo import captions, compose
from tests.browser.reading import open_map, seen, settled

pytestmark = pytest.mark.browser
ACTIONS = int(os.environ.get("SIQUAN_FUZZ_ACTIONS") or 120)
SEED = int(os.environ.get("SIQUAN_FUZZ_SEED") or 20261122)

CLICK = """([kind, chance]) => {
  const nodes = [...document.querySelectorAll(kind)].filter((one) => one.ariaDisabled !== "true");
  nodes[Math.floor(chance * nodes.length)]?.click();
}"""
AREA = """([event, chance]) => {
  const areas = [];
  siquan.map.eachLayer((layer) => layer.code && areas.push(layer));
  const at = { originalEvent: { clientX: 500, clientY: 400 } };
  areas[Math.floor(chance * areas.length)]?.fire(event, at);
}"""
LIST = """([name, chance]) => {
  const list = document.querySelector(`select[data-choose=${name}]`);
  list.selectedIndex = Math.floor(chance * list.options.length);
  list.dispatchEvent(new Event("change", { bubbles: true }));
}"""
STEP = """(by) => {
  const entry = navigation.entries()[navigation.currentEntry.index + by];
  if (entry?.sameDocument) history.go(by);
}"""
PAN = "(x) => siquan.map.setView([28 + x * 3, 119 + x * 3], 6 + x * 4)"


def reload(page, _):
    page.reload()
    settled(page)


ACTS = {
    "a button": (30, lambda page, x: page.evaluate(CLICK, ["button[data-choose]", x])),
    "an indicator": (14, lambda page, x: page.evaluate(LIST, ["indicator", x])),
    "a method": (4, lambda page, x: page.evaluate(LIST, ["method", x])),
    "an area": (12, lambda page, x: page.evaluate(AREA, ["click", x])),
    "hover": (8, lambda page, x: page.evaluate(AREA, ["mouseover", x])),
    "a row": (6, lambda page, x: page.evaluate(CLICK, ["table.ranking button.name", x])),
    "a link": (6, lambda page, x: page.evaluate(CLICK, ["a[data-ask]", x])),
    "the theme": (2, lambda page, x: page.evaluate(CLICK, ["#theme", x])),
    "pan": (5, lambda page, x: page.evaluate(PAN, x)),
    "back": (7, lambda page, _: page.evaluate(STEP, -1)),
    "forward": (3, lambda page, _: page.evaluate(STEP, 1)),
    "reload": (1, reload),
}


def act(page, dice):
    """Do one thing, by chance; most change the question, some only the looks."""
    weights = [weight for weight, _ in ACTS.values()]
    name = dice.choices(list(ACTS), weights)[0]
    ACTS[name][1](page, dice.random())


def heading(scene, shown):
    view = scene.view
    stamp = scene.atlas.query(replace(view, at=()))
    yield "title", shown["title"], captions.title(scene)
    yield "stamp of the title", shown["stamp"], stamp
    yield "stamp of the map", shown["map"], stamp


def fills(scene, shown):
    for line in scene.lines:
        colour = scene.colours[line.class_] if line.class_ >= 0 else "url("
        for place in line.places:
            fill = str(shown["fills"].get(place.code))
            yield f"fill of {place.code}", fill[: len(colour)], colour


def table(scene, shown):
    rows = {code: (amount, colour) for code, amount, colour in shown["rows"]}
    for line in scene.lines:
        colour = scene.colours[line.class_] if line.class_ >= 0 else ""
        wanted = (captions.amount(scene, line.value), colour)
        yield f"row of {line.code}", rows.get(line.code), wanted


def legend(scene, shown):
    if scene.refusal:
        return
    rows = {number: (colour, count) for number, colour, count in shown["legend"]}
    for number, colour in enumerate(scene.colours):
        wanted = (colour, sum(line.class_ == number for line in scene.lines))
        yield f"class {number}", rows.get(str(number)), wanted


def pressed(scene, shown):
    for name in ("by", "year", "k", "scale", "indicator", "method", "palette"):
        yield name, shown["pressed"].get(name, [""]), [getattr(scene.view, name)]
    for name in ("over", "kinds", "sectors", "batches", "allow"):
        found = sorted(shown["pressed"].get(name, []))
        yield name, found, sorted(getattr(scene.view, name))


def faults(atlas, shown):
    """Name what is shown otherwise than the address asks; nothing where all agree."""
    scene = compose(atlas, atlas.view(shown["address"]))
    parts = (heading, fills, table, legend, pressed)
    return [
        (what, found, wanted)
        for part in parts
        for what, found, wanted in part(scene, shown)
        if found != wanted
    ]


def test_whatever_the_reader_does_all_parts_say_the_same(page, network, atlas):
    dice = random.Random(SEED)
    open_map(page)
    network.most, network.delays = 0.12, random.Random(SEED)
    done = 0
    while done < ACTIONS:
        for _ in range(dice.choice([1, 1, 2, 3, 5])):
            act(page, dice)
            done += 1
            if dice.random() < 0.3:
                page.wait_for_timeout(dice.random() * 60)
        settled(page)
        found = faults(atlas, seen(page))
        assert not found, f"seed {SEED}, after {done} actions: {found[:4]}"
