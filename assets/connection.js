// The line to the server. Everything that a page asks passes here: a broken line is told in a sentence,
// what waits for a file goes on by itself, and an answer of another release never reaches this page's map.
window.siquan = window.siquan || {};
(function (siquan) {
  const STAMP = "Siquan-Release";
  const PAUSE = 4000; // milliseconds until what waits for a file asks again
  const ask = window.fetch.bind(window);
  const html = document.documentElement;
  const release = document.querySelector('meta[name="release"]')?.content;
  const note = () => document.getElementById("connection");
  let waiting = []; // functions that let those ask again that wait

  const line = (siquan.line = { broken: false });

  const path = (asked) => new URL(asked[0]?.url ?? asked[0], location.href).pathname;
  // Without these two nothing is drawn at all: they are waited for like files.
  window.fetch = (...asked) => (/\/_dash-(layout|dependencies)$/.test(path(asked)) ? patient(asked) : pass(asked));

  async function pass(asked) {
    const pathname = path(asked);
    const draws = pathname.endsWith("/_dash-update-component");
    const answer = await ask(...asked).catch((error) => {
      if (error.name !== "AbortError" && !draws) tell("away");
      if (!draws) throw error;
      return null;
    });
    const theirs = answer?.headers.get(STAMP);
    const other = Boolean(release && theirs && theirs !== release);
    if (other || (answer?.status === 404 && pathname.includes("/files/"))) line.renew();
    else if (answer && line.broken && "away" === note().dataset.told) tell("");
    if (!draws) return answer;
    if (answer?.ok && !other) return answer;
    siquan.lost?.(question(asked[1]?.body));
    return new Response(null, { status: 204 }); // as if nothing had changed; the map keeps its answer
  }

  // Ask until there is an answer, however long it takes.
  async function patient(asked) {
    for (;;) {
      const answer = await pass(asked).catch(() => null);
      if (answer?.ok) return answer;
      await new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, PAUSE);
      });
    }
  }

  // Name what a question to the map asked.
  function question(body) {
    try {
      return JSON.parse(body).inputs[0].value;
    } catch {
      return null;
    }
  }

  // Show what is wrong with the line, in the words that the page brought along; nothing hides it again.
  function tell(what) {
    line.broken = Boolean(what);
    const node = note();
    if (html.dataset.renewed !== undefined && what !== "renewed") return;
    node.dataset.told = what;
    node.querySelector("span").textContent = node.dataset[what] ?? "";
    node.querySelector("button").textContent = node.dataset[`${what}Do`] ?? "";
    node.hidden = !what;
  }
  line.say = function (text) {
    tell("away");
    note().querySelector("span").textContent = text;
  };

  // Another release is served: what comes from now on does not belong to this page.
  line.renew = function () {
    html.dataset.renewed = "";
    tell("renewed");
  };

  // Fetch a file that the page needs.
  siquan.load = (address) => patient([address]).then((answer) => answer.json());

  // Whether the server answers now; if not, the reader is told.
  line.alive = () => window.fetch(siquan.to("/release"), { cache: "no-store" }).then((answer) => answer.ok, () => false);

  function again() {
    const held = waiting;
    waiting = [];
    for (const go of held) go();
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#connection button")) return;
    if (note().dataset.told === "renewed") return location.reload();
    tell("");
    again();
  });
  window.addEventListener("online", () => {
    if (note().dataset.told === "away") tell("");
    again();
  });
})(window.siquan);
