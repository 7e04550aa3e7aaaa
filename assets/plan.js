// The documents: entries are narrowed as one types; a department is chosen at once; threads light up.
window.siquan = window.siquan || {};
(function () {
  const field = document.getElementById("find");
  const list = document.querySelector(".entries");
  if (!field || !list) return;
  // As geo/places.py folds names: no case, tones, spaces, signs or full-width forms.
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const groups = [...list.querySelectorAll("details")].map((group) => ({
    group,
    count: group.querySelector(".count"),
    rows: [...group.querySelectorAll("li")].map((row) => ({ row, names: null })),
  }));
  const named = (one) =>
    (one.names ??= [...[...one.row.children].map((part) => fold(part.textContent)), one.row.dataset.find].join("|"));

  function narrow() {
    const words = field.value.split(/\s+/).map(fold).filter(Boolean);
    let hits = 0;
    for (const { group, count, rows } of groups) {
      let here = 0;
      for (const one of rows) {
        const shown = words.every((word) => named(one).includes(word));
        one.row.hidden = !shown;
        here += shown;
      }
      count.textContent = here;
      group.hidden = !here;
      group.open = words.length > 0 && here > 0;
      hits += here;
    }
    document.getElementById("plan-none").hidden = hits > 0;
  }
  field.addEventListener("input", narrow);

  document.getElementById("department")?.addEventListener("change", (event) => event.target.form.requestSubmit());

  // The threads of one end of the crosswalk, and those of a department.
  const drawing = document.querySelector(".crosswalk");
  const light = (event) => {
    const end = event.target.closest?.("[data-end]")?.dataset.end;
    drawing.classList.toggle("lit", Boolean(end));
    for (const thread of drawing.querySelectorAll(".thread"))
      thread.classList.toggle("on", thread.dataset.from === end || thread.dataset.to === end);
  };
  drawing?.addEventListener("mouseover", light);
  drawing?.addEventListener("focusin", light);
  drawing?.addEventListener("mouseleave", light);

  // What a link inside the page leads to is unfolded.
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target?.tagName === "DETAILS") target.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
})();
