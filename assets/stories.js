// The reader's own story: views with a title and what is said of them, kept on the device. Own tables
// are named by the views, not carried.
window.siquan = window.siquan || {};
(function (siquan) {
  const NAME = "siquan-story";
  const LONGEST = { view: 2000, title_zh: 120, title_en: 120, said_zh: 600, said_en: 600, where_zh: 300, where_en: 300, notes_zh: 2000, notes_en: 2000 };
  const USUAL = 15;
  const stories = (siquan.stories = { MOST: 60, LONGEST });
  const EMPTY = { title_zh: "", title_en: "", steps: [] };

  const lang = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");
  stories.lang = lang;
  const whole = (value) => (Number.isInteger(value) && value >= 1 && value <= 3600 ? value : USUAL);
  const text = (value, long) => (typeof value === "string" ? value.slice(0, long) : "");

  // A step in its one order of keys; what is kept can be of any kind, so it is read leniently.
  stories.step = function (told) {
    const one = {};
    for (const [name, long] of Object.entries(LONGEST)) one[name] = text(told?.[name], long);
    one.seconds = whole(told?.seconds);
    return one;
  };

  // Read anew each time: another window may have written. What cannot be read counts as not kept.
  stories.kept = function () {
    try {
      const { title_zh, title_en, steps } = JSON.parse(siquan.store.get(NAME)) ?? EMPTY;
      const read = steps.map(stories.step).filter((one) => one.view.startsWith("/")).slice(0, stories.MOST);
      return { title_zh: text(title_zh, 120), title_en: text(title_en, 120), steps: read };
    } catch {
      return { ...EMPTY, steps: [] };
    }
  };

  // The story file, as geo/stories.py writes it: one key a line, always in the same order.
  const marked = (story) => ({ siquan: "story", version: 1, ...story });
  stories.file = (story = stories.kept()) => `${JSON.stringify(marked(story), null, 1)}\n`;
  stories.told = function () {
    const story = stories.kept();
    return story.steps.length ? { story: marked(story) } : {};
  };

  // Each answers whether the device keeps it; if not, it lasts as long as the page.
  stories.keep = (story) => siquan.store.set(NAME, JSON.stringify(story));
  stories.change = function (edit) {
    const story = stories.kept();
    edit(story.steps);
    return stories.keep(story);
  };

  // What was kept, and after it what another story has besides.
  stories.joined = function (other) {
    const mine = stories.kept().steps;
    const known = new Set(mine.map((one) => JSON.stringify(one)));
    return [...mine, ...other.steps.map(stories.step).filter((one) => !known.has(JSON.stringify(one)))];
  };
  stories.fits = (other) => stories.joined(other).length <= stories.MOST;
  stories.merge = function (other) {
    if (!other.steps.length) return true;
    const { title_zh, title_en } = stories.kept();
    return stories.keep({ title_zh: title_zh || other.title_zh, title_en: title_en || other.title_en, steps: stories.joined(other) });
  };

  // Have a story of a file checked by the server, which keeps nothing of it.
  stories.check = async function (told) {
    if (told === undefined) return EMPTY; // an older project file
    const body = typeof told === "string" ? told : JSON.stringify(told);
    const answer = await fetch(siquan.to(`/story/check?lang=${lang()}`), { method: "POST", headers: { "Content-Type": "text/plain;charset=utf-8" }, body });
    const found = await answer.json();
    return found.wrong ? found : JSON.parse(found.text);
  };

  // --- the button at the head of a map ---------------------------------------------------------------

  function shown() {
    const params = new URLSearchParams(location.search);
    for (const name of ["lang", "theme", "try"]) params.delete(name);
    const query = params.toString().replaceAll("%2C", ",");
    const title = document.querySelector("#title h1")?.firstChild?.textContent ?? document.title;
    return stories.step({ view: siquan.here() + (query ? `?${query}` : ""), [`title_${lang()}`]: title });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#keep-view");
    if (!button) return;
    const words = button.dataset;
    const count = stories.kept().steps.length + 1;
    const told = document.getElementById("kept-view");
    if (count > stories.MOST) return told.replaceChildren(words.many.replace("[most]", stories.MOST));
    const kept = stories.change((steps) => steps.push(shown()));
    const link = Object.assign(document.createElement("a"), { textContent: words.show });
    const way = new URLSearchParams({ ...(lang() === "zh" ? {} : { lang: lang() }), story: "mine", step: count });
    link.href = siquan.to(`/present?${way}`);
    told.replaceChildren(words.added.replace("[count]", count), kept ? "" : ` ${words.full}`, " ", link);
    clearTimeout(told.late);
    told.late = setTimeout(() => told.replaceChildren(), 9000);
  });
})(window.siquan);
