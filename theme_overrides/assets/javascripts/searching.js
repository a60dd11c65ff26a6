/* The search as a reader sees it: a field, what is found, and on its own page what it can be narrowed by. Fetched when it is first wanted. */
import { createExcerpts, listForms } from "./excerpts.js";

const root = new URL("../../", import.meta.url);
const PORTION = 10, SHEET = 7, PAUSE = 120; // results at once on the page and in the sheet; milliseconds after the last key
/** What can be chosen from, in this order; the page shows kinds above the results and the rest beside them. */
const GROUPS = ["Year", "Post", "Classification", "TAGS", "Person"];
const KINDS = { Cable: "Cables", Entry: "Entries", Person: "Persons", "Cited telegram": "Cited telegrams", Page: "Pages" };
const ORDERS = { "": "Best first", newest: "Newest first", oldest: "Oldest first" };
const SOME = 8; // values of a group that are shown before all are asked for

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/* ---------- The worker ---------- */
let worker = null, count = 0;
const waiting = new Map();
const ask = (task, asked = {}) => {
  if (!worker) {
    worker = new Worker(new URL("search-worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { number, result, error } }) => {
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(new Error(error));
      else resolve(result);
    });
    worker.addEventListener("error", () => { // it could not be started at all
      for (const { reject } of waiting.values()) reject(new Error("no worker"));
      waiting.clear();
      worker = null;
    });
  }
  return new Promise((resolve, reject) => {
    waiting.set(++count, { resolve, reject });
    worker.postMessage({ number: count, task, ...asked });
  });
};

