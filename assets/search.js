// Find a place by name, old name, pinyin, English or code: a list box under the search field.
window.siquan = window.siquan || {};
(function (siquan) {
  const MOST = 8;
  let places = null; // [code, name, beside, folded names …]
  let found = [];
  let active = -1;

  const box = () => document.getElementById("search");
  const list = () => document.getElementById("found");
  // As geo/places.py folds names: no case, tones, spaces, apostrophes or full-width forms.
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/\p{M}/gu, "");

  async function ready() {
    const address = document.getElementById("index-file").content;
    places ??= await siquan.load(address);
  }

  function match(text) {
    const asked = fold(text);
    if (!asked) return [];
    const score = ([, , , ...names]) => {
      if (names.includes(asked)) return 0;
      if (names.some((name) => name.startsWith(asked))) return 1;
      return asked.length > 1 && names.some((name) => name.includes(asked)) ? 2 : 9;
    };
    const scored = places.map((place) => [score(place), place]).filter(([rank]) => rank < 9);
    return scored.sort(([a], [b]) => a - b).slice(0, MOST).map(([, place]) => place);
  }

  function show(text) {
    found = match(text);
    active = found.length ? 0 : -1;
    const rows = found.map(([code, name, beside], number) => {
      const row = document.createElement("li");
      row.id = `found-${number}`;
      row.setAttribute("role", "option");
      row.dataset.goto = code;
      const small = Object.assign(document.createElement("small"), { textContent: beside });
      row.append(Object.assign(document.createElement("span"), { textContent: name }), small);
      return row;
    });
    if (!found.length) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = list().dataset.none.replace("[text]", text.slice(0, 20));
      rows.push(none);
    }
    list().replaceChildren(...rows);
    list().hidden = false;
    mark();
  }

  function mark() {
    [...list().children].forEach((row, number) => row.setAttribute("aria-selected", number === active));
    box().setAttribute("aria-expanded", String(!list().hidden));
    if (active >= 0) box().setAttribute("aria-activedescendant", `found-${active}`);
    else box().removeAttribute("aria-activedescendant");
  }

  function close() {
    if (!list()) return;
    list().hidden = true;
    mark();
  }

  function go(code) {
    close();
    box().value = "";
    if (siquan.reveal) return siquan.reveal(code);
    const params = new URLSearchParams({ pin: code });
    if (!document.documentElement.lang.startsWith("zh")) params.set("lang", document.documentElement.lang);
    location.assign(siquan.to(`/?${params}`));
  }

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "search") return;
    ready();
  });
  document.addEventListener("input", async (event) => {
    if (event.target.id !== "search") return;
    await ready();
    box().value.trim() ? show(box().value.trim()) : close();
  });
  document.addEventListener("keydown", async (event) => {
    if (event.target.id !== "search") return;
    if (event.key === "Escape") return close();
    if (event.key === "Enter") {
      await ready();
      if (list().hidden && box().value.trim()) show(box().value.trim());
      if (active >= 0) go(found[active][0]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list().hidden || !found.length) return;
    event.preventDefault();
    active = (active + step + found.length) % found.length;
    mark();
  });
  document.addEventListener("mousedown", (event) => {
    const row = event.target.closest?.("#found [data-goto]");
    if (row) {
      event.preventDefault();
      go(row.dataset.goto);
    } else if (event.target.id !== "search") close();
  });
})(window.siquan);
