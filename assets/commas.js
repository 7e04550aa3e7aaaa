// Comma-separated values: read as a spreadsheet writes them, and written so that none computes them.
window.siquan = window.siquan || {};
(function (siquan) {
  const LARGEST = 2_000_000;
  const MARK = "\ufeff";
  // As geo/exports/csvs.py: what makes a spreadsheet compute a text, behind blanks and apostrophes. One
  // apostrophe is put before it, and one taken away, so that every text comes back as it was.
  const FORMULA = /^['\s\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠]/u;
  const commas = (siquan.commas = { LARGEST });

  commas.safe = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  commas.bare = (cell) => (cell[0] === "'" && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

  // Bytes as text: as their mark says, else UTF-8, else what Chinese spreadsheets write. Nothing where
  // they are no text at all.
  commas.decode = function (bytes) {
    const start = [...bytes.slice(0, 3)].map((one) => one.toString(16)).join("");
    if (start.startsWith("fffe")) return read("utf-16le", bytes);
    if (start.startsWith("feff")) return read("utf-16be", bytes);
    if (bytes.includes(0)) return null;
    return read("utf-8", bytes) ?? (start === "efbbbf" ? null : read("gb18030", bytes));
  };

  function read(encoding, bytes) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes); // takes the mark away
    } catch {
      return null;
    }
  }

  // Rows of cells, blank rows left out, each with its number in a spreadsheet: quotes around cells, two
  // for one inside them; lines end in LF, CRLF or CR.
  commas.parse = function (text) {
    const comma = separator(text);
    const rows = [];
    let [row, cell, quoted, number] = [[], "", false, 0];
    const close = () => {
      row.push(commas.bare(cell));
      cell = "";
    };
    const end = () => {
      close();
      number++;
      if (row.some((one) => one.trim())) rows.push({ cells: row, number });
      row = [];
    };
    for (let at = 0; at < text.length; at++) {
      const one = text[at];
      const breaks = one === "\n" || (one === "\r" && text[at + 1] !== "\n");
      if (quoted && one === '"' && text[at + 1] === '"') cell += text[++at];
      else if (quoted) one === '"' ? (quoted = false) : (cell += one);
      else if (one === '"' && !cell) quoted = true;
      else if (one === comma) close();
      else if (breaks) end();
      else if (one !== "\r") cell += one;
    }
    end();
    return quoted ? null : rows; // a quote that nothing closes swallowed the rest
  };

  // What separates the cells of the first line: the most frequent of what spreadsheets use.
  function separator(text) {
    const head = text.split(/[\r\n]/, 1)[0].replace(/"[^"]*"/g, "");
    const count = (one) => head.split(one).length;
    return [",", "\t", ";"].reduce((best, one) => (count(one) > count(best) ? one : best));
  }

  commas.write = (rows) => MARK + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

  function cell(value) {
    const text = typeof value === "number" ? String(value) : commas.safe(value ?? "");
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
})(window.siquan);
