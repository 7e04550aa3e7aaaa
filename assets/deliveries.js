// From the map to a file, or to the clipboard; what takes long says so and can be cancelled.
window.siquan = window.siquan || {};
(function (siquan) {
  const { studio, wishes } = siquan;
  const find = (name) => document.getElementById(`studio-${name}`);
  let work = null; // what is being written, to be cancelled

  // Where a key saved without the dialog, the same is told at the edge of the map.
  const toast = Object.assign(document.createElement("div"), { className: "studio-toast", hidden: true });
  toast.append(Object.assign(document.createElement("span"), { role: "status" }), document.createElement("button"));
  toast.lastChild.type = "button";
  toast.lastChild.addEventListener("click", () => (work ? work.abort() : (toast.hidden = true)));
  document.addEventListener("DOMContentLoaded", () => document.body.append(toast));
  let gone = null; // timer that takes the toast away

  function tell(text, look) {
    if (studio.form) studio.said(text, look);
    if (studio.dialog.open) return (toast.hidden = true);
    toast.hidden = false;
    toast.className = `studio-toast ${look}`;
    toast.firstChild.textContent = text;
    toast.lastChild.textContent = work ? find("stop").textContent : "✕";
    clearTimeout(gone);
    if (!work) gone = setTimeout(() => (toast.hidden = true), 6000);
  }

  const large = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

  // Do one thing at a time; count the seconds; say how it ended.
  async function run(name, what) {
    if (work) return;
    work = new AbortController();
    const started = performance.now();
    const count = () => (find("stop").dataset.count = Math.round((performance.now() - started) / 1000));
    count();
    const clock = setInterval(count, 1000);
    busy(true);
    tell(studio.word("drawing", { name }), "working");
    let [text, look] = ["", "done"];
    try {
      text = await what(work.signal);
    } catch (error) {
      look = "wrong";
      text = work.signal.aborted ? studio.word("stopped") : error.told ? error.message : studio.word("lost");
    }
    clearInterval(clock);
    work = null;
    busy(false);
    tell(text, look);
  }

  function busy(on) {
    if (!on && document.activeElement === find("stop")) find("save").focus();
    find("stop").hidden = !on;
    for (const name of ["save", "copy"]) find(name).ariaDisabled = String(on);
  }

  function save() {
    const kind = studio.form.elements.kind.value;
    return run(kind.toUpperCase(), async (signal) => {
      const words = await wishes.last(studio.form, signal);
      const answer = await wishes.ask(`/export/${kind}`, words, signal);
      const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `siquan.${kind}`;
      const blob = await answer.blob();
      siquan.own.save(blob, name);
      return studio.word("saved", { name, size: large(blob.size) });
    });
  }

  // The clipboard takes pictures as PNG, whatever the file is to be. The promise goes in at once: some
  // browsers let only that in which the click itself brought.
  function copy() {
    return run("PNG", async (signal) => {
      if (!navigator.clipboard?.write || !window.ClipboardItem) return refuse("refused");
      let fault = null;
      const picture = wishes
        .last(studio.form, signal)
        .then((words) => wishes.ask("/export/png", words, signal))
        .then((answer) => answer.blob());
      picture.catch((error) => (fault = error));
      try {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      } catch {
        if (!fault) await picture.catch(() => {});
        if (fault) throw fault;
        return refuse("refused");
      }
      return studio.word("copied", { size: large((await picture).size) });
    });
  }

  function refuse(name) {
    throw Object.assign(new Error(studio.word(name)), { told: true });
  }

  async function command() {
    try {
      await navigator.clipboard.writeText(find("command").textContent);
      studio.said(studio.word("command"), "done");
    } catch {
      getSelection().selectAllChildren(find("command"));
      studio.said(studio.word("unread"), "wrong");
    }
  }

  studio.dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  studio.dialog.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    if (button === find("copy")) copy();
    if (button === find("command-copy")) command();
    if (button === find("stop")) work?.abort();
  });

  // --- from the map -----------------------------------------------------------------------------

  const opener = () => document.getElementById("studio-open");
  const failed = () => tell(opener().dataset.lost, "wrong");

  async function atOnce() {
    if (!siquan.scene || work) return;
    await studio.ready();
    wishes.fill(studio.form);
    await save();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#studio-open")) studio.open().catch(failed);
  });

  // E opens the studio; Shift+E is the one key from map to file.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "e" || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    event.preventDefault();
    (event.shiftKey ? atOnce() : studio.open()).catch(failed);
  });
})(window.siquan);
