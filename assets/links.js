// Links to the other language and to the other pages carry the view as it is now.
window.siquan = window.siquan || {};
(function () {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-carry]");
    if (!link) return;
    const params = new URLSearchParams(location.search);
    if (link.dataset.lang) params.set("lang", link.dataset.lang);
    const query = params.toString();
    link.href = new URL(link.href).pathname + (query ? `?${query}` : "");
  });
})();
