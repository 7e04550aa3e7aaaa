// How far a reader says that tasks are, and the reader's list of projects: kept on the device, city by
// city (no code: the province), and carried by the project file. Nothing of it is ever sent.
window.siquan = window.siquan || {};
(function (siquan) {
  const NAMES = { tasks: "siquan-tasks", projects: "siquan-projects" };
  const STATUSES = ["not_started", "under_way", "done", "no_data"];
  const MOST = { cities: 200, tasks: 2000, projects: 5000, long: 500, investment: 1e9 };
  const CITY = /^\w{0,40}$/;
  const KEY = /^[A-Za-z0-9][\w.:-]{0,79}$/;
  const DATE = /^\d{4}-\d\d-\d\d$/;
  const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  const tasks = (siquan.tasks = { STATUSES, MOST });

  // --- what is checked ------------------------------------------------------------------------------

  // What is wrong, and what was expected instead; the page says it in a sentence.
  class Wrong extends Error {
    constructor(what, value, expected) {
      super(what);
      const told = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
      this.blanks = { what, value: told.slice(0, 40), expected };
    }
  }
  tasks.Wrong = Wrong;

  function must(holds, what, value, expected) {
    if (!holds) throw new Wrong(what, value, expected);
    return value;
  }
  const text = (what, value = "") => must(typeof value === "string" && value.length <= MOST.long, what, value, `<= ${MOST.long}`);
  const moment = (value) => must(typeof value === "string" && MOMENT.test(value), "changed", value, "2026-01-31T08:00:00Z");
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // A day that there is: no 31 February.
  tasks.isDay = (value) => DATE.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;

  function fields(told) {
    must(isObject(told), "tasks", told, "{…}");
    const { status = "no_data", date = "" } = told;
    return {
      status: must(STATUSES.includes(status), "status", status, STATUSES.join("/")),
      owner: text("owner", told.owner),
      note: text("note", told.note),
      date: must(date === "" || (typeof date === "string" && tasks.isDay(date)), "date", date, "2026-01-31"),
      changed: moment(told.changed),
    };
  }

  function project(told) {
    const kept = fields(told);
    const { investment = null } = told;
    const known = typeof investment === "number" && investment >= 0 && investment <= MOST.investment;
    return {
      name: must(text("name", told.name) !== "", "name", told.name, "…") && told.name,
      place: must(CITY.test(text("place", told.place)), "place", told.place, "123456") ?? "",
      sector: text("sector", told.sector),
      investment: must(investment === null || known, "investment", investment, "123.4"),
      ...kept,
    };
  }

  // A project is the same where name and place are.
  const identity = ({ name, place }) => `${place} ${name}`;
  const KINDS = {
    // Keys that are not known here are kept: another edition of the data may have them.
    tasks: {
      is: isObject,
      expected: "{…}",
      pairs: (told) => Object.entries(told),
      read: ([key, one]) => [must(KEY.test(key), "tasks", key, "A-1"), fields(one)],
      plain: (mine) => Object.fromEntries(mine),
    },
    projects: {
      is: Array.isArray,
      expected: "[…]",
      pairs: (told) => told,
      read: (told) => [identity(project(told)), project(told)],
      plain: (mine) => [...mine.values()],
    },
  };

  // All of a kind, city by city; `each` reads one, or leaves out what it cannot read.
  function cities(what, told, each) {
    if (told === undefined) return new Map(); // an older project file
    const { is, expected, pairs, read } = KINDS[what];
    must(isObject(told) && Object.keys(told).length <= MOST.cities, what, told, "{…}");
    const found = Object.entries(told).map(([city, one]) => {
      must(CITY.test(city), what, city, "123456");
      return [city, new Map(pairs(must(is(one), what, one, expected)).flatMap((pair) => each(read, pair)))];
    });
    return new Map(found);
  }

  const strictly = (read, pair) => [read(pair)];
  function leniently(read, pair) {
    try {
      return [read(pair)];
    } catch {
      return [];
    }
  }

  function few(what, all) {
    for (const mine of all.values()) must(mine.size <= MOST[what], what, mine.size, `<= ${MOST[what]}`);
    return all;
  }

  tasks.checked = (told) => ({
    tasks: few("tasks", cities("tasks", told.tasks, strictly)),
    projects: few("projects", cities("projects", told.projects, strictly)),
  });

  // --- what is kept ---------------------------------------------------------------------------------

  // Read anew each time: another window may have written. What cannot be read counts as not kept.
  function kept(what) {
    try {
      return cities(what, JSON.parse(siquan.store.get(NAMES[what]) ?? "{}"), leniently);
    } catch {
      return new Map();
    }
  }

  const plain = (what, all) => Object.fromEntries([...all].map(([city, mine]) => [city, KINDS[what].plain(mine)]));
  const keep = (what, all) => siquan.store.set(NAMES[what], JSON.stringify(plain(what, all)));

  function change(what, city, edit) {
    const all = kept(what);
    const mine = all.get(city) ?? new Map();
    edit(mine);
    mine.size ? all.set(city, mine) : all.delete(city);
    return keep(what, all);
  }

  const now = () => new Date().toISOString();
  const put = (mine, read) => ([key, one]) => mine.set(key, read({ ...one, changed: now() }));

  tasks.of = (city) => kept("tasks").get(city) ?? new Map();
  tasks.projects = (city) => kept("projects").get(city) ?? new Map();
  // Each answers whether the device keeps it; if not, it lasts as long as the page.
  tasks.put = (city, rows) => change("tasks", city, (mine) => Object.entries(rows).forEach(put(mine, fields)));
  tasks.clear = (city) => change("tasks", city, (mine) => mine.clear());
  tasks.putProjects = (city, rows) =>
    change("projects", city, (mine) => rows.forEach((one) => put(mine, project)([identity(one), one])));
  tasks.dropProject = (city, key) => change("projects", city, (mine) => mine.delete(key));
  tasks.clearProjects = (city) => change("projects", city, (mine) => mine.clear());

  // --- the project file -----------------------------------------------------------------------------

  tasks.told = () => ({ tasks: plain("tasks", kept("tasks")), projects: plain("projects", kept("projects")) });

  // Of two entries of one thing the one changed last counts; what only one side has stays. Nothing that
  // is held here gets lost by opening an older file.
  tasks.merge = function (checked) {
    const merged = Object.keys(NAMES).map((what) => [what, few(what, together(kept(what), checked[what]))]);
    return merged.map(([what, all]) => !checked[what].size || keep(what, all)).every(Boolean);
  };

  function together(all, others) {
    for (const [city, theirs] of others) {
      const mine = all.get(city) ?? new Map();
      for (const [key, one] of theirs) if (!(mine.get(key)?.changed >= one.changed)) mine.set(key, one);
      all.set(city, mine);
    }
    return all;
  }
  tasks.count = (checked) =>
    Object.keys(NAMES).flatMap((what) => [...checked[what].values()]).reduce((sum, one) => sum + one.size, 0);
})(window.siquan);
