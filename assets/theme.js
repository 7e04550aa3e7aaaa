// Light or dark: the reader's choice, kept on the device; the palettes stay, so colours mean the same.
window.siquan = window.siquan || {};
(function (siquan) {
  const dark = document.getElementById("dark");
  const kept = siquan.store.get("siquan-theme");
  if (kept && dark.media.startsWith("(")) dark.media = kept;
  dark.addEventListener("load", () => siquan.repaint?.());
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#theme")) return;
    dark.media = matchMedia(dark.media).matches ? "not all" : "all";
    siquan.store.set("siquan-theme", dark.media);
    siquan.repaint?.();
  });
})(window.siquan);
