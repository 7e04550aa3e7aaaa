// What starts when. The map is there first: React mounts it from what the page says of it, as soon as
// the scripts of both have run, and it is painted from the scene that came with the page. Dash only
// carries questions and answers; it starts when the map has been painted, and what is asked before waits.
window.siquan = window.siquan || {};
(function (siquan) {
  const slot = document.getElementById("slot");
  const PATIENCE = 1000; // milliseconds after which Dash no longer waits for a map that cannot be painted

  const made = (component) =>
    React.createElement(
      dash_leaflet[component.type],
      { ...component.props, key: component.props.url, setProps: () => {} },
      component.props.children?.map(made),
    );
  ReactDOM.flushSync(() => ReactDOM.createRoot(slot).render(made(JSON.parse(slot.dataset.map))));

  // Dash is there when it has rendered what carries the question.
  siquan.ready = new Promise((done) => {
    const entry = document.getElementById("react-entry-point");
    const look = new MutationObserver(() => {
      if (!document.getElementById("wanted")) return;
      look.disconnect();
      done();
    });
    look.observe(entry, { childList: true, subtree: true });
  });

  // Run the files that the page keeps for later, in their order, and then do what Dash's own last
  // script says, which is no file.
  let begun = false;
  siquan.begin = function () {
    if (begun) return;
    begun = true;
    let last = null;
    for (const node of document.getElementById("later").content.querySelectorAll("link, script[src]")) {
      const copy = document.createElement(node.nodeName);
      for (const { name, value } of node.attributes) copy.setAttribute(name, value);
      if (copy.src) (last = copy).async = false;
      document.head.append(copy);
    }
    last.addEventListener("load", () => new DashRenderer());
  };

  // The map is painted. When it has been shown, the panels beside it are laid out, Dash starts, and
  // what the map can do without is fetched.
  siquan.rest = (later) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          document.documentElement.dataset.painted = "";
          siquan.begin();
          later();
        }),
      ),
    );
  window.addEventListener("load", () => setTimeout(siquan.begin, PATIENCE));
})(window.siquan);
