/* What scripts add to a list that is whole without them: a field that filters its rows, kinds (or classifications) to choose
   from, and an order by any column. Made of the tables themselves; nothing is fetched. */
(() => {
  "use strict";
  const page = document.querySelector("article.sheet[data-kind='list']");
  const tables = page ? [...page.querySelectorAll("table")].filter((table) => table.tHead?.rows[0].cells.length === 5) : [];
  const count = tables.reduce((sum, table) => sum + table.tBodies[0].rows.length, 0);
  if (count < 9) return; // one look tells
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const entries = page.dataset.list === "entries", references = page.dataset.list === "references";
  const HUES = ["words", "persons", "bodies", "papers"], LEVELS = ["unclassified", "sbu", "confidential", "secret", "top-secret"];
  const KIND = entries ? 3 : 4; // the column to choose from
  const text = (row, column) => row.cells[column].textContent.trim();
  const status = document.body.appendChild(make("p", { class: "status", role: "status" }));

  const rows = tables.flatMap((table) => {
    let letter = null;
    return [...table.tBodies[0].rows].map((row, place) => {
      if (entries) letter = row.cells[0].querySelector("strong") ?? letter;
      const marked = row.cells[entries ? 1 : KIND].querySelector("a, em");
      return {
        row, table, letter, place, kind: references ? "" : text(row, KIND),
        mark: [...HUES, ...LEVELS].find((name) => marked?.classList.contains(name)) ?? "",
        words: [...row.cells].slice(entries ? 1 : 0).map((cell) => cell.textContent).join(" ").toLowerCase(),
      };
    });
  });

  /* ---------- Which rows are shown, and in which order ---------- */
  const field = make("input", { type: "search", id: "list-filter", autocomplete: "off" });
  const none = make("p", { class: "no-match" }, entries ? "No entry contains this." : "No cable here contains this.");
  none.hidden = true;
  let chosen = "", column = null, down = false;
  const show = () => {
    const wanted = field.value.trim().toLowerCase().split(/\s+/);
    const shown = rows.filter((one) => (!chosen || one.kind === chosen) && wanted.every((word) => one.words.includes(word)));
    for (const one of rows) one.row.hidden = true;
    const seen = new Set();
    for (const one of shown) {
      one.row.hidden = false;
      if (one.letter && !seen.has(one.letter)) one.row.cells[0].append(one.letter); // the letter hangs at its first visible row
      seen.add(one.letter);
    }
    none.hidden = shown.length > 0;
    status.textContent = `${shown.length} of ${rows.length}`;
  };

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const value = (one, by) => {
    if (by === 4 && !entries && !references) return LEVELS.indexOf(one.mark);
    const words = text(one.row, by);
    return by === 4 && entries ? Number(words.replace(/,/g, "")) || 0 : words;
  };
  const compare = (one, other) => {
    const a = column === first ? one.place : value(one, column), b = column === first ? other.place : value(other, column);
    const order = typeof a === "number" ? a - b : !a || !b ? Number(!a) - Number(!b) : collator.compare(a, b);
    return (down ? -order : order) || one.place - other.place;
  };
  const first = entries ? 1 : 0; // the column by which the list comes in order
  const order = (by) => {
    const counts = entries && by === 4; // of counts the largest are looked for
    down = column === by ? !down : counts;
    column = by;
    for (const one of [...rows].sort(compare)) one.table.tBodies[0].append(one.row);
    page.toggleAttribute("data-ordered", by !== first || down); // letters say nothing then
    for (const button of sorts.querySelectorAll("button")) {
      const own = Number(button.value) === by;
      button.setAttribute("aria-pressed", String(own));
      button.lastElementChild.textContent = own ? (down ? "↓" : "↑") : "";
    }
    for (const table of tables)
      [...table.tHead.rows[0].cells].forEach((cell, number) => {
        if (number === by) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        else cell.removeAttribute("aria-sort");
      });
  };

  /* ---------- What is to be chosen from ---------- */
  const choose = (label, name, number, mark) => {
    const button = make("button", { type: "button", "aria-pressed": String(name === chosen), ...(mark && { class: mark }) }, label, " ", make("span", {}, String(number)));
    button.addEventListener("click", () => {
      chosen = name;
      for (const other of kinds.children) other.setAttribute("aria-pressed", String(other === button));
      show();
    });
    return button;
  };
  const kinds = make("div", { class: "list-kinds", role: "group", "aria-label": entries ? "Kinds" : "Classifications" });
  const found = [...new Set(rows.map((one) => one.kind))].filter(Boolean)
    .map((kind) => [kind, rows.filter((one) => one.kind === kind)])
    .sort(([, a], [, b]) => (entries ? HUES : LEVELS).indexOf(a[0].mark) - (entries ? HUES : LEVELS).indexOf(b[0].mark)); // as the legend reads
  if (found.length > 1) kinds.append(choose("All", "", rows.length, ""), ...found.map(([kind, of]) => choose(entries ? `${kind}s` : kind, kind, of.length, of[0].mark)));

  const sorts = make("div", { class: "list-kinds list-order", role: "group", "aria-label": "Order" }, make("span", {}, "In order of"));
  [...tables[0].tHead.rows[0].cells].forEach((cell, number) => {
    if ((entries && (number === 0 || number === 2)) || (number === KIND && !tables.some((table) => new Set(rows.filter((one) => one.table === table).map((one) => one.kind)).size > 1)) || (references && number > 2)) return;
    const button = make("button", { type: "button", value: String(number), "aria-pressed": String(number === first) },
      cell.textContent.toLowerCase(), " ", make("span", { "aria-hidden": "true" }, number === first ? "↑" : ""));
    button.addEventListener("click", () => order(number));
    sorts.append(button);
  });
  column = first;

  field.addEventListener("input", show);
  const box = make("div", { class: "list-filter" }, make("label", { for: "list-filter" }, `Show ${entries ? "entries" : "cables"} that contain`), field, ...(found.length > 1 ? [kinds] : []), sorts);
  const block = (table) => { while (table.parentElement !== page) table = table.parentElement; return table; }; // the theme wraps tables
  let start = page.querySelector(".letters") ?? block(tables[0]);
  while (start.previousElementSibling?.matches("h2, h2 + .hint")) start = start.previousElementSibling; // the head of the first of several lists
  start.before(box);
  block(tables[tables.length - 1]).after(none);
})();
