// Tables of tasks and of projects that a reader brings in or takes along. A file is read whole before
// any of it is kept: one row that is not understood, and nothing is changed.
window.siquan = window.siquan || {};
(function (siquan) {
  const { commas, tasks } = siquan;
  const FILLED = ["status", "owner", "note", "date"];
  const NEEDED = { tasks: ["key", "status"], projects: ["name"] };
  const HEAD_WITHIN = 10; // rows that may stand above the heads
  const exchange = (siquan.exchange = {});
  const words = () => document.getElementById("monitor-words").dataset;
  const fill = (exchange.fill = (sentence, blanks) => sentence.replace(/\[(\w+)\]/g, (_, blank) => blanks[blank]));

  // A file that is not understood, in a sentence.
  class Refused extends Error {}
  exchange.Refused = Refused;
  function refuse(which, blanks) {
    throw new Refused(fill(words()[which], blanks));
  }
  const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

  // As words are compared: no case, blanks or full-width forms.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");

  // --- reading --------------------------------------------------------------------------------------

  async function rowsOf(file) {
    const { name } = file;
    if (file.size > commas.LARGEST) refuse("large", { name, size: (file.size / 1e6).toFixed(1) });
    const text = commas.decode(new Uint8Array(await file.arrayBuffer()));
    const rows = text === null ? null : commas.parse(text);
    if (!rows?.length) refuse("unreadable", { name });
    return rows;
  }

  // Which column holds what; heads may be in any language, and a title may stand above them.
  function columns(what, rows, name) {
    const known = Object.entries(JSON.parse(words().heads)[what]);
    const named = new Map(known.flatMap(([field, heads]) => heads.map((head) => [plain(head), field])));
    for (const [at, { cells }] of rows.slice(0, HEAD_WITHIN).entries()) {
      const fields = cells.map((cell) => named.get(plain(cell)));
      if (!NEEDED[what].every((field) => fields.includes(field))) continue;
      return { fields, below: rows.slice(at + 1), ignored: cells.filter((cell, place) => cell.trim() && !fields[place]) };
    }
    const expected = NEEDED[what].map((field) => `“${said(what, field)}”`).join(" ");
    return refuse("headless", { name, value: short(rows[0].cells.find((cell) => cell.trim())), expected });
  }

  // What a column is called in the language of the page.
  const said = (what, field) => JSON.parse(words().heads)[what][field][0];

  function records(what, { fields, below }) {
    return below.map(({ cells, number }) => {
      const found = Object.fromEntries(Object.keys(JSON.parse(words().heads)[what]).map((field) => [field, ""]));
      fields.forEach((field, at) => {
        if (field && !found[field]) found[field] = (cells[at] ?? "").replaceAll("\r\n", "\n").trim();
      });
      return { ...found, number };
    });
  }

  // --- cells ----------------------------------------------------------------------------------------

  function checker(what) {
    const statuses = Object.entries(JSON.parse(words().statuses));
    const byWord = new Map(statuses.flatMap(([key, all]) => all.map((word) => [plain(word), key])));
    const wrong = (row, field, expected) =>
      refuse("row", { row: row.number, what: said(what, field), value: short(row[field]), expected });
    return {
      wrong,
      filled(row) {
        const status = row.status ? byWord.get(plain(row.status)) : "no_data";
        if (!status) wrong(row, "status", words().expected);
        const date = row.date && day(row.date);
        if (date === null) wrong(row, "date", words().day);
        for (const field of ["owner", "note", "name", "sector"])
          if (row[field]?.length > tasks.MOST.long) wrong(row, field, words().long);
        return { status, owner: row.owner, note: row.note, date };
      },
    };
  }

  // A day as spreadsheets write it.
  function day(text) {
    const found = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/.exec(text.normalize("NFKC").replace(/\s.*$/, ""));
    const [year, month, date] = found?.slice(1) ?? [];
    const told = found ? `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}` : "";
    return tasks.isDay(told) ? told : null;
  }

  // --- tasks ----------------------------------------------------------------------------------------

  // Read a list of tasks; `known` are the keys that it may name. A row with nothing filled in is left
  // out, so that a template that is half filled in takes nothing away.
  exchange.readTasks = async function (file, known) {
    const found = columns("tasks", await rowsOf(file), file.name);
    const { filled, wrong } = checker("tasks");
    const [rows, seen] = [new Map(), new Set()];
    for (const row of records("tasks", found)) {
      const told = filled(row);
      const spoken = told.status !== "no_data" || FILLED.slice(1).some((field) => told[field]);
      if (!row.key && !spoken) continue;
      if (!known.has(row.key) || seen.has(row.key)) wrong(row, "key", words().key);
      seen.add(row.key);
      if (spoken) rows.set(row.key, told);
    }
    return { rows, ignored: found.ignored };
  };

  // Fill what is kept into the template, which the server writes for everybody alike.
  exchange.writeTasks = async function (entries) {
    const lang = document.documentElement.lang.startsWith("zh") ? "zh" : document.documentElement.lang;
    const answer = await fetch(siquan.to(`/export/tasks.csv?${new URLSearchParams({ lang })}`));
    if (!answer.ok) throw new Error(answer.status);
    const rows = commas.parse(commas.decode(new Uint8Array(await answer.arrayBuffer())));
    const { fields, below } = columns("tasks", rows, "");
    const at = Object.fromEntries([...FILLED, "key"].map((field) => [field, fields.indexOf(field)]));
    for (const { cells } of below) {
      const one = entries.get(cells[at.key]) ?? { status: "no_data" };
      for (const field of FILLED) cells[at[field]] = field === "status" ? word(one.status) : (one[field] ?? "");
    }
    return commas.write(rows.map(({ cells }) => cells));
  };

  const word = (exchange.word = (status) => JSON.parse(words().statuses)[status][0]);

  // --- projects -------------------------------------------------------------------------------------

  let index = null; // of all places: [code, name, beside, folded names …]
  exchange.places = async function () {
    const address = document.getElementById("index-file").content;
    return (index ??= await siquan.load(address));
  };

  exchange.readProjects = async function (file) {
    const found = columns("projects", await rowsOf(file), file.name);
    const { filled, wrong } = checker("projects");
    const places = await exchange.places();
    const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/\p{M}/gu, "");
    const rows = records("projects", found).map((row) => {
      if (!row.name) wrong(row, "name", words().name);
      const asked = fold(row.place);
      const codes = places.filter(([code, , , ...names]) => code === row.place || names.includes(asked)).map(([code]) => code);
      if (row.place && codes.length !== 1) wrong(row, "place", words().place);
      const amount = row.investment.normalize("NFKC").replace(/[,\s]/g, "");
      const number = /^\d+(\.\d+)?$/.test(amount) ? Number(amount) : null;
      if (amount && !(number !== null && number <= tasks.MOST.investment)) wrong(row, "investment", words().investment);
      return { name: row.name, place: row.place ? codes[0] : "", sector: row.sector, investment: amount ? number : null, ...filled(row) };
    });
    return { rows, ignored: found.ignored };
  };

  exchange.writeProjects = function (projects) {
    const fields = Object.keys(JSON.parse(words().heads).projects);
    const cell = (one, field) => (field === "status" ? word(one.status) : (one[field] ?? ""));
    return commas.write([fields.map((field) => said("projects", field)), ...projects.map((one) => fields.map((field) => cell(one, field)))]);
  };
})(window.siquan);