/* ---------- One result ---------- */
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const sayDay = (day) => {
  const [, year, month, date] = day.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
  return year ? [date && String(Number(date)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ") : day;
};
const LEVELS = [["top secret", "top-secret"], ["secret", "secret"], ["confidential", "confidential"], ["sensitive", "sbu"], ["unclassified", "unclassified"]];

const leave = (path, words) => {
  try { localStorage.setItem("edition.search.words", JSON.stringify({ path, words, at: Date.now() })); } catch { /* a browser that keeps nothing */ }
};

const createLink = (address, anchor, words, attributes, ...children) => {
  const link = make("a", { href: `${address}${anchor ? `#${anchor}` : ""}`, ...attributes }, ...children);
  for (const kind of ["click", "auxclick"]) link.addEventListener(kind, () => leave(new URL(link.href).pathname, words));
  return link;
};

const createResult = (result, most, before) => {
  const { url, meta, filters = {} } = result;
  const kind = filters.Kind?.[0] ?? "Entry";
  const excerpts = result.content ? createExcerpts(result, before) : [];
  const words = result.content ? listForms(result) : [];
  const level = filters.Classification?.[0];
  const said = make("p", { class: "result-about" });
  const add = (text, attributes = {}) => { if (text) said.append(make("span", attributes, text)); };
  if (meta.number) add(meta.number, { class: "result-number" });
  else add(meta.kind ?? KINDS[kind]?.replace(/s$/, ""));
  if (kind === "Cited telegram") add("cited, not held");
  if (meta.date) add(sayDay(meta.date));
  add(meta.from);
  if (level) add(level, { class: LEVELS.find(([name]) => level.toLowerCase().startsWith(name))?.[1] ?? "" });
  const title = make("p", { class: "result-title" }, createLink(url, excerpts[0]?.anchor, words, {}, meta.title));
  if (meta.expansion) title.append(" ", make("em", {}, meta.expansion));
  const item = make("li", { class: "result" }, title, said);
  for (const excerpt of excerpts.slice(0, excerpts[0]?.label ? most : 1)) {
    const parts = excerpt.pieces.filter(({ text }) => text).map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
    const body = [make("span", { class: "result-text" }, ...parts)];
    if (excerpt.explained) body.push(" ", make("em", { class: "result-explained" }, excerpt.explained));
    if (excerpt.label) item.append(make("p", { class: "excerpt" }, createLink(url, excerpt.anchor, words, { class: "result-place", "aria-label": `${excerpt.say} of ${meta.number ?? meta.title}` }, excerpt.label), " ", ...body));
    else item.append(make("p", { class: "excerpt" }, ...body));
  }
  return item;
};

/* ---------- Field and results, wherever they stand ---------- */
const createSearch = (field, { portion, most, before, counted, chosen, order, changed }) => {
  const said = make("p", { class: "search-said", id: "search-said", role: "status" });
  const list = make("ol", { class: "results" });
  const more = make("button", { type: "button", class: "more", hidden: "" }, "Show more");
  let asked = 0, ids = [], shown = 0, timer = 0;

  const add = async (number) => {
    const next = ids.slice(shown, shown + portion);
    const results = await ask("show", { ids: next });
    if (number !== asked) return null;
    shown += next.length;
    const items = results.map((result) => createResult(result, most, before));
    list.append(...items);
    more.hidden = shown >= ids.length;
    return items[0];
  };
  const run = async () => {
    clearTimeout(timer);
    const number = ++asked, words = field.value.trim();
    const narrowed = Object.values(chosen()).some((values) => values.length);
    if (!words && !narrowed) {
      ids = [];
      list.replaceChildren();
      more.hidden = true;
      said.textContent = "";
      return changed({ words, total: 0, counts: {}, asked: false });
    }
    try {
      const found = await ask("search", { words, chosen: chosen(), counted: counted(), order: order() });
      if (number !== asked) return null;
      ids = found.ids;
      shown = 0;
      const first = await ask("show", { ids: ids.slice(0, portion) });
      if (number !== asked) return null;
      shown = first.length;
      list.replaceChildren(...[...found.missing, ...first].map((result) => createResult(result, most, before)));
      more.hidden = shown >= ids.length;
      const total = ids.length + found.missing.length;
      said.textContent = total ? `${total.toLocaleString("en")} ${total === 1 ? "page" : "pages"} found` : "Nothing found. Fewer words, or another spelling, may find more.";
      return changed({ words, total, counts: found.counts, kinds: found.kinds, asked: true });
    } catch {
      if (number !== asked) return null;
      list.replaceChildren();
      more.hidden = true;
      said.replaceChildren("The search is being prepared, or cannot run here. Until it does, ", make("a", { href: new URL("cables/", root).href }, "the list of cables"), " and ", make("a", { href: new URL("glossary/", root).href }, "the glossary"), " serve.");
      return changed({ words, total: 0, counts: {}, asked: true, failed: true });
    }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, PAUSE); });
  if (document.activeElement === field) ask("open").catch(() => {});
  else field.addEventListener("focus", () => { ask("open").catch(() => {}); }, { once: true });
  more.addEventListener("click", async () => { (await add(asked))?.querySelector("a").focus(); });

  /** The arrows go from the field through the links of the results, and back. */
  const walk = (event) => {
    if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...list.querySelectorAll(".result-title a")];
    const current = event.target === field ? -1 : stops.findIndex((stop) => stop.closest(".result").contains(event.target));
    if (event.target !== field && current < 0) return;
    if (event.target === field && event.key !== "ArrowDown") return;
    event.preventDefault();
    const to = { ArrowDown: Math.min(current + 1, stops.length - 1), ArrowUp: current - 1, Home: 0, End: stops.length - 1 }[event.key];
    (stops[to] ?? field).focus();
  };
  field.addEventListener("keydown", walk);
  list.addEventListener("keydown", walk);
  return { said, list, more, run, first: () => list.querySelector(".result-title a") };
};

/* ---------- The sheet over a page ---------- */
export const fill = (sheet, field, opener) => {
  const all = make("a", { class: "all", href: opener.href }, "All results, by kind, year and post");
  // At once, and not with the results: who is quick follows it before they are there.
  const lead = () => {
    const words = field.value.trim();
    all.href = words ? `${opener.href}#${new URLSearchParams({ q: words })}` : opener.href;
  };
  field.addEventListener("input", lead);
  const search = createSearch(field, {
    portion: SHEET, most: 1, before: 4, counted: () => [], chosen: () => ({}), order: () => "",
    changed: lead,
  });
  search.more.remove();
  const keys = make("span", { "aria-hidden": "true" }, make("kbd", {}, "↓"), " choose ", make("kbd", {}, "Enter"), " open ", make("kbd", {}, "Esc"), " close");
  sheet.append(make("div", { class: "sheet-body" }, search.said, search.list), make("p", { class: "sheet-foot" }, all, keys));
  sheet.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await search.run();
    search.first()?.click();
  });
  if (field.value) search.run();
};

