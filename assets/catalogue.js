// The catalogue: the filter hides what does not match; the chosen indicator is brought into its list.
window.siquan = window.siquan || {};
(function () {
  const filter = document.getElementById("catalogue-filter");
  if (!filter) return;
  const list = document.querySelector("[data-list]");
  const rows = [...list.querySelectorAll("tr[data-find]")];

  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.find.includes(word));
    for (const theme of list.querySelectorAll("tbody"))
      theme.hidden = !theme.querySelector("tr[data-find]:not([hidden])");
    document.getElementById("catalogue-none").hidden = rows.some((row) => !row.hidden);
  });

  // Only the list moves, never the page.
  const chosen = list.querySelector("tr.chosen");
  if (!chosen) return;
  const head = list.querySelector("thead").offsetHeight;
  const theme = chosen.parentElement.offsetTop - head;
  const deep = chosen.offsetTop + chosen.offsetHeight - theme > list.clientHeight;
  list.scrollTop = deep ? chosen.offsetTop - head : theme;
})();
