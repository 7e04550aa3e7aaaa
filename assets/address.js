// What the reader asks, and the address that says it. The page holds one question (`asked`) and one
// answer (the scene); address, title, fill, table and controls are always of the answer.
window.siquan = window.siquan || {};
window.dash_clientside = Object.assign({}, window.dash_clientside, { siquan: window.siquan });
(function (siquan) {
  const html = document.documentElement;
  const PATIENCE = 6000; // milliseconds after which an answer counts as lost
  let asked = null; // the query that is on its way to the server
  let mode = "push"; // how the answer enters the history: push or replace
  let late = null; // timer that gives a lost answer up
  let tries = 0;
  let place = location.pathname + location.search; // the address without what stands behind #
  let sent = ""; // the own table that goes along with each question

  const query = () => asked ?? siquan.scene?.query ?? location.search;

  function send(next, how) {
    mode = how;
    if (next === (asked ?? siquan.scene?.asked)) return;
    asked = next;
    html.dataset.waiting = "";
    clearTimeout(late);
    late = setTimeout(siquan.lost, PATIENCE);
    siquan.ready.then(() => asked === next && put(next));
  }

  function put(next) {
    const own = siquan.own.along(next);
    if (own !== sent) dash_clientside.set_props("own", { value: (sent = own) });
    dash_clientside.set_props("wanted", { value: siquan.here() + next });
  }

  // No answer: the controls go back to what the map shows, and the reader is told and may try again.
  siquan.lost = function (wanted) {
    if (asked === null || (wanted && !wanted.endsWith(asked))) return; // another is on its way
    clearTimeout(late);
    const again = new URLSearchParams(asked);
    again.set("try", ++tries);
    asked = null;
    html.dataset.waiting = "lost";
    const note = document.getElementById("lost");
    if (note) note.dataset.again = `?${again}`;
    press();
    siquan.moved(); // Back may have brought the address of what did not come
  };

  // Change some choices; the others stay as they were last asked.
  siquan.ask = function (changes, how = "push") {
    const params = new URLSearchParams(query());
    params.delete("at");
    params.delete("try");
    for (const [name, value] of Object.entries(changes)) {
      params.set(name, value);
      if (name === "within") siquan.at = null;
    }
    send(`?${params}`, how);
  };

  // --- the controls -------------------------------------------------------------------------------

  const MANY = new Set(["over", "kinds", "sectors", "batches", "allow", "tiers", "designated"]);
  const ORDERED = new Set(["indicators"]); // lists in the reader's own order

  const chosen = (name) => read(name, new URLSearchParams(query()));
  function read(name, params) {
    if (!params.has(name)) return siquan.scene.choices[name];
    const value = params.get(name);
    return MANY.has(name) || ORDERED.has(name) ? value.split(",").filter(Boolean) : value;
  }

  function choose(name, value) {
    if (!MANY.has(name) && !ORDERED.has(name)) return siquan.ask({ [name]: value });
    const now = new Set(chosen(name));
    now.has(value) ? now.delete(value) : now.add(value);
    siquan.ask({ [name]: (ORDERED.has(name) ? [...now] : [...now].sort()).join(",") });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#lost")) return send(document.getElementById("lost").dataset.again, mode);
    const clear = event.target.closest?.("button[data-clear]");
    if (clear && siquan.scene) return siquan.ask(Object.fromEntries(clear.dataset.clear.split(",").map((name) => [name, ""])));
    const button = event.target.closest?.("button[data-choose]");
    if (!button || !siquan.scene || button.ariaDisabled === "true") return;
    choose(button.dataset.choose, button.dataset.value);
    press();
  });
  document.addEventListener("change", (event) => {
    const list = event.target.closest?.("select[data-choose]");
    if (list?.dataset.drops && siquan.scene)
      siquan.ask(Object.fromEntries([[list.dataset.choose, list.value], ...list.dataset.drops.split(",").map((name) => [name, ""])]));
    else if (list && siquan.scene) choose(list.dataset.choose, list.value);
    if (event.target.id === "breaks") cut(event.target.value);
    if (event.target.id === "find" && siquan.scene) siquan.ask({ find: event.target.value.trim(), pin: "" });
  });
  document.addEventListener("keydown", (event) => {
    const above = ["search", "find"].includes(event.target.id) || document.querySelector("dialog[open]"); // closed first
    if (event.key === "Escape" && siquan.scene?.pin && !above) siquan.ask({ pin: "" });
    const step = { ArrowLeft: "previousElementSibling", ArrowRight: "nextElementSibling" }[event.key];
    const button = step && event.target.closest?.(".years button, .segmented button");
    if (!button) return;
    let next = button[step];
    while (next && next.ariaDisabled === "true") next = next[step];
    next?.focus();
    next?.click();
    event.preventDefault();
  });

  // Mark as pressed what was asked last.
  function press() {
    const params = new URLSearchParams(query());
    const chosen = (name) => read(name, params);
    for (const button of document.querySelectorAll("button[data-choose]")) {
      const now = chosen(button.dataset.choose);
      const on = Array.isArray(now) ? now.includes(button.dataset.value) : now === button.dataset.value;
      button.setAttribute("aria-pressed", on);
      if (ORDERED.has(button.dataset.choose)) button.setAttribute("aria-disabled", on ? now.length < 2 : now.length >= 8);
      if (button.dataset.choose === "k") button.setAttribute("aria-disabled", chosen("method") === "manual");
    }
    for (const list of document.querySelectorAll("select[data-choose]"))
      if (list.value !== chosen(list.dataset.choose)) list.value = chosen(list.dataset.choose);
    const year = document.querySelector(".years [aria-pressed=true]");
    const row = year?.parentElement;
    if (row && row.scrollWidth > row.clientWidth)
      row.scrollLeft = year.offsetLeft - row.offsetLeft - (row.clientWidth - year.offsetWidth) / 2;
  }

  // Own limits, however they are separated; what is no number is named and nothing is lost.
  function cut(text) {
    const words = (text || "").split(/[\s,，、;；]+/).filter(Boolean);
    const wrong = words.find((word) => !Number.isFinite(Number(word)));
    const note = document.getElementById("wrong");
    note.textContent = wrong === undefined ? "" : note.dataset.wrong.replace("[text]", wrong.slice(0, 20));
    if (wrong !== undefined) return;
    const limits = [...new Set(words.map(Number))].sort((a, b) => a - b).slice(0, 9).join(",");
    if (limits === chosen("breaks")) return;
    siquan.ask(limits ? { method: "manual", breaks: limits } : { method: "natural", breaks: "" });
  }

  // --- the answer ---------------------------------------------------------------------------------

  siquan.settle = function (scene) {
    if (asked !== null && scene.asked !== asked) return; // a newer question is on its way
    clearTimeout(late);
    delete html.dataset.waiting;
    asked = null;
    requestAnimationFrame(press);
    const limits = document.getElementById("breaks");
    if (limits && document.activeElement !== limits) limits.value = scene.choices.breaks;
    const words = document.getElementById("find");
    if (words && document.activeElement !== words) words.value = scene.choices.find;
  };

  const at = () => (siquan.at ? `at=${siquan.at.join(",")}` : "");

  function address(scene) {
    const words = [scene.query.slice(1), at()].filter(Boolean).join("&");
    return location.pathname + (words ? `?${words}` : "");
  }

  siquan.remember = function (scene, first) {
    const next = address(scene);
    if (next === location.pathname + location.search) return;
    history[first || mode === "replace" ? "replaceState" : "pushState"](null, "", next);
    place = next;
  };

  siquan.moved = function () {
    if (siquan.scene) history.replaceState(null, "", (place = address(siquan.scene)));
  };

  function position() {
    const numbers = (new URLSearchParams(location.search).get("at") || "").split(",").map(Number);
    siquan.at = numbers.length === 3 && numbers.every(Number.isFinite) ? numbers : null;
  }
  position();

  window.addEventListener("popstate", () => {
    if (location.hash && place === location.pathname + location.search) return; // only within the page
    position();
    siquan.place(true);
    send(location.search || "?", "replace");
  });

  // Links to other views stay on the page; with a modifier key they open as any link does, and so does
  // one that leads to another page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-ask]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    const next = new URL(link.href).search || "?";
    if ((new URLSearchParams(next).get("within") || "") !== siquan.scene.within) siquan.at = null;
    send(next, "push");
  });

  // An answer that takes away what had the focus gives it to the title.
  let held = false;
  document.addEventListener("focusin", (event) => (held = event.target !== document.body));
  document.addEventListener("mousedown", () => (held = false));
  siquan.restore = function () {
    if (held && document.activeElement === document.body)
      document.querySelector("#title h1")?.focus({ preventScroll: true });
  };
})(window.siquan);
