// What a reader wishes of a file. Format, size, parts and review number are remembered on the device;
// title, note and the objections let stand belong to the view, and last as long as the page.
window.siquan = window.siquan || {};
(function (siquan) {
  const NAME = "siquan-studio";
  const LONGEST = 2000; // characters of an address that every server on the way takes
  const TRIES = 4;
  const drafts = new Map();
  const wishes = (siquan.wishes = {});

  wishes.draft = function () {
    const view = siquan.scene.query;
    if (!drafts.has(view)) drafts.set(view, { title: "", note: "", waived: [] });
    return drafts.get(view);
  };

  // What is kept may be of any kind, so it is read leniently.
  function kept() {
    try {
      const told = JSON.parse(siquan.store.get(NAME));
      return told && typeof told === "object" ? told : {};
    } catch {
      return {};
    }
  }

  const boxes = (form) => [...form.querySelectorAll("input[name=show]")];
  const usual = (form) => form.elements.size.options[0].value;

  wishes.fill = function (form) {
    const { kind, size, grey, hidden, review } = kept();
    const one = form.elements;
    if ([...one.kind].some((radio) => radio.value === kind)) one.kind.value = kind;
    const text = typeof size === "string" ? size : "";
    const ready = [...one.size.options].some((option) => option.value === text);
    one.size.value = ready ? text : text ? "own" : usual(form);
    one.own.value = ready ? "" : text;
    one.grey.checked = grey === true;
    one.review.value = typeof review === "string" ? review : one.review.defaultValue;
    for (const box of boxes(form)) box.checked = !(Array.isArray(hidden) && hidden.includes(box.value));
    const { title, note } = wishes.draft();
    [one.title.value, one.note.value] = [title, note];
  };

  wishes.keep = function (form) {
    const { kind, grey, review, title, note } = form.elements;
    Object.assign(wishes.draft(), { title: title.value, note: note.value });
    const hidden = boxes(form).flatMap((box) => (box.checked ? [] : [box.value]));
    const choice = { kind: kind.value, size: size(form), grey: grey.checked, hidden };
    // A number that the operator gave is not the reader's: it may be another one by tomorrow.
    if (review.value !== review.defaultValue) choice.review = review.value;
    siquan.store.set(NAME, JSON.stringify(choice));
  };

  const size = (form) => (form.elements.size.value === "own" ? form.elements.own.value.trim() : form.elements.size.value);

  // The words that stand beside the view in an address; what is not asked for is left out.
  wishes.words = function (form) {
    const { title, note, review, grey, part } = form.elements;
    const hidden = boxes(form).flatMap((box) => (box.checked ? [] : [box.value]));
    const told = {
      title: title.value.trim(),
      note: note.value.trim(),
      hide: hidden.join(","),
      waive: wishes.draft().waived.join(","),
      size: size(form) === usual(form) ? "" : size(form),
      grey: grey.checked ? "1" : "",
      part: part.checked && !part.disabled ? part.value : "",
    };
    const words = Object.fromEntries(Object.entries(told).filter(([, text]) => text));
    if (review.value !== review.defaultValue) words.review = review.value.trim();
    return words;
  };

  // What is objected to no more is let stand no more; whether that changed what is wished.
  wishes.pruned = function (told) {
    const draft = wishes.draft();
    const left = draft.waived.filter((key) => told.rules.includes(key));
    const changed = left.length < draft.waived.length;
    draft.waived = left;
    return changed;
  };

  // The words by which a file is written: a text may have been typed since the objections were told.
  wishes.last = async function (form, signal) {
    const words = wishes.words(form);
    if (!words.waive) return words;
    const told = await (await wishes.ask("/studio/told", words, signal)).json();
    // A preview that was asked for before may have pruned already, so the words are read anew.
    if (!told.wrong) wishes.pruned(told);
    return wishes.words(form);
  };

  // Ask for the view with these words. The reader's own table goes along in the body, and then the
  // words do too: nothing of it stands in an address or a log.
  function asked(path, words) {
    const query = siquan.scene.query || "?";
    const told = new URLSearchParams(words);
    const own = siquan.own.along(query);
    const address = siquan.to(`${path}${query}${query.length > 1 && String(told) ? "&" : ""}${told}`);
    if (own) told.set("own", own);
    const way = siquan.to(`${path}${query}`);
    return own || address.length > LONGEST ? { address: way, body: told } : { address };
  }

  // A server with its hands full says when to come again.
  wishes.ask = async function (path, words, signal) {
    const { address, body } = asked(path, words);
    const fetched = () => fetch(address, body ? { method: "POST", body, signal } : { signal });
    let answer = await fetched();
    for (let turn = 1; answer.status === 503 && turn < TRIES; turn++) {
      await new Promise((done) => setTimeout(done, 1000 * (Number(answer.headers.get("Retry-After")) || 1)));
      answer = await fetched();
    }
    if (!answer.ok) throw Object.assign(new Error(await answer.text()), { told: true });
    return answer;
  };

  // Open the same in a frame of the page.
  wishes.open = function (frame, path, words) {
    const { address, body } = asked(path, words);
    if (!body) return (frame.src = address);
    const form = Object.assign(document.createElement("form"), { method: "post", action: address, target: frame.name, hidden: true });
    for (const [name, value] of body) form.append(Object.assign(document.createElement("textarea"), { name, value }));
    document.body.append(form);
    form.submit();
    form.remove();
  };
})(window.siquan);
