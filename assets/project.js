// The project file: saved from all that this browser holds, opened into it. All of a file is checked
// before any of it is kept: tables and the story by the server, tasks and projects here,
// where they stay.
window.siquan = window.siquan || {};
(function (siquan) {
  const { own, tasks, stories } = siquan;
  const LARGEST = 20_000_000;
  const box = () => document.querySelector(".project[data-told]");
  const fill = (sentence, blanks) => sentence.replace(/\[(\w+)\]/g, (_, blank) => blanks[blank]);

  function say(text, look) {
    const told = document.createElement("p");
    document.getElementById(box().dataset.told).replaceChildren(Object.assign(told, { textContent: text, className: look }));
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#project-save")) return;
    own.save(new Blob([own.project()], { type: "application/json" }), "siquan-project.json");
  });
  document.addEventListener("change", async (event) => {
    const field = event.target;
    if (field.id !== "project-file" || !field.files.length) return;
    const [text, look] = await open(field.files[0], box().dataset);
    field.value = ""; // so that the same file can be opened again
    say(text, look);
    document.dispatchEvent(new CustomEvent("siquan:opened"));
  });

  async function open(file, words) {
    const { name } = file;
    try {
      if (file.size > LARGEST) throw new Error();
      const told = JSON.parse(await file.text());
      if (told.siquan !== "project" || !Array.isArray(told.tables)) throw new Error();
      const found = tasks.checked(told);
      const checked = told.tables.length ? await check(told.tables) : { tables: [] };
      if (checked.wrong) return [checked.wrong, "wrong"];
      const story = await stories.check(told.story);
      if (story.wrong) return [story.wrong, "wrong"];
      if (!stories.fits(story)) return [fill(words.many, { name, most: stories.MOST, count: stories.joined(story).length }), "wrong"];
      const kept = [tasks.merge(found), stories.merge(story), ...checked.tables.map((one) => own.keep(one.key, one.text))];
      own.remember(told.aliases ?? {});
      if (kept.includes(false)) return [words.full, "wrong"];
      const [count, more] = [checked.tables.length, tasks.count(found)];
      const steps = story.steps.length;
      const also = steps ? ` ${fill(words.steps, { steps })}` : "";
      return [fill(more ? words.both : words.opened, { count, more, name }) + also, "done"];
    } catch (error) {
      return [error instanceof tasks.Wrong ? fill(words.broken, { name, ...error.blanks }) : fill(words.project, { name }), "wrong"];
    }
  }

  async function check(tables) {
    const { lang } = document.documentElement;
    const query = new URLSearchParams({ lang: lang.startsWith("zh") ? "zh" : lang });
    const answer = await fetch(siquan.to(`/own/check?${query}`), { method: "POST", body: JSON.stringify(tables) });
    return answer.json();
  }
})(window.siquan);
