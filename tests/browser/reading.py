"""What a reader sees on the page, read off the page itself."""

from playwright.sync_api import expect

SEEN = """() => {
  const hex = (text) => {
    const numbers = (text.match(/\\d+/g) || []).slice(0, 3).map(Number);
    return text.startsWith("#") ? text
      : "#" + numbers.map((one) => one.toString(16).padStart(2, "0")).join("");
  };
  const fills = {};
  siquan.map.eachLayer((layer) => { if (layer.code) fills[layer.code] = layer.options.fillColor; });
  const rows = [...document.querySelectorAll("table.ranking tr[data-code]")].map((row) => [
    row.dataset.code,
    row.querySelector("td span").textContent,
    row.classList.contains("missing") ? "" : hex(row.querySelector(".bar").style.background),
  ]);
  const swatch = (row) => row.querySelector(".swatch").style.background;
  const legend = [...document.querySelectorAll(".legend-rows li")].map((row) => [
    row.dataset.class,
    swatch(row) ? hex(swatch(row)) : "",
    Number(row.querySelector(".count").textContent),
  ]);
  const pressed = {};
  for (const button of document.querySelectorAll("button[data-choose]"))
    if (button.ariaPressed === "true")
      (pressed[button.dataset.choose] ??= []).push(button.dataset.value);
  for (const list of document.querySelectorAll("select[data-choose]"))
    pressed[list.dataset.choose] = [list.value];
  return {
    title: document.querySelector("h1").firstChild.textContent,
    stamp: document.querySelector("h1").dataset.view,
    map: siquan.map.getContainer().dataset.view,
    address: location.search,
    fills, rows, legend, pressed,
    drawn: [...siquan.map.getPane("overlayPane").querySelectorAll("path.area")].length,
  };
}"""


TWO_FRAMES = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done)))"""


def settled(page):
    """Wait until no question is on its way and the map is painted."""
    page.wait_for_function(
        "() => window.siquan?.scene && document.querySelector('h1')?.dataset.view !== undefined"
        " && !('waiting' in document.documentElement.dataset)"
        " && siquan.map?.getContainer().dataset.view === siquan.scene.query"
        " && document.querySelector('h1').dataset.view === siquan.scene.query"
    )
    page.evaluate(TWO_FRAMES)


def seen(page):
    return page.evaluate(SEEN)


def open_map(page, query=""):
    page.goto(f"/{query}")
    settled(page)
    expect(page.locator("h1")).to_be_visible()


def areas(page):
    return page.locator("path.area")


def area(page, code):
    """The path of an area, found through the map."""
    find = """(code) => {
      let found;
      siquan.map.eachLayer((one) => { if (one.code === code) found = one; });
      return found.getElement();
    }"""
    return page.evaluate_handle(find, code).as_element()
