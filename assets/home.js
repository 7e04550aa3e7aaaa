// The reader's own city: chosen once, kept on the device, asked for on every page that does not name one.
window.siquan = window.siquan || {};
(function (siquan) {
  const KEY = "siquan-my";
  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  };

  function keep(code) {
    try {
      code ? localStorage.setItem(KEY, code) : localStorage.removeItem(KEY);
    } catch {
      // then it lasts as long as the address
    }
  }

  function go(code, replace) {
    const next = new URL(location.href);
    code ? next.searchParams.set("my", code) : next.searchParams.delete("my");
    replace ? location.replace(next) : location.assign(next);
  }

  document.addEventListener("change", (event) => {
    const list = event.target.closest?.("select[data-choose=my]");
    if (!list) return;
    keep(list.value);
    if (!siquan.ask) go(list.value);
  });

  // An address that names a city is left as it is; one that names none gets the reader's own.
  siquan.home = function () {
    const code = kept();
    if (!code || new URLSearchParams(location.search).has("my")) return;
    if (!document.querySelector(`select[data-choose=my] option[value="${CSS.escape(code)}"]`)) return;
    siquan.ask ? siquan.ask({ my: code }, "replace") : go(code, true);
  };
  document.addEventListener("DOMContentLoaded", () => siquan.ask || siquan.home());
})(window.siquan);
