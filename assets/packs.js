// A briefing pack, made a chapter at a time: how far it is can be seen, it can be stopped, and what was
// made is kept, so that a run that broke off goes on where it was.
window.siquan = window.siquan || {};
(function (siquan) {
  const NAME = "siquan-pack";
  const PAUSE = 350; // milliseconds of quiet after which a choice is taken
  const TRIES = 3;
  const dialog = Object.assign(document.createElement("dialog"), { id: "pack", className: "pack" });
  dialog.setAttribute("aria-labelledby", "pack-title");
  document.addEventListener("DOMContentLoaded", () => document.body.append(dialog));

  const find = (name) => document.getElementById(`pack-${name}`);
  const lang = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");
  let form = null;
  let ready = null; // the inside of the dialog on its way, or there
  let work = null; // what is being made, to be stopped
  let planning = null;
  let timer = null;
  const reached = new Map(); // by order: how many of its chapters are made

  const word = (name, blanks = {}) => form.getAttribute(`data-${name}`).replace(/\[(\w+)\]/g, (_, key) => blanks[key] ?? "");
  const large = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
  const boxes = () => [...form.querySelectorAll("[name=indicators]")];
  const ticked = () => boxes().filter((box) => box.checked).map((box) => box.value);

  function say(text, look = "") {
    find("told").textContent = text;
    find("told").className = look;
  }

  async function open() {
    if (dialog.open) return;
    ready ??= load();
    ready.catch(() => (ready = null));
    await ready;
    find("own").hidden = !own();
    dialog.showModal();
    (work ? find("stop") : find("make")).focus();
    if (!work) refresh();
  }

  async function load() {
    const answer = await fetch(siquan.to(`/pack/sheet?lang=${lang()}`));
    if (!answer.ok) throw new Error();
    dialog.innerHTML = await answer.text();
    form = find("form");
    fill();
  }

  function lost(text) {
    dialog.replaceChildren(Object.assign(document.createElement("p"), { className: "pack-lost", textContent: text }));
    dialog.showModal();
  }

  // Whether the step that is shown shows a table of the reader's own, which no pack holds.
  function own() {
    const { story, step } = siquan.scene ?? {};
    const view = story === "mine" ? siquan.stories.kept().steps[step - 1]?.view : "";
    return Boolean(view && siquan.own.asked(view).length);
  }

  // --- what is asked --------------------------------------------------------------------------------

  const TEXTS = ["by", "kind", "theme", "year", "title", "note"];

  // What is kept may be of any kind, so it is read leniently.
  function fill() {
    let told = {};
    try {
      told = JSON.parse(siquan.store.get(NAME)) ?? {};
    } catch {
      // then nothing is remembered
    }
    const one = form.elements;
    for (const name of [...TEXTS, "review"]) {
      if (typeof told[name] !== "string") continue;
      const values = one[name].length && [...one[name]].map((each) => each.value);
      if (!values || values.includes(told[name])) one[name].value = told[name];
    }
    if (Array.isArray(told.indicators)) for (const box of boxes()) box.checked = told.indicators.includes(box.value);
  }

  function keep() {
    const one = form.elements;
    const told = { indicators: ticked() };
    for (const name of TEXTS) told[name] = one[name].value;
    // A number that the operator gave is not the reader's: it may be another one by tomorrow.
    if (one.review.value !== one.review.defaultValue) told.review = one.review.value;
    siquan.store.set(NAME, JSON.stringify(told));
  }

  const slides = () => word("dark").split(",").includes(form.elements.kind.value);

  // The order as an address says it; what is not asked for is left out.
  function words() {
    const one = form.elements;
    const told = { by: one.by.value, indicators: ticked().join(","), kind: one.kind.value };
    for (const name of ["year", "title", "note"]) told[name] = one[name].value.trim();
    told.theme = slides() ? one.theme.value : "";
    told.lang = lang() === "zh" ? "" : lang();
    const asked = new URLSearchParams(Object.entries(told).filter(([, text]) => text));
    if (one.review.value !== one.review.defaultValue) asked.set("review", one.review.value.trim());
    return String(asked);
  }

  function settle() {
    const { kind, theme } = form.elements;
    find("kind").textContent = word(`kind-${kind.value}`);
    for (const one of theme) one.disabled = !slides();
    const count = ticked().length;
    find("count").textContent = word("count", { count, all: boxes().length });
    const making = Boolean(work);
    find("choices").disabled = making;
    find("stop").hidden = !making;
    find("bar").hidden = !making && !reached.has(words());
    find("make").hidden = making;
    find("make").disabled = !count;
    find("make").textContent = word(reached.has(words()) ? "more" : "make");
  }

  async function refresh() {
    clearTimeout(timer);
    planning?.abort();
    if (work) return;
    keep();
    settle();
    if (!ticked().length) return (find("plan").textContent = word("none"));
    const mine = (planning = new AbortController());
    try {
      const told = await plan(words(), mine.signal);
      if (mine.signal.aborted) return;
      planned(told);
    } catch (error) {
      if (!mine.signal.aborted) say(error.told ? error.message : document.getElementById("pack-open").dataset.lost, "wrong");
    }
  }

  function planned({ said, left, title }) {
    find("plan").textContent = [said, left].filter(Boolean).join(" ");
    form.elements.title.placeholder = title;
  }

  function changed() {
    find("book").hidden = true;
    say("");
    keep();
    settle();
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }

  // --- how it is made -------------------------------------------------------------------------------

  // A line that breaks is tried again; a refusal is told as it is.
  async function ask(address, signal) {
    for (let turn = 1; ; turn++) {
      try {
        const answer = await fetch(siquan.to(address), { signal });
        if (answer.ok) return answer;
        const text = await answer.text();
        throw Object.assign(new Error(text), { told: answer.status < 500 });
      } catch (error) {
        if (error.told || signal.aborted || turn === TRIES) throw error;
        await new Promise((done) => setTimeout(done, turn * 500));
      }
    }
  }

  const plan = async (order, signal) => (await ask(`/pack/plan.json?${order}`, signal)).json();

  async function make() {
    if (work || !ticked().length) return;
    const order = words();
    const kind = form.elements.kind.value;
    let [at, total] = [reached.get(order) ?? 0, 1];
    const { signal } = (work = new AbortController());
    planning?.abort();
    clearTimeout(timer);
    find("book").hidden = true;
    settle();
    find("stop").focus();
    try {
      const told = await plan(order, signal);
      const { parts, name } = told;
      planned(told);
      total = parts.length + 1;
      for (; at < parts.length; reached.set(order, ++at)) {
        step(at, total, parts[at].title);
        await ask(`/pack/part/${encodeURIComponent(parts[at].key)}?${order}`, signal);
      }
      step(at, total, word("binding"));
      const blob = await (await ask(`/pack.${kind}?${order}`, signal)).blob();
      siquan.own.save(blob, name);
      reached.delete(order);
      end(word("saved", { name, size: large(blob.size) }), "done");
      offer(order, kind, name);
    } catch (error) {
      if (!error.told) reached.set(order, at);
      end(signal.aborted ? word("stopped", { at, total }) : error.told ? error.message : word("lost"), signal.aborted ? "" : "wrong");
    }
  }

  function step(at, total, name) {
    Object.assign(find("bar"), { max: total, value: at + 0.15 }); // a little of it is under way
    say(word("step", { at: at + 1, total, name }), "working");
    document.getElementById("pack-open").dataset.count = `${at + 1}/${total}`;
  }

  function end(text, look) {
    work = null;
    delete document.getElementById("pack-open").dataset.count;
    settle();
    say(text, look);
    if (dialog.open) find("make").focus();
  }

  // What every value comes from is a file beside, unless it is in already.
  function offer(order, kind, name) {
    if (["zip", "xlsx"].includes(kind)) return;
    Object.assign(find("book"), { hidden: false, href: siquan.to(`/pack.xlsx?${order}`), download: name.replace(/\w+$/, "xlsx") });
  }

  // --- open and shut --------------------------------------------------------------------------------

  dialog.addEventListener("input", changed);
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    make();
  });
  dialog.addEventListener("click", (event) => {
    const pressed = (name) => event.target.closest?.(name);
    if (pressed("[data-close]")) dialog.close();
    if (pressed("#pack-stop")) work?.abort();
    const tick = pressed("[data-tick]")?.dataset.tick;
    if (!tick) return;
    for (const box of boxes()) box.checked = tick === "all" || (tick === "usual" && box.defaultChecked);
    changed();
  });
  dialog.addEventListener("mousedown", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => document.getElementById("pack-open")?.focus({ preventScroll: true }));

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#pack-open");
    if (button) open().catch(() => lost(button.dataset.lost));
  });
})(window.siquan);
