// What is kept on the device, under names; the same for all that a reader keeps.
window.siquan = window.siquan || {};
(function (siquan) {
  // Some browsers forbid storage, and any may be full; what was not kept lasts as long as the page, and
  // comes before what was kept earlier.
  const memory = new Map();
  siquan.store = {
    get(name) {
      try {
        return memory.get(name) ?? localStorage.getItem(name);
      } catch {
        return memory.get(name) ?? null;
      }
    },
    set(name, text) {
      try {
        localStorage.setItem(name, text);
        memory.delete(name);
        return true;
      } catch {
        memory.set(name, text);
        return false;
      }
    },
    drop(name) {
      memory.delete(name);
      try {
        localStorage.removeItem(name);
      } catch {
        // then there was nothing kept
      }
    },
    names() {
      let kept = [];
      try {
        kept = Object.keys(localStorage);
      } catch {
        // then what the page remembers is all there is
      }
      return [...new Set([...kept, ...memory.keys()])];
    },
  };
})(window.siquan);
