// The editor of the reader's own story: order, titles, notes; a story file saved and opened. What is
// typed is kept at once, and shown when the editor closes.
window.siquan = window.siquan || {};
(function (siquan) {
  const { stories, own } = siquan;
  const LARGEST = 1_000_000;
  const box = document.getElementById("editor");
  const words = box.dataset;
  const list = () => document.getElementById("editor-steps");
  const fill = (sentence, blanks) => sentence.replace(/\[(\w+)\]/g, (_, blank) => blanks[blank]);
  let changes = 0;

  const make = (tag, more = {}, ...inside) => {
    const node = Object.assign(document.createElement(tag), more);
    node.append(...inside);
    return node;
  };

  function say(text, look = "") {
    Object.assign(document.getElementById("editor-told"), { textContent: text, className: look });
  }

  // --- the list -----------------------------------------------------------------------------------------

  function draw() {
    const { steps } = stories.kept();
    list().replaceChildren(...(steps.length ? steps.map(row) : [make("li", { textContent: words.none, className: "fine" })]));
  }

  function row(step, number, { length }) {
    const count = number + 1;
    const named = (name) => fill(words[name], { count });
    const act = (name, sign, disabled) => {
      const button = make("button", { type: "button", textContent: sign, title: named(name), disabled, className: "tool" });
      button.setAttribute("aria-label", named(name));
      return Object.assign(button, { onclick: () => acts[name](number) });
    };
    const view = make("a", { href: siquan.to(step.view), textContent: step.view, className: "view" });
    return make(
      "li",
      {},
      make("div", { className: "row-head" }, make("b", { textContent: count }), view, act("up", "↑", !number), act("down", "↓", count === length), act("remove", "✕", false)),
      ...(own.asked(step.view).length ? [make("p", { className: "fine", textContent: words.own })] : []),
      ...["title", "said", "notes"].map((name) => field(step, number, name)),
      field(step, number, "seconds"),
    );
  }

  function field(step, number, what) {
    const lang = stories.lang();
    const name = what === "seconds" ? what : `${what}_${lang}`;
    const value = step[name] || (what === "seconds" ? "" : step[`${what}_${lang === "zh" ? "en" : "zh"}`]);
    const tag = what === "said" || what === "notes" ? "textarea" : "input";
    const node = make(tag, { value, ...(what === "seconds" ? { type: "number", min: 1, max: 3600 } : { maxLength: stories.LONGEST[name] }) });
    if (tag === "textarea") node.rows = 2;
    node.addEventListener("change", () => {
      keep((steps) => {
        steps[number] = stories.step({ ...steps[number], [name]: what === "seconds" ? Number(node.value) : node.value.trim() });
        if (what === "title" && !steps[number].title_zh && !steps[number].title_en) steps[number][name] = step[name] || value;
        node.value = what === "title" || what === "seconds" ? steps[number][name] : node.value;
      });
    });
    return make("label", { className: what === "notes" ? "spoken" : what }, make("span", { textContent: words[what] }), node);
  }

  function keep(edit) {
    changes++;
    say(stories.change(edit) ? "" : words.full, "wrong");
  }

  function moved(from, to) {
    keep((steps) => steps.splice(to, 0, ...steps.splice(from, 1)));
    draw();
    const name = to < from ? 0 : 1;
    const buttons = list().children[to]?.querySelectorAll("button") ?? [];
    (buttons[name]?.disabled ? buttons[1 - name] : buttons[name])?.focus();
  }

  const acts = {
    up: (number) => moved(number, number - 1),
    down: (number) => moved(number, number + 1),
    remove(number) {
      keep((steps) => steps.splice(number, 1));
      draw();
      (list().children[Math.min(number, list().children.length - 1)]?.querySelector("input") ?? document.getElementById("editor-close")).focus();
    },
  };

  // --- the file -----------------------------------------------------------------------------------------

  async function open(file) {
    const { name } = file;
    try {
      if (file.size > LARGEST * 4) throw new Error();
      const story = await stories.check(await file.text());
      if (story.wrong) return say(story.wrong, "wrong");
      const all = stories.joined(story);
      if (all.length > stories.MOST) return say(fill(words.more, { name, count: all.length, most: stories.MOST }), "wrong");
      const count = all.length - stories.kept().steps.length;
      changes++;
      stories.merge(story) ? say(fill(words.opened, { name, count }), "done") : say(words.full, "wrong");
      draw();
    } catch {
      say(fill(words.unread, { name }), "wrong");
    }
  }

  document.addEventListener("change", async (event) => {
    const node = event.target;
    if (node.id !== "story-file" || !node.files.length) return;
    await open(node.files[0]);
    node.value = ""; // so that the same file can be opened again
  });

  document.addEventListener("click", (event) => {
    const pressed = (id) => event.target.closest?.(`#${id}`);
    if (pressed("edit")) {
      draw();
      say("");
      box.showModal();
    }
    if (pressed("editor-close") || event.target === box) box.close();
    if (pressed("story-save")) own.save(new Blob([stories.file()], { type: "application/json" }), "siquan-story.json");
    const { length: count } = stories.kept().steps;
    if (pressed("story-clear") && count && confirm(fill(words.sure, { count }))) {
      keep((steps) => steps.splice(0));
      draw();
    }
  });

  // What was changed is shown: the story is the reader's own from then on.
  box.addEventListener("close", () => {
    if (!changes) return;
    changes = 0;
    const { steps } = stories.kept();
    const step = siquan.scene.story === "mine" ? Math.max(1, Math.min(siquan.scene.step, steps.length)) : 1;
    siquan.at = null;
    siquan.ask({ story: "mine", step, pin: "", try: Date.now() });
  });
})(window.siquan);
