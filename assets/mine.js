// The reader's own on the map page: tables stand in the list of indicators, lists of sites beside the
// register; an address that names one is asked again with it, as soon as the map can answer.
window.siquan = window.siquan || {};
(function (siquan) {
  const html = document.documentElement;
  if (siquan.own.along(location.search)) html.dataset.held = "";

  // List what is held here, and choose what the address names for this choice.
  function enlist(list, tables, group) {
    const held = new Set(tables.map((one) => one.key));
    const rest = [...group.children].filter((option) => option.value && !held.has(option.value));
    const plain = [...group.children].filter((option) => !option.value);
    group.replaceChildren(...plain, ...tables.map((one) => new Option(one.name, one.key)), ...rest);
    const named = new URLSearchParams(location.search).get(list.dataset.choose);
    if (named && group.querySelector(`[value="${CSS.escape(named)}"]`)) list.value = named;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const [indicators, lists] = ["indicator", "register"].map((name) => document.querySelector(`select[data-choose="${name}"]`));
    const own = siquan.own.list();
    const tables = own.filter((one) => one.kind === "own");
    for (const name of ["goal", "actuals"]) {
      const list = document.querySelector(`select[data-choose="${name}"]`);
      if (list) enlist(list, tables, list);
    }
    let group = indicators?.querySelector("optgroup[data-own]");
    if (indicators && !group && tables.length) {
      indicators.append((group = document.createElement("optgroup")));
      group.label = indicators.dataset.own;
      group.dataset.own = "";
    }
    if (group) enlist(indicators, tables, group);
    if (!lists) return;
    enlist(lists, own.filter((one) => one.kind === "sites"), lists);
    lists.closest(".control").hidden = lists.length < 2;
  });

  // The map is painted: Dash can be asked now.
  siquan.hold = function () {
    if (html.dataset.held === undefined) return;
    delete html.dataset.held;
    siquan.ask({ try: "own" }, "replace");
  };
})(window.siquan);
