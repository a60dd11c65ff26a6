/* Searches, apart from the page: Pagefind's compiled search runs here and nowhere else, so that no page need be allowed to run such a thing.
   What is fetched is the part of the index that holds the words asked for. */
import { createRegister, readNumber } from "./telegram-numbers.js";

const root = new URL("../../", self.location.href);
const home = new URL("search/", root);
const lookNumber = createRegister(root);
let opened = null; // the search, once it is there
let found = new Map(); // what was found last, by the name of its page in the index

const fetchJson = async (address, settings) => {
  const answer = await fetch(address, settings);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
};

/** The search of this site; refused where there is none yet. */
const open = () => {
  opened ??= (async () => {
    const manifest = await fetchJson(new URL("index.json", home), { cache: "no-cache" });
    const base = new URL(`${manifest.folder}/`, home);
    const pagefind = await import(new URL("pagefind.js", base).href);
    await pagefind.options({ basePath: base.pathname, baseUrl: root.pathname, noWorker: true, metaCacheTag: manifest.folder });
    await pagefind.init();
    return { manifest, base, pagefind };
  })();
  opened.catch(() => { opened = null; });
  return opened;
};

/** The letters and figures of a name, small, without accents, one blank between its words: as the index folds them. */
const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const names = new Map();
/** The entries that bear a name: abbreviation, headword, variant or expansion. */
const lookName = async (words, { manifest, base }) => {
  const name = fold(words), file = name.slice(0, 2).replace(/[^a-z0-9]/g, "_");
  if (!name || !manifest.names.includes(file)) return [];
  if (!names.has(file)) names.set(file, await fetchJson(new URL(`names/${file}.json`, base)));
  const own = names.get(file);
  return Object.hasOwn(own, name) ? own[name].map(([id, url, title, expansion, kind]) => ({ id, url, meta: { title, expansion, kind } })) : [];
};

/** What is meant by number or name, and so comes first. */
const lookDirectly = async (words, search) => {
  const asked = readNumber(words);
  const known = asked ? await lookNumber(asked).catch(() => null) : null;
  if (known?.exact.length) return { numbers: known.exact, direct: known.exact.map((mrn) => ({ url: `/cables/${mrn}/`, meta: { title: `Telegram ${mrn}`, number: mrn } })) };
  return { numbers: [], direct: await lookName(words, search) };
};

const dated = (order, { manifest }) => (one, other) => { // pages are numbered by their days, those without a day after all others
  const [a, b] = [parseInt(one.id, 36), parseInt(other.id, 36)];
  if ((a < manifest.dated) !== (b < manifest.dated) || a >= manifest.dated) return a - b;
  return order === "newest" ? b - a : a - b;
};

const MANY = 4000; // of more pages than these, how many there are of each kind is counted when a kind is asked for: that takes 2 bytes a page

const search = async ({ words, chosen = {}, counted: wanted = [], order = "" }) => {
  const tool = await open();
  const counted = wanted.filter((name) => name !== "Kind" || chosen.Kind?.length || tool.manifest.pages <= MANY);
  const { numbers, direct } = await lookDirectly(words, tool);
  const terms = numbers.length ? numbers : [words];
  const filters = (without) => Object.fromEntries(Object.entries(chosen).filter(([name, values]) => values.length && name !== without).map(([name, values]) => [name, { any: values }]));
  const run = async (term, without) => tool.pagefind.search(term || null, { filters: filters(without) });
  await Promise.all(counted.map((name) => tool.pagefind.preload(words || null, { filters: { [name]: { any: [""] } } })));

  const results = new Map();
  for (const term of terms) for (const result of (await run(term)).results) if (!results.has(result.id)) results.set(result.id, result);
  let listed = [...results.values()];
  if (order) listed.sort(dated(order, tool));
  else if (numbers.length) { // the telegram itself, then those that cite it
    const heads = await Promise.all(listed.slice(0, 5).map(async (result) => [result.id, (await result.data()).url]));
    const own = heads.filter(([, url]) => direct.some((one) => root.pathname + one.url.slice(1) === url)).map(([id]) => id);
    for (const one of direct) one.id = heads.find(([, url]) => root.pathname + one.url.slice(1) === url)?.[0];
    listed = [...listed.filter(({ id }) => own.includes(id)), ...listed.filter(({ id }) => !own.includes(id))];
  } else if (direct.length) {
    const first = direct.map(({ id }) => results.get(id)).filter(Boolean);
    listed = [...first, ...listed.filter((result) => !first.includes(result))];
  }
  // What is meant by its name and was not found by its words stands there all the same.
  const missing = order || Object.values(chosen).some((values) => values.length) ? [] : direct.filter(({ id }) => !results.has(id));
  found = results;

  const counts = {};
  for (const name of counted) {
    for (const term of terms) {
      const answer = await run(term, name);
      for (const [value, number] of Object.entries(answer.filters[name] ?? {})) (counts[name] ??= {})[value] = Math.max(counts[name]?.[value] ?? 0, number);
    }
  }
  return { ids: listed.map(({ id }) => id), missing: missing.map((one) => ({ ...one, url: root.pathname + one.url.slice(1) })), counts, kinds: tool.manifest.kinds };
};

/** What is to be shown of pages that were found. */
const show = async ({ ids }) => Promise.all(ids.filter((id) => found.has(id)).map(async (id) => {
  const { url, content, meta, filters, anchors, weighted_locations: places } = await found.get(id).data();
  return { id, url, content, meta, filters, anchors, places: places.map(({ location, balanced_score: score }) => ({ at: location, score })) };
}));

self.addEventListener("message", async ({ data: { number, task, ...asked } }) => {
  try {
    const result = await { open, search, show }[task](asked);
    self.postMessage({ number, result: task === "open" ? true : result });
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
});
