// Paints a scene on the areas of a map: paths are made once for each level and stay; a new scene only
// gives them another look. The map page has one painter, a page that compares has one for each map.
window.siquan = window.siquan || {};
(function (siquan) {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const parts = (code) => code.split("+");

  // Colours of the theme, read once for each: a reading makes the browser lay out the page.
  const themes = {};
  function looks() {
    const dark = document.getElementById("dark");
    const theme = `${matchMedia(dark.media).matches} ${dark.sheet !== null}`;
    if (themes[theme]) return themes[theme];
    const all = getComputedStyle(document.documentElement);
    const read = (name) => all.getPropertyValue(`--${name}`).trim();
    return (themes[theme] = { border: read("border"), around: read("around"), ink: read("ink"), rule: read("missing-line") });
  }

  // The look of an area: of the line that it is in, of none, or of a plain map without values.
  function style(map, scene, line, code, look = looks()) {
    const base = { color: look.border, weight: 0.7, opacity: 1, fillOpacity: 1 };
    if (line === undefined) return { ...base, fillColor: look.around, weight: 0.4 };
    const number = scene.classes[line];
    if (scene.plain) base.color = look.rule;
    const fill = number < 0 ? blank(map, number) : scene.colours[number];
    const open = parts(scene.pin || "").includes(code);
    return { ...base, fillColor: fill, ...(open ? { color: look.ink, weight: 2.4 } : {}) };
  }

  // Missing and withheld have looks of their own: hatched in SVG, plain where the map is a canvas.
  function blank(map, number) {
    if (number === -3) return css("--blank");
    const name = number === -1 ? "missing" : "withheld";
    if (map.options.preferCanvas) return css(`--${name}`);
    hatch();
    return `url(#fill-${name})`;
  }

  // The hatches stand in the page, not in the map's own drawing, which may not be there yet.
  function hatch() {
    if (document.getElementById("fill-missing")) return;
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("class", "hatches");
    drawing.setAttribute("aria-hidden", "true");
    drawing.innerHTML = [["missing", 45], ["withheld", 135]]
      .map(
        ([name, angle]) =>
          `<pattern id="fill-${name}" width="6" height="6" patternUnits="userSpaceOnUse" ` +
          `patternTransform="rotate(${angle})"><rect width="6" height="6" class="${name}-ground"/>` +
          `<rect width="2" height="6" class="${name}-line"/></pattern>`,
      )
      .join("");
    document.body.append(drawing);
  }

  // Lines by the codes of the areas that they stand for.
  siquan.linesOf = function (scene) {
    const lines = new Map();
    scene.codes.forEach((code, line) => parts(code).forEach((part) => lines.set(part, line)));
    return lines;
  };

  siquan.painter = function (map, topology, on) {
    const levels = {}; // level -> { group, paths: Map(code -> L.Polygon) }
    const self = { shown: null, paint, light };

    function level(name) {
      if (levels[name]) return levels[name];
      const paths = new Map();
      const group = L.layerGroup();
      for (const { id, polygons } of siquan.topology.rings(topology, name)) {
        const path = new siquan.Area(polygons, { weight: 0.6, className: "area", noClip: true });
        path.code = id;
        path.on(on);
        paths.set(id, path.addTo(group));
      }
      levels[name] = { group, paths };
      return levels[name];
    }

    // Give every area of the scene's level its look; true where other paths came onto the map.
    function paint(scene, lines) {
      const now = level(scene.by);
      const look = looks();
      for (const [code, path] of now.paths) path.setStyle(style(map, scene, lines.get(code), code, look));
      if (self.shown === now) return false;
      self.shown?.group.remove();
      now.group.addTo(map);
      self.shown = now;
      return true;
    }

    // Light the areas of a line, or give them their own look again.
    function light(scene, line, on) {
      for (const code of parts(scene.codes[line])) {
        const path = self.shown?.paths.get(code);
        path?.setStyle(style(map, scene, line, code));
        if (on) path?.setStyle({ color: css("--ink"), weight: 2 }).bringToFront();
      }
    }

    return self;
  };
})(window.siquan);
