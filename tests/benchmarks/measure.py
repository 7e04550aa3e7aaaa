"""What is read off a page in Chromium. Every reading is taken in a context of its own."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, CDPSession, Page, Route

CLOCK = (Path(__file__).parent / "clock.js").read_text()
SIZE = {"width": 1440, "height": 900}
CLICKS = 6
_PATIENCE = 120_000
_BUTTON = """views => {
  const button = document.createElement("button");
  let turn = 0;
  button.onclick = () => siquan.ask(views[turn = 1 - turn]);
  document.body.append(button);
  return button;
}"""

Turns = tuple[dict[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to measure.

    Attributes
    ----------
    kind, address : str
    areas : int
    canvas : bool
    turns : tuple
        For the atlas: the two choices that a click changes between.
    shown : str
        JavaScript that tells whether all areas are coloured, where that is not told by paths.
    files : mapping of the end of an address to a file
        What is answered where the page asks another machine; what is not among them is empty, and
        that the page complains of it is no fault of the reading.
    """

    kind: str
    address: str
    areas: int
    canvas: bool
    turns: Turns | None = None
    shown: str = ""
    files: Mapping[str, Path] | None = None


@dataclass(slots=True)
class Recolour:
    """Readings of one page that was recoloured: milliseconds, and paths kept of all drawn."""

    click: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)
    paint: list[float] = field(default_factory=list)
    kept: int = 0
    drawn: int = 0


@contextmanager
def opened(browser: Browser, subject: Subject) -> Iterator[tuple[Page, CDPSession]]:
    """Open a page with nothing cached, the clock running from the start."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    areas = json.dumps({"areas": subject.areas, "canvas": subject.canvas})
    test = f"bench.test = () => {subject.shown};\n" if subject.shown else ""
    page.add_init_script(f"window.bench = {areas};\n{test}{CLOCK}")
    if subject.files is not None:
        page.route(lambda address: urlsplit(address).hostname != "127.0.0.1", _local(subject.files))
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page, context.new_cdp_session(page)
    context.close()
    if faults and subject.files is None:
        raise SystemExit(f"{subject.kind}: {faults[0]}")


def _local(files: Mapping[str, Path]) -> Callable[[Route], None]:
    """Answer from files, by the end of the address; what is not there is empty."""

    def answer(route: Route) -> None:
        name = next((one for one in files if route.request.url.endswith(one)), "")
        route.fulfill(path=files[name]) if name else route.fulfill(body="")

    return answer


def first(browser: Browser, subject: Subject) -> float:
    """Return milliseconds from navigation to all areas coloured."""
    with opened(browser, subject) as (page, _):
        page.goto(subject.address, wait_until="commit")
        return float(page.wait_for_function("() => bench.first", polling=100).json_value())


def recolour(browser: Browser, subject: Subject) -> Recolour:
    """Click a few times, the first two unread; then paint a few times what the clicks brought."""
    found = Recolour()
    with opened(browser, subject) as (page, session):
        session.send("Performance.enable")
        page.goto(subject.address)
        page.wait_for_function("() => bench.first")
        page.wait_for_load_state("networkidle")
        button = (
            page.evaluate_handle(_BUTTON, list(subject.turns))
            if subject.turns
            else page.query_selector("#button")
        )
        page.evaluate("bench.mark(), (bench.answers = [])")
        for turn in range(CLICKS + 2):
            before = _script(session)
            time = page.evaluate("button => bench.click(button)", button)
            page.wait_for_timeout(150)
            if turn > 1:
                found.click.append(time)
                found.script.append(_script(session) - before)
            page.evaluate(
                f"bench.answers[{turn % 2}] = window.siquan ? siquan.scene : bench.hideout"
            )
        found.kept, found.drawn = page.evaluate("[bench.kept(), bench.drawn().length]")
        if subject.kind != "stock canvas":
            for turn in range(CLICKS + 2):
                time = page.evaluate(f"bench.paint({turn % 2})")
                page.wait_for_timeout(60)
                found.paint += [time] if turn > 1 else []
    return found


def _script(session: CDPSession) -> float:
    """Return milliseconds that scripts have run so far."""
    read = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in read if one["name"] == "ScriptDuration") * 1000


def weight(browser: Browser, subject: Subject) -> dict[str, int]:
    """Return bytes on the wire, by what they are, of the whole first page and of one answer."""
    sizes: dict[str, int] = {}
    answers: list[str] = []
    with opened(browser, subject) as (page, session):
        names: dict[str, str] = {}
        session.send("Network.enable")
        session.on("Network.responseReceived", _namer(names))
        session.on(
            "Network.loadingFinished",
            lambda e: sizes.__setitem__(e["requestId"], int(e["encodedDataLength"])),
        )
        page.goto(subject.address)
        page.wait_for_function("() => bench.first")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        whole = sum(sizes.values())
        shapes = sum(size for key, size in sizes.items() if "/files/shapes" in names.get(key, ""))
        first_page = set(sizes)
        if subject.turns:
            page.on(
                "response", lambda r: answers.append(r.text()) if "_dash-update" in r.url else 0
            )
            button = page.evaluate_handle(_BUTTON, list(subject.turns))
            page.evaluate("button => bench.click(button)", button)
            page.wait_for_timeout(500)
        answer = sum(size for key, size in sizes.items() if key not in first_page)
    scene = _scene(json.loads(answers[-1])) if answers else {}
    values = {name: scene[name] for name in ("classes", "values") if scene}
    return {
        "whole": whole,
        "shapes": shapes,
        "answer": answer,
        "scene": _packed(scene),
        "values": _packed(values),
    }


def _namer(names: dict[str, str]) -> Callable[[dict[str, Any]], None]:
    return lambda event: names.__setitem__(event["requestId"], event["response"]["url"])


def _scene(answer: Any) -> dict[str, Any]:
    """Find the scene in an answer: what has classes and values; HTML beside it does not count."""
    if isinstance(answer, str) and answer.startswith("{"):
        answer = json.loads(answer)
    if not isinstance(answer, dict):
        return {}
    if "classes" in answer and "values" in answer:
        return {name: value for name, value in answer.items() if name != "parts"}
    return next((found for one in answer.values() if (found := _scene(one))), {})


def _packed(value: Any) -> int:
    """Return the bytes of a value as the server would send it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(brotli.compress(text.encode(), quality=5)) if value else 0
