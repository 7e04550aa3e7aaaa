// The monitored lists: tabs, filters, and what a reader enters, city by city, saved at every change.
window.siquan = window.siquan || {};
(function (siquan) {
  const { tasks, exchange, own } = siquan;
  const { fill } = exchange;
  const root = () => document.getElementById("monitoring");
  if (!document.getElementById("monitor-words")) return;
  const words = () => document.getElementById("monitor-words").dataset;
  const panels = () => [...root().querySelectorAll(".monitor-panel")];
  const rowsOf = (panel) => [...panel.querySelectorAll("tbody tr[data-key]")];
  const make = (name, props) => Object.assign(document.createElement(name), props);

  // --- whose list -----------------------------------------------------------------------------------

  const chooser = () => document.querySelector("select[data-choose=my]");
  const city = () => chooser()?.value ?? new URLSearchParams(location.search).get("my") ?? "";
  // The city whose entries stand in the rows; what is changed there is kept for it and no other.
  let shown = "";
  function whose() {
    const name = chooser()?.selectedOptions[0]?.textContent ?? shown;
    return shown ? fill(words().city, { city: name }) : words().province;
  }

  // --- tabs -----------------------------------------------------------------------------------------

  const tabs = () => [...root().querySelectorAll("[role=tab]")];
  function open(tab, focus) {
    for (const one of tabs()) {
      const on = one === tab;
      one.setAttribute("aria-selected", on);
      one.tabIndex = on ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !on;
    }
    if (focus) tab.focus();
  }
  // An address may name a list; else the one that the page was written with is open.
  const named = () => tabs().find((one) => `#${one.getAttribute("aria-controls")}` === location.hash);
  window.addEventListener("hashchange", () => named() && open(named()));
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("#monitoring [role=tab]");
    const all = tab ? tabs() : [];
    const to = { ArrowLeft: all.indexOf(tab) - 1, ArrowRight: all.indexOf(tab) + 1, Home: 0, End: -1 }[event.key];
    if (!tab || to === undefined) return;
    event.preventDefault();
    open(all.at(to % all.length), true);
  });

  // --- rows -----------------------------------------------------------------------------------------

  // Put the controls into a row, each named by the head of its column and by the name of its row.
  function equip(panel, row) {
    if (row.querySelector("[data-field]")) return;
    const controls = [...document.getElementById("monitor-row").content.cloneNode(true).children];
    const cells = [...row.children].slice(-controls.length);
    controls.forEach((control, at) => {
      const head = `monitor-${panel.dataset.list}-${control.dataset.field}`;
      control.setAttribute("aria-labelledby", `${head} monitor-name-${row.dataset.key}`);
      cells[at].replaceChildren(control);
    });
    cells.at(-1).append(make("small", { className: "changed" }));
  }

  const day = (moment) => {
    const at = new Date(moment);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  };

  function show(row, one) {
    for (const control of row.querySelectorAll("[data-field]")) {
      const value = one?.[control.dataset.field] ?? (control.dataset.field === "status" ? "no_data" : "");
      if (control !== document.activeElement && control.value !== value) control.value = value;
      if (control.localName === "textarea") grow(control);
    }
    row.dataset.status = one?.status ?? "no_data";
    if (one) row.dataset.said = "";
    row.querySelector(".changed").textContent = one ? fill(words().changed, { day: day(one.changed) }) : "";
  }

  // A note is as high as what stands in it.
  function grow(note) {
    note.rows = Math.min(8, Math.max(1, note.value.split("\n").length, Math.ceil(note.value.length / 22)));
  }

  // --- what it adds up to ---------------------------------------------------------------------------

  function counted(statuses) {
    const count = (key) => statuses.filter((one) => one === key).length;
    const told = ["done", "under_way", "not_started", "no_data"].map((key) => `${exchange.word(key)} ${count(key)}`);
    return fill(words().summary, { of: statuses.length, told: told.join(" · ") });
  }
  function summarise(panel, entries) {
    const rows = rowsOf(panel);
    const last = rows.map((row) => entries.get(row.dataset.key)?.changed ?? "").reduce((a, b) => (a > b ? a : b), "");
    const parts = [counted(rows.map((row) => row.dataset.status))];
    if (panel.dataset.list === "projects") parts.push(invested([...entries.values()]));
    if (last) parts.push(fill(words().last, { day: day(last) }));
    const told = rows.length || panel.dataset.list !== "projects" ? parts.join(words().between) : words().empty;
    panel.querySelector(".summary").textContent = told;
  }

  function invested(projects) {
    const known = projects.map((one) => one.investment).filter((one) => one !== null);
    const sum = known.reduce((total, one) => total + one, 0).toLocaleString("en", { maximumFractionDigits: 4 });
    return fill(words().invested, { sum, known: known.length });
  }

  // --- filters --------------------------------------------------------------------------------------

  // A row that no longer fits stays where it is until a filter is set: it is not taken from under the
  // hand that changes it.
  function filter(panel) {
    const asked = Object.fromEntries([...panel.querySelectorAll("[data-filter]")].map((one) => [one.dataset.filter, one.value]));
    const rows = rowsOf(panel);
    for (const row of rows) {
      const { status, group, departments } = row.dataset;
      const fits = (!asked.status || asked.status === status) && (!asked.group || asked.group === group);
      row.hidden = !fits || Boolean(asked.department && !departments.split(";").includes(asked.department));
    }
    for (const body of panel.querySelectorAll("tbody"))
      body.hidden = ![...body.querySelectorAll("tr[data-key]")].some((row) => !row.hidden);
    const fitting = rows.filter((row) => !row.hidden).length;
    const chosen = Object.values(asked).some(Boolean);
    panel.querySelector(".shown").textContent = chosen ? fill(words().shown, { shown: fitting, of: rows.length }) : "";
  }

  // --- projects -------------------------------------------------------------------------------------

  function listProjects(panel, projects) {
    const places = new Map();
    const cell = (text) => make("td", { textContent: text });
    const rows = [...projects].map(([key, one]) => {
      const row = make("tr");
      row.dataset.key = key;
      row.dataset.status = one.status;
      const gone = make("button", { type: "button", textContent: words().drop, className: "quiet" });
      gone.dataset.drop = key;
      gone.setAttribute("aria-label", `${words().drop} ${one.name}`);
      const last = make("td");
      last.append(gone);
      const place = cell(one.place);
      places.set(place, one.place);
      const amount = cell(one.investment === null ? "" : one.investment.toLocaleString("en", { maximumFractionDigits: 4 }));
      row.append(
        make("th", { scope: "row", textContent: one.name }), place, cell(one.sector), amount,
        cell(exchange.word(one.status)), cell(one.owner), cell(one.note), cell(one.date), last,
      );
      return row;
    });
    panel.querySelector("tbody").replaceChildren(...rows);
    panel.querySelector(".supplied").hidden = !rows.length;
    if (rows.length) name(places);
  }

  // Places are kept by code and shown by name, as soon as the names are there.
  async function name(places) {
    const names = new Map((await exchange.places()).map(([code, said]) => [code, said]));
    for (const [cell, code] of places) cell.textContent = names.get(code) ?? code;
  }

  // --- all of it ------------------------------------------------------------------------------------

  function render() {
    if (!root()) return;
    shown = city();
    const [mine, projects] = [tasks.of(shown), tasks.projects(shown)];
    document.getElementById("monitor-whose").textContent = whose();
    for (const panel of panels()) {
      const supplied = panel.dataset.list === "projects";
      if (supplied) listProjects(panel, projects);
      else
        for (const row of rowsOf(panel)) {
          equip(panel, row);
          show(row, mine.get(row.dataset.key));
        }
      summarise(panel, supplied ? projects : mine);
      filter(panel);
      panel.querySelector(".filters").hidden = supplied && !projects.size;
    }
    for (const one of root().querySelectorAll("[role=tablist], .exchange [hidden]")) one.hidden = false;
    if (!root().classList.contains("tabbed")) {
      root().classList.add("tabbed");
      open(named() ?? root().querySelector("[role=tab][aria-selected=true]"));
    }
  }

  function say(text, look) {
    document.getElementById("monitor-told").replaceChildren(make("p", { textContent: text, className: look }));
  }
  const stored = (kept) => kept || say(words().full, "wrong");

  function enter(control) {
    const row = control.closest("tr[data-key]");
    const panel = control.closest(".monitor-panel");
    const one = Object.fromEntries([...row.querySelectorAll("[data-field]")].map((each) => [each.dataset.field, each.value]));
    stored(tasks.put(shown, { [row.dataset.key]: one }));
    const mine = tasks.of(shown);
    show(row, mine.get(row.dataset.key));
    summarise(panel, mine);
  }

  const noted = (ignored) => (ignored.length ? ` ${fill(words().ignored, { heads: ignored.join(", ").slice(0, 200) })}` : "");
  const bring = {
    async tasks(file) {
      const known = panels().filter((panel) => panel.dataset.list !== "projects").flatMap(rowsOf);
      const { rows, ignored } = await exchange.readTasks(file, new Set(known.map((row) => row.dataset.key)));
      return [rows.size, ignored, () => tasks.put(shown, Object.fromEntries(rows))];
    },
    async projects(file) {
      const { rows, ignored } = await exchange.readProjects(file);
      const most = tasks.MOST.projects;
      if (held("projects").size + rows.length > most) throw new exchange.Refused(fill(words().many, { most, name: file.name }));
      return [rows.length, ignored, () => tasks.putProjects(shown, rows)];
    },
  };
  const held = (what) => (what === "tasks" ? tasks.of(shown) : tasks.projects(shown));

  async function importFile(what, file) {
    try {
      const [count, ignored, keep] = await bring[what](file);
      if (!count) return say(fill(words().blank, { name: file.name }) + noted(ignored), "wrong");
      const before = held(what).size;
      const kept = keep();
      const replaced = count - (held(what).size - before);
      render();
      kept ? say(fill(words().imported, { count, replaced, name: file.name }) + noted(ignored), "done") : stored(kept);
    } catch (error) {
      if (!(error instanceof exchange.Refused)) return say(words().lost, "wrong");
      say(error.message, "wrong");
    }
  }

  async function save(what) {
    try {
      const text = await (what === "tasks" ? exchange.writeTasks(held(what)) : exchange.writeProjects([...held(what).values()]));
      const name = ["siquan", what, shown, day(Date.now())].filter(Boolean).join("-");
      own.save(new Blob([text], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    } catch {
      say(words().lost, "wrong");
    }
  }

  function clear(what) {
    const count = held(what).size;
    if (!count || !confirm(fill(words()[what === "tasks" ? "clearTasks" : "clearProjects"], { count }))) return;
    stored(what === "tasks" ? tasks.clear(shown) : tasks.clearProjects(shown));
    document.getElementById("monitor-told").replaceChildren();
    render();
  }

  document.addEventListener("input", (event) => event.target.matches?.("#monitoring [data-field]") && enter(event.target));
  document.addEventListener("change", (event) => {
    const control = event.target;
    if (control.matches?.("#monitoring [data-filter]")) filter(control.closest(".monitor-panel"));
    if (control.matches?.("#monitoring [data-import]") && control.files.length)
      importFile(control.dataset.import, control.files[0]).finally(() => (control.value = ""));
    if (control === chooser()) render();
  });
  document.addEventListener("click", (event) => {
    const control = event.target.closest?.("#monitoring button");
    if (!control) return;
    if (control.role === "tab") open(control);
    if (control.dataset.export) save(control.dataset.export);
    if (control.dataset.clear) clear(control.dataset.clear);
    if (control.dataset.drop && confirm(fill(words().sure, { name: tasks.projects(shown).get(control.dataset.drop)?.name }))) {
      stored(tasks.dropProject(shown, control.dataset.drop));
      render();
    }
  });
  // On a small screen a row of which nothing is said asks for its status alone, until it is touched.
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("#monitoring tr[data-key]");
    if (row) row.dataset.said = "";
  });
  // Another window, a page that comes back, or a project file, changed what is kept.
  window.addEventListener("storage", render);
  window.addEventListener("pageshow", (event) => event.persisted && render());
  document.addEventListener("siquan:opened", render);
  // A page that answers without being loaded anew says its city again.
  const settle = siquan.settle;
  if (settle)
    siquan.settle = function (scene) {
      settle(scene);
      requestAnimationFrame(render);
    };
  render();
})(window.siquan);
