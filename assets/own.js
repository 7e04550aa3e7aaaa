// The reader's own tables, kept on the device under their own names; a table is sent along with what
// is asked of it, and with nothing else.
window.siquan = window.siquan || {};
(function (siquan) {
  const PREFIX = "siquan-table:";
  const ALIASES = "siquan-aliases";
  const KEY = /^own\.[0-9a-f]{12}$/;

  const store = siquan.store;
  const own = (siquan.own = {});

  // Name what a query asks for of the reader's own: a table as indicator, a list as register.
  own.asked = (query) => {
    const params = new URLSearchParams(query.replace(/^[^?]*/, ""));
    const named = ["indicator", "indicators", "register", "goal", "actuals"].flatMap((name) => (params.get(name) ?? "").split(","));
    return [...new Set(named.map((key) => /^own\.[0-9a-f]{12}(?=\.|$)/.exec(key)?.[0]).filter(Boolean))];
  };
  own.get = (key) => store.get(PREFIX + key) ?? "";
  // What has to be sent along with a query: a JSON list of what it names and is held here, or nothing.
  own.along = (query) => {
    const held = own.asked(query).map(own.get).filter(Boolean);
    return held.length ? `[${held.join(",")}]` : "";
  };
  own.keep = (key, text) => store.set(PREFIX + key, text);
  own.drop = (key) => store.drop(PREFIX + key);
  own.list = () =>
    store
      .names()
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((key) => KEY.test(key))
      .map((key) => ({ key, ...read(own.get(key)) }))
      .filter((one) => one.name)
      .sort((a, b) => a.name.localeCompare(b.name));

  function read(text) {
    try {
      const { siquan: kind, name, unit, rows, level } = JSON.parse(text);
      return { kind, name, unit, by: level, count: rows.length };
    } catch {
      return {};
    }
  }

  own.aliases = () => {
    try {
      return JSON.parse(store.get(ALIASES)) ?? {};
    } catch {
      return {};
    }
  };
  own.remember = (aliases) => store.set(ALIASES, JSON.stringify({ ...own.aliases(), ...aliases }));

  // The project file: all tables and remembered names, how far tasks are, and the story; to be
  // opened on another device.
  own.project = () =>
    JSON.stringify(
      {
        siquan: "project",
        version: 1,
        tables: own.list().map((one) => JSON.parse(own.get(one.key))),
        aliases: own.aliases(),
        ...siquan.tasks?.told(),
        ...siquan.stories?.told(),
        view: location.pathname + location.search,
      },
      null,
      1,
    );

  // Ask with the table sent along in the body; nothing of it stands in an address or a log.
  own.post = (address, text) =>
    fetch(address, { method: "POST", headers: { "Content-Type": "text/plain;charset=utf-8" }, body: text });

  // A download of what shows an own table.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-export]");
    const text = link && own.along(link.search);
    if (!text) return;
    event.preventDefault();
    const answer = await own.post(link.href, text);
    if (!answer.ok) return alert(await answer.text()); // a sentence is no file
    const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    own.save(await answer.blob(), name ?? "siquan");
  });
  own.save = function (blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
})(window.siquan);
