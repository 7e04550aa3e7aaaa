// Where a number comes from: one click on it, or the key T over its place, opens its trace beside the
// page. The address of a trace works by itself, too.
window.siquan = window.siquan || {};
(function (siquan) {
  let from = null; // what had the focus before

  const dialog = Object.assign(document.createElement("dialog"), { id: "trace", className: "trace" });
  document.addEventListener("DOMContentLoaded", () => document.body.append(dialog));

  siquan.trace = async function (link) {
    from = link;
    const address = new URL(link.href);
    const own = siquan.own.along(address.search);
    const part = siquan.to(`/trace/part${address.search}`);
    const answer = await (own ? siquan.own.post(part, own) : fetch(part));
    dialog.innerHTML = await answer.text();
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };

  document.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest?.("#trace [data-close]")) return dialog.close();
    const link = event.target.closest?.("a[data-trace]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    siquan.trace(link).catch(() => siquan.line.broken || location.assign(link.href));
  });
  dialog.addEventListener("close", () => from?.isConnected && from.focus());

  // T: the trace of the place under the pointer, else of the one whose card is open.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "t" && event.key !== "T") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea, dialog")) return;
    const links = ["tr.lit", "tr.pinned", ".card"].map((one) => document.querySelector(`${one} a[data-trace]`));
    const link = links.find(Boolean);
    if (link) siquan.trace(link).catch(() => siquan.line.broken || location.assign(link.href));
  });
})(window.siquan);