/* ---------- The page /search/ ---------- */
export const mount = (page, field) => {
  const chosen = Object.fromEntries(["Kind", ...GROUPS].map((name) => [name, []]));
  const opened = new Set();
  let order = "";
  const kinds = make("div", { class: "list-kinds", role: "group", "aria-label": "Kinds" });
  const orders = make("div", { class: "list-kinds orders", role: "group", "aria-label": "Order" });
  const help = make("div", { class: "search-help" },
    make("p", {}, "Words are found in every form: ", make("q", {}, "sanction"), " finds ", make("q", {}, "sanctions"), " and ", make("q", {}, "sanctioned"), ". Words in quotation marks stand together."),
    make("p", {}, "An abbreviation is found by what it stands for, and a telegram by its number, however it is spelled: ", make("q", {}, "Baku 129"), ", ", make("q", {}, "08 BAKU 000129"), "."));
  const narrow = make("details", { class: "narrow" }, make("summary", {}, "Narrow by"));
  const groups = new Map();

  const write = () => {
    const said = new URLSearchParams();
    if (field.value.trim()) said.set("q", field.value.trim());
    for (const [name, values] of Object.entries(chosen)) for (const value of values) said.append(name.toLowerCase(), value);
    if (order) said.set("order", order);
    history.replaceState(null, "", [...said].length ? `#${said}` : location.pathname);
  };
  const choose = (name, value, on) => {
    chosen[name] = on ? [...chosen[name], value] : chosen[name].filter((other) => other !== value);
    search.run();
  };

  const drawKinds = (counts, there, asked) => {
    const known = Boolean(counts.Kind) || !there; // else they are many, and counted when a kind is asked for
    const total = Object.values(counts.Kind ?? {}).reduce((sum, number) => sum + number, 0);
    const button = (label, kind, number) => {
      const pressed = kind ? chosen.Kind.includes(kind) : !chosen.Kind.length;
      const element = make("button", { type: "button", "aria-pressed": String(pressed), "data-value": kind }, label, ...(known ? [" ", make("span", {}, number.toLocaleString("en"))] : []));
      element.addEventListener("click", () => { chosen.Kind = kind ? [kind] : []; search.run(); });
      return element;
    };
    keepFocus(kinds, [button("All", "", total), ...Object.entries(KINDS).filter(([kind]) => (known ? counts.Kind?.[kind] || chosen.Kind.includes(kind) : there.includes(kind))).map(([kind, label]) => button(label, kind, counts.Kind?.[kind] ?? 0))]);
    kinds.hidden = !asked || (known && !total && !chosen.Kind.length);
  };
  const drawGroup = (name, counts) => {
    const group = groups.get(name);
    const found = Object.entries(counts).filter(([value, number]) => number || chosen[name].includes(value));
    found.sort(([one, a], [other, b]) => (name === "Year" ? one.localeCompare(other) : b - a || one.localeCompare(other)));
    const shown = group.all ? found : found.filter(([value], place) => place < SOME || chosen[name].includes(value));
    const rows = shown.map(([value, number]) => {
      const box = make("input", { type: "checkbox", "data-value": value });
      box.checked = chosen[name].includes(value);
      box.addEventListener("change", () => choose(name, value, box.checked));
      return make("label", {}, box, make("span", {}, value), make("span", { class: "number" }, number.toLocaleString("en")));
    });
    if (shown.length < found.length) {
      const all = make("button", { type: "button", "data-value": "all" }, `All ${found.length}`);
      all.addEventListener("click", () => { group.all = true; drawGroup(name, counts); });
      rows.push(all);
    }
    keepFocus(group.list, rows.length ? rows : [make("p", {}, "None among what was found.")]);
  };
  /** Put new children in the place of old ones; the focus stays on the same choice. */
  const keepFocus = (place, children) => {
    const value = place.contains(document.activeElement) ? document.activeElement.dataset.value : undefined;
    place.replaceChildren(...children);
    if (value !== undefined) [...place.querySelectorAll("[data-value]")].find((other) => other.dataset.value === value)?.focus();
  };

  const search = createSearch(field, {
    portion: PORTION, most: 3, before: 8, counted: () => ["Kind", ...opened], chosen: () => chosen, order: () => order,
    changed: ({ counts, kinds: there = [], asked, failed, total }) => {
      drawKinds(counts, total ? there : null, asked && !failed);
      for (const name of opened) drawGroup(name, counts[name] ?? {});
      orders.hidden = !asked || failed || total < 2;
      narrow.hidden = !asked || failed;
      help.hidden = asked;
      page.classList.toggle("failed", Boolean(failed));
      page.classList.toggle("asked", asked && !failed);
      write();
    },
  });
  for (const [name, label] of Object.entries(ORDERS)) {
    const button = make("button", { type: "button", "aria-pressed": String(name === order), "data-value": name }, label);
    button.addEventListener("click", () => { order = name; drawOrders(); search.run(); });
    orders.append(button);
  }
  const drawOrders = () => { for (const button of orders.children) button.setAttribute("aria-pressed", String(button.dataset.value === order)); };
  for (const name of GROUPS) {
    const list = make("div", { role: "group", "aria-label": name });
    const group = make("details", {}, make("summary", {}, name), list);
    groups.set(name, { list, group, all: false });
    group.addEventListener("toggle", () => { // what it offers is fetched when it is opened
      if (group.open === opened.has(name)) return;
      if (group.open) opened.add(name);
      else opened.delete(name);
      if (group.open) search.run();
    });
    narrow.append(group);
  }

  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    field.value = said.get("q") ?? "";
    for (const name of Object.keys(chosen)) {
      chosen[name] = said.getAll(name.toLowerCase());
      if (chosen[name].length && groups.has(name)) { opened.add(name); groups.get(name).group.open = true; narrow.open = true; }
    }
    order = said.get("order") in ORDERS ? said.get("order") : "";
    drawOrders();
    return search.run();
  };
  const form = page.querySelector(".search-form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await search.run();
    search.first()?.focus();
  });
  addEventListener("hashchange", read);
  const wide = matchMedia("(min-width: 71.25em)");
  const fold = () => { narrow.open = wide.matches || Object.values(chosen).some((values) => values.length); };
  wide.addEventListener("change", fold);
  form.after(help, make("div", { class: "search-head" }, kinds, orders), narrow, make("div", { class: "search-found" }, search.said, search.list, search.more));
  if (location.hash || !field.value) read();
  else search.run();
  fold();
  if (!field.value) field.focus();
};
