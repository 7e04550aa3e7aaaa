// The tip under the pointer: what a place is called, its value, where it stands, and what must be known
// of the value. Its sentences come with the page; only numbers are filled in here.
window.siquan = window.siquan || {};
(function (siquan) {
  const parts = (code) => code.split("+");
  siquan.places = null; // names, label points, regions of all places, once they are there

  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(tip));

  siquan.tip = { show, follow, hide: () => (tip.hidden = true) };

  function show(scene, code, line) {
    tip.hidden = false;
    describe(scene, code, line);
  }

  function follow({ originalEvent: at }) {
    if (matchMedia("(pointer: coarse)").matches) tip.hidden = true; // a tap opens the card
    const wide = tip.offsetWidth + 24 > window.innerWidth - at.clientX;
    tip.style.left = `${Math.max(8, at.clientX + (wide ? -tip.offsetWidth - 14 : 14))}px`;
    tip.style.top = `${Math.min(at.clientY + 14, window.innerHeight - tip.offsetHeight - 8)}px`;
  }
  // The rank inside the region: as told, or counted where the whole province is on the map.
  function peer(scene, line) {
    if (scene.peers) return scene.peers[line];
    const home = (code) => siquan.places?.places[parts(code)[0]]?.[4];
    const region = home(scene.codes[line]);
    const rank = scene.ranks[line];
    if (!region || !rank) return null;
    return 1 + scene.codes.filter((code, other) => home(code) === region && scene.ranks[other] && scene.ranks[other] < rank).length;
  }

  function amount(scene, line) {
    const value = scene.values[line];
    if (value === null) return scene.classes[line] === -2 ? scene.blank : words.missing;
    const digits = { minimumFractionDigits: scene.decimals, maximumFractionDigits: scene.decimals };
    const told = `${value.toLocaleString("en", digits).replace("-", "−")} ${scene.unit}`;
    const year = scene.years[scene.year_of.length ? scene.year_of[line] : 0];
    return year ? fill(words.year, { amount: told, year }) : told;
  }

  // Ranks in the province and in the region, and the share, as far as there are any.
  function standing(scene, line) {
    const [rank, near, value] = [scene.ranks[line], peer(scene, line), scene.values[line]];
    const whole = scene.ranked < scene.of ? words.sparse : words.rank;
    const share = scene.whole && value !== null ? ((value / scene.whole) * 100).toFixed(1) : null;
    return [
      rank && fill(whole, { rank, of: scene.ranked }),
      near && fill(words.peer, { rank: near }),
      share && fill(words.share, { share }),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  const words = JSON.parse(document.getElementById("words").value);
  const fill = (sentence, blanks) => sentence.replace(/\[(\w+)\]/g, (_, blank) => blanks[blank]);

  function describe(scene, code, line) {
    const name = (one) => siquan.places?.places[one]?.[0] ?? one;
    const rows = [];
    const add = (tag, text, kind = "") => text && rows.push([tag, text, kind]);
    add("strong", line === undefined ? name(code) : parts(scene.codes[line]).map(name).join(" + "));
    if (line === undefined) add("p", words.outside);
    else {
      add("p", amount(scene, line), "amount");
      add("p", standing(scene, line));
      add("p", scene.standings[scene.standing[line]], "fine");
      if (scene.pin === code && scene.finer) add("p", words.again, "hint");
      add("p", words.trace, "hint");
    }
    tip.replaceChildren(
      ...rows.map(([tag, text, kind]) =>
        Object.assign(document.createElement(tag), { textContent: text, className: kind }),
      ),
    );
  }

})(window.siquan);
