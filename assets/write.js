// Writes a part of the page anew, keeping every node that says the same: the focus, what is folded
// open and where it is scrolled stay as they are.
window.siquan = window.siquan || {};
(function (siquan) {
  const frame = document.createElement("template");

  siquan.write = function (id, html) {
    frame.innerHTML = html;
    children(document.getElementById(id), frame.content);
  };

  function children(now, next) {
    let old = now.firstChild;
    let one = next.firstChild;
    while (one) {
      const [after, following] = [old?.nextSibling, one.nextSibling];
      if (!old) now.append(one);
      else if (old.nodeName !== one.nodeName) old.replaceWith(one);
      else if (one.nodeType === Node.ELEMENT_NODE) element(old, one);
      else if (old.data !== one.data) old.data = one.data;
      [old, one] = [after, following];
    }
    while (old) {
      const after = old.nextSibling;
      old.remove();
      old = after;
    }
  }

  // A fold stays as the reader left it, unless it is another fold.
  function element(now, next) {
    const [old, told] = [now.attributes, next.attributes];
    for (let at = old.length - 1; at >= 0; at--) {
      const { name } = old[at];
      if (!next.hasAttribute(name) && !(name === "open" && now.dataset.fold === next.dataset.fold)) now.removeAttribute(name);
    }
    for (let at = 0; at < told.length; at++) {
      const { name, value } = told[at];
      if (now.getAttribute(name) !== value) now.setAttribute(name, value);
    }
    if (now.firstChild || next.firstChild) children(now, next);
    if (now.nodeName === "INPUT" || now.nodeName === "SELECT") control(now, next);
  }

  // What a reader typed or chose lives beside the attributes; a control that is written anew says
  // what is written.
  function control(now, next) {
    if (now.nodeName === "INPUT") {
      if (now.type !== "file" && now.value !== next.value) now.value = next.value;
      if (now.checked !== next.checked) now.checked = next.checked;
    }
    if (now.nodeName === "SELECT") now.selectedIndex = [...now.options].findIndex((one) => one.defaultSelected);
    if (now.nodeName === "SELECT" && now.selectedIndex < 0) now.selectedIndex = 0;
  }
})(window.siquan);
