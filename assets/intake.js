// The import of the reader's own table. The file stays here; each reading sends it along with what the
// reader has mended so far, and the server answers with the report. Nothing is kept before it is said.
window.siquan = window.siquan || {};
(function (siquan) {
  const own = siquan.own;
  const LARGEST = 20_000_000;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  if (!byId("own")) return;
  const words = byId("intake-words").dataset;
  const fill = (sentence, blanks) => sentence.replace(/\[(\w+)\]/g, (_, blank) => blanks[blank]);

  let file = null; // what is being read
  let mended = {}; // what the reader said of it
  let turn = 0; // of several readings the newest counts

  // --- reading --------------------------------------------------------------------------------------

  function take(next) {
    if (!next) return;
    if (next.size > LARGEST)
      return say(fill(words.large, { name: next.name, size: Math.ceil(next.size / 1e6) }));
    file = next;
    mended = { aliases: own.aliases() };
    byId("report").replaceChildren();
    read();
  }

  // A question is a line of JSON and the file after it: no form, so that nothing is spooled to a disk.
  function question(more) {
    const head = { name: file.name, what: byId("own-what").value, decisions: mended, ...more };
    return new Blob([JSON.stringify(head), "\n", file]);
  }

  async function ask(path, more) {
    const mine = ++turn;
    root.dataset.reading = "";
    byId("own").setAttribute("aria-busy", "true");
    if (!byId("report").firstChild) say(fill(words.busy, { name: file.name }), "busy");
    try {
      const query = new URLSearchParams({ lang: root.lang.startsWith("zh") ? "zh" : root.lang });
      const answer = await fetch(siquan.to(`${path}?${query}`), { method: "POST", body: question(more) });
      const told = await answer.json();
      return mine === turn ? told : null;
    } catch {
      if (mine === turn) say(words.lost);
      return null;
    } finally {
      if (mine === turn) {
        delete root.dataset.reading;
        byId("own").removeAttribute("aria-busy");
      }
    }
  }

  async function read() {
    const told = await ask("/own/read");
    if (!told) return;
    const before = new Map(choices().map((one) => [one.series, one]));
    siquan.write("report", told.html);
    restore(before);
  }

  // What was said of a series stays said while its rows are mended.
  function restore(before) {
    for (const one of document.querySelectorAll("#report [data-series]")) {
      const said = before.get(one.dataset.series);
      for (const field of said ? one.querySelectorAll("[name]") : []) {
        if (field.type === "checkbox") field.checked = said[field.name];
        else if (field.name !== "series") field.value = said[field.name];
        if (field.name === "type") type(field);
      }
    }
  }

  function say(text, look = "wrong") {
    byId("report").replaceChildren(
      Object.assign(document.createElement("p"), { textContent: text, className: look }),
    );
  }

  // --- mending --------------------------------------------------------------------------------------

  // `data-mend` names what a control decides: `sheet`, `roles.3`, `codes.12`.
  function mend(control) {
    const [what, which] = control.dataset.mend.split(".");
    const value = control.type === "checkbox" ? control.checked : named(control);
    if (what === "sheet") byId("report").replaceChildren();
    if (which === undefined) {
      mended = what === "sheet" ? { aliases: mended.aliases, sheet: value } : { ...mended, [what]: value };
    } else {
      const { [which]: _, ...rest } = mended[what] ?? {};
      mended[what] = value === "?" ? rest : { ...rest, [which]: value };
      if (control.dataset.alias && value && value !== "?") own.remember({ [control.dataset.alias]: value });
    }
    read();
  }

  // A field with a list of areas says code and name; the code is what counts.
  const named = ({ value, list }) => (list ? value.trim().split(/\s/)[0] : value);

  const choices = () =>
    [...document.querySelectorAll("#report [data-series]")]
      .map((one) => [one, [...one.querySelectorAll("[name]")]])
      .map(([one, fields]) => ({
        series: one.dataset.series,
        ...Object.fromEntries(fields.map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value])),
      }));

  async function keep() {
    const told = await ask("/own/keep", { choices: choices() });
    if (!told) return;
    if (!told.tables) return siquan.write("verdict", told.html);
    const kept = told.tables.map((one) => own.keep(one.key, one.text));
    siquan.write("report", told.html);
    if (kept.includes(false)) byId("report").prepend(note(words.full));
    list();
    byId("report").querySelector("a")?.focus();
  }

  const note = (text) => Object.assign(document.createElement("p"), { textContent: text, className: "wrong" });

  // What only one type of table has is asked only then.
  function type(select) {
    for (const part of select.closest("[data-series]").querySelectorAll("[data-type]"))
      part.hidden = part.dataset.type !== select.value;
  }

  document.addEventListener("change", (event) => {
    const control = event.target;
    if (control.id === "own-file") take(control.files[0]);
    else if (control.id === "own-what") take(file);
    else if (control.dataset?.mend) control.matches(".keyed") ? null : mend(control);
    else if (control.name === "type") type(control);
  });
  // With the arrows a list runs through its options; what is chosen counts when the list is left.
  document.addEventListener("keydown", (event) => {
    const list = event.target.closest?.("select[data-mend]");
    if (!list) return;
    if (event.key === "Enter") return list.classList.contains("keyed") && leave(list);
    if (event.key.startsWith("Arrow")) list.classList.add("keyed");
  });
  document.addEventListener("focusout", (event) => event.target.matches?.("select.keyed") && leave(event.target));
  function leave(list) {
    list.classList.remove("keyed");
    if (list.value !== [...list.options].find((one) => one.defaultSelected)?.value) mend(list);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#own-keep")) keep();
    const gone = event.target.closest?.("[data-forget]");
    if (gone && confirm(fill(words.sure, { name: gone.dataset.name }))) {
      own.drop(gone.dataset.forget);
      list();
    }
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
    document.addEventListener(kind, (event) => {
      if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      byId("own-drop").classList.toggle("over", kind === "dragenter" || kind === "dragover");
      if (kind !== "drop") return;
      byId("own").scrollIntoView();
      take(event.dataTransfer.files[0]);
    });

  // --- what is kept ---------------------------------------------------------------------------------

  function list() {
    const tables = own.list();
    const rows = tables.map((one) => {
      const home = new URL(byId("tables").dataset.home, location);
      home.searchParams.set(one.kind === "sites" ? "register" : "indicator", one.key);
      if (one.by) home.searchParams.set("by", one.by);
      if (one.kind === "sites") home.searchParams.set("over", byId("tables").dataset.over);
      const row = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: home.pathname + home.search, textContent: words.show });
      const gone = Object.assign(document.createElement("button"), { type: "button", textContent: words.drop, className: "quiet" });
      gone.dataset.forget = one.key;
      gone.dataset.name = one.name;
      row.append(
        Object.assign(document.createElement("strong"), { textContent: one.name }),
        Object.assign(document.createElement("span"), { textContent: [one.unit, fill(words.count, one)].filter(Boolean).join(" · ") }),
        link,
        gone,
      );
      return row;
    });
    byId("tables").replaceChildren(
      ...(rows.length ? rows : [Object.assign(document.createElement("li"), { textContent: words.none, className: "fine" })]),
    );
  }

  document.addEventListener("siquan:opened", list);
  list();
})(window.siquan);
