// The studio: a preview that is the file itself, and what a presenter may wish of it. One preview is
// drawn at a time, always of the newest wish, so that a reader who types leaves no queue behind.
window.siquan = window.siquan || {};
(function (siquan) {
  const PAUSE = 350; // milliseconds of quiet after which a text is taken
  const { wishes } = siquan;
  const studio = (siquan.studio = {});
  const dialog = (studio.dialog = Object.assign(document.createElement("dialog"), { id: "studio", className: "studio" }));
  dialog.setAttribute("aria-labelledby", "studio-title");
  document.addEventListener("DOMContentLoaded", () => document.body.append(dialog));

  const find = (name) => document.getElementById(`studio-${name}`);
  let ready = null; // the sheet of the dialog on its way, or there
  let timer = null;
  let drawing = false;
  let again = false; // the wish has changed since what is being drawn
  let shown = ""; // address of the picture that is shown
  let made = ""; // the command, with a blank for the format

  studio.ready = function () {
    ready ??= fetch(siquan.to(`/studio/sheet?lang=${document.documentElement.lang.startsWith("zh") ? "zh" : "en"}`))
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error())))
      .then((html) => {
        dialog.innerHTML = html;
        studio.form = find("form");
      })
      .catch((error) => {
        ready = null;
        throw error;
      });
    return ready;
  };

  studio.open = async function () {
    if (!siquan.scene || dialog.open) return;
    await studio.ready();
    wishes.fill(studio.form);
    studio.said("");
    dialog.showModal();
    find("save").focus();
    refresh();
  };

  // A sentence of the dialog, its [blanks] filled.
  studio.word = (name, blanks = {}) => studio.form.dataset[name].replace(/\[(\w+)\]/g, (_, key) => blanks[key] ?? "");
  studio.said = function (text, look = "") {
    find("told").textContent = text;
    find("told").className = look;
  };

  // --- what is wished ---------------------------------------------------------------------------

  const format = () => studio.form.querySelector("[name=kind]:checked").dataset;
  const flowing = () => format().flowing === "1";

  function settle() {
    const { kind, size, own, grey, part } = studio.form.elements;
    own.hidden = size.value !== "own";
    for (const one of [size, own, grey, part]) one.disabled = flowing();
    find("command").textContent = made.replace("[kind]", kind.value);
  }

  dialog.addEventListener("input", (event) => {
    if (!["title", "note", "review"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  dialog.addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    if (["title", "note", "review"].includes(name)) return;
    if (name === "waive") {
      const draft = wishes.draft();
      draft.waived = draft.waived.filter((key) => key !== value).concat(checked ? [value] : []);
    }
    if (name === "size" && value === "own" && !studio.form.elements.own.value) {
      settle();
      return studio.form.elements.own.focus();
    }
    refresh();
  });

  // --- what it looks like -----------------------------------------------------------------------

  async function refresh() {
    clearTimeout(timer);
    settle();
    again = drawing;
    if (drawing) return;
    drawing = true;
    find("preview").ariaBusy = "true";
    wishes.keep(studio.form);
    try {
      const words = wishes.words(studio.form);
      const told = await (await wishes.ask("/studio/told", words)).json();
      if (told.wrong) studio.said(told.wrong, "wrong");
      else tell(told);
      if (!told.wrong && !again) await (flowing() ? live(words) : picture(words));
    } catch (error) {
      studio.said(error.told ? error.message : studio.word("lost"), "wrong");
    }
    drawing = false;
    if (again) return refresh();
    find("preview").ariaBusy = "false";
  }

  function tell(told) {
    const { title, show } = studio.form.elements;
    if (find("told").className === "wrong") studio.said("");
    title.placeholder = told.title;
    find("size").textContent = [format().label, flowing() ? studio.word("flowing") : told.size].join(" · ");
    find("check").textContent = studio.word("check", { count: told.summary });
    find("check").classList.toggle("doubt", told.grave);
    find("picture").alt = find("page").title = told.alt;
    find("picture").classList.toggle("clear", told.transparent);
    for (const box of show) {
      box.disabled = !told.offered.includes(box.value);
      box.parentElement.title = box.disabled ? studio.word("absent") : "";
    }
    made = told.command;
    find("command-copy").hidden = !told.runs;
    siquan.write("studio-findings", told.findings);
    again = wishes.pruned(told) || again;
    settle();
  }

  async function picture(words) {
    const { clientWidth, clientHeight } = find("preview");
    const dots = Math.ceil((Math.max(clientWidth, clientHeight) * devicePixelRatio) / 200) * 200;
    const answer = await wishes.ask("/studio/preview", { ...words, dots });
    const next = URL.createObjectURL(await answer.blob());
    find("picture").src = next;
    await find("picture").decode().catch(() => {});
    URL.revokeObjectURL(shown);
    shown = next;
    show("picture");
  }

  async function live(words) {
    const page = find("page").cloneNode(); // a new one leaves no step back in the browser's history
    page.removeAttribute("src");
    find("page").replaceWith(page);
    show("page");
    wishes.open(page, "/studio/page", words);
    await new Promise((done) => page.addEventListener("load", done, { once: true }));
  }

  function show(name) {
    for (const one of ["picture", "page"]) find(one).hidden = one !== name;
  }

  // --- open and shut ----------------------------------------------------------------------------

  dialog.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-close]")) dialog.close();
    if (event.target.closest?.("#studio-check")) find("lint").focus({ preventScroll: true });
    if (event.target.closest?.("#studio-check")) find("lint").scrollIntoView({ block: "start", behavior: "smooth" });
  });
  dialog.addEventListener("mousedown", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    wishes.keep(studio.form);
    document.getElementById("studio-open")?.focus({ preventScroll: true });
  });
})(window.siquan);
