// Shows a story step by step: keys, touch, the clock of the step, notes, full screen. A step is an
// answer like any other, so the map stays and no shape is sent again.
window.siquan = window.siquan || {};
(function (siquan) {
  const html = document.documentElement;
  html.dataset.scripted = "";
  let shown = ""; // the step that is on the map
  let since = performance.now();
  let want = null; // the step that is asked for

  L.Map.addInitHook(function () {
    this.keyboard.disable(); // the arrows lead through the story
  });

  siquan.arrive = function ({ story, step }) {
    const now = `${story} ${step}`;
    want = null;
    if (now === shown) return;
    shown = now;
    since = performance.now();
    tick();
    queueMicrotask(fit); // when what is said of the step has been written
  };

  // Nobody scrolls in front of an audience: letters are as large as lets all be seen, down to two thirds.
  function fit() {
    const box = document.querySelector(".telling");
    for (let size = 1.15; size > 0.65; size -= 0.05) {
      box.style.setProperty("--fit", size);
      if (box.scrollHeight <= box.clientHeight) return;
    }
  }
  addEventListener("resize", fit);
  document.fonts.ready.then(fit);

  const asking = () => "waiting" in html.dataset && html.dataset.waiting !== "lost";

  function go(number) {
    const scene = siquan.scene;
    if (!scene?.steps) return;
    const next = Math.min(Math.max(number, 1), scene.steps);
    if (next === here()) return;
    want = next;
    siquan.at = null;
    siquan.ask({ story: scene.story, step: next, pin: "" });
  }
  const here = () => (asking() && want) || siquan.scene.step;

  // --- the reader's own story goes along with each of its steps, and with nothing else -----------------

  const along = siquan.own.along;
  siquan.own.along = function (query) {
    const params = new URLSearchParams(query.replace(/^[^?]*/, ""));
    const { steps, ...more } = siquan.stories.kept();
    if (!mine(params) || !steps.length) return along(query);
    const { view } = steps[Math.min(Number(params.get("step")) || 1, steps.length) - 1];
    const tables = siquan.own.asked(view).map(siquan.own.get).filter(Boolean);
    return `[${[JSON.stringify({ siquan: "story", version: 1, ...more, steps }), ...tables].join(",")}]`;
  };
  const mine = (params) => (params.get("story") || JSON.parse(document.getElementById("first").value).story) === "mine";

  // --- keys, pointer, touch -----------------------------------------------------------------------------

  const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    if (document.querySelector("dialog[open]")) return; // a click on its ground leaves the focus outside
    const { key } = event;
    const held = event.target.closest?.("a, button, summary");
    if (key in STEPS) go(here() + STEPS[key]);
    else if (key === " " && !held) go(here() + (event.shiftKey ? -1 : 1));
    else if (key === "Home") go(1);
    else if (key === "End") go(siquan.scene.steps);
    else if (key === "f" || key === "F") full();
    else if (key === "n" || key === "N") notes();
    else if (key === "Escape") return leave();
    else return;
    event.preventDefault();
  });

  // Escape takes back what is pinned, then leaves full screen (as the browser does), then the story.
  function leave() {
    if (new URLSearchParams(location.search).has("pin") || document.fullscreenElement) return;
    document.getElementById("leave").click();
  }

  function full() {
    document.fullscreenElement ? document.exitFullscreen() : html.requestFullscreen?.().catch(() => {});
  }

  function notes() {
    const box = document.getElementById("speaking");
    box.hidden = !box.hidden;
    document.getElementById("notes-open").setAttribute("aria-pressed", !box.hidden);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#full")) full();
    if (event.target.closest?.("#notes-open")) notes();
    const link = event.target.closest?.("a[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(Number(link.dataset.step));
  });

  // A stroke over what is said turns the page; over the map it moves the map.
  let start = null;
  const touch = (event) => event.changedTouches[0];
  document.addEventListener("touchstart", (event) => (start = event.target.closest?.(".telling, .paging") ? touch(event) : null), { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!start) return;
    const [x, y] = [touch(event).clientX - start.clientX, touch(event).clientY - start.clientY];
    if (Math.abs(x) > 60 && Math.abs(y) < 40) go(here() + (x < 0 ? 1 : -1));
    start = null;
  });

  // --- the clock ----------------------------------------------------------------------------------------

  const written = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  function tick() {
    const clock = document.querySelector(".clock");
    const meant = Number(clock?.dataset.seconds);
    if (!meant) return;
    const past = (performance.now() - since) / 1000;
    clock.textContent = `${written(past)} / ${written(meant)}`;
    clock.classList.toggle("over", past > meant);
  }
  setInterval(tick, 500);
})(window.siquan);
