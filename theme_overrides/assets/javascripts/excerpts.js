/* From a page that was found to the passages that show why: cut round the words asked for, each with the place where it stands. */

const LONGEST = 34, MOST = 3; // words of a passage, and passages
/** Words that say nothing of why a page was found, where others were asked for too. */
const COMMON = new Set("a an and as at by for from in is it of on or that the to was with".split(" "));
/** What the forms of a word have in common, near enough to count how many different ones were found. */
const root = (word) => bare(word).toLowerCase().slice(0, 5);
const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** The passages of a page: the anchor, where its words begin and end; `explained` is what the editors explain there. */
const listPassages = ({ content, anchors }) => {
  const words = content.split(/\s+/);
  const passages = [];
  anchors.forEach(({ id, location }, index) => {
    const stretch = { start: location, end: anchors[index + 1]?.location ?? words.length };
    const last = passages[passages.length - 1];
    if (last && id === `${last.id}~`) last.explained = stretch;
    else passages.push({ id, anchor: id === "~" ? "" : id, ...stretch, explained: null });
  });
  return { words, passages };
};

/** The places of words worth showing: not those of `of` and `the` where others were found, nor addresses of the web. */
const choosePlaces = (words, places) => {
  const telling = places.filter(({ at }) => !COMMON.has(bare(words[at]).toLowerCase()) && !words[at].includes("://"));
  return telling.length ? telling : places;
};

const within = (places, stretch) => (stretch ? places.filter(({ at }) => at >= stretch.start && at < stretch.end) : []);

/** What is explained in a passage and was found there: the headword, and the words of its explanation. */
const readExplained = (words, stretch, places) => {
  const items = [];
  let start = stretch.start;
  for (let at = stretch.start; at <= stretch.end; at++) {
    if (at < stretch.end && words[at] !== "·") continue;
    const held = new Set(places.filter((place) => place.at >= start && place.at < at).map((place) => root(words[place.at]))).size;
    if (held) items.push({ held, text: words.slice(start, at).join(" ").replace(/\.$/, "") });
    start = at + 1;
  }
  const most = Math.max(...items.map(({ held }) => held));
  return items.filter(({ held }) => held === most).map(({ text, held }) => ({ text, held, head: text.includes(": ") ? text.split(": ")[0] : text.split(",")[0] }));
};

const sayPlace = (anchor) => {
  const [, number] = anchor.match(/^p(\d+)/) ?? [];
  const [, letter] = anchor.match(/^ref(?:-(.*))?$/) ?? [];
  if (number) return { label: `¶${number}`, say: `Paragraph ${number}` };
  if (/^ref/.test(anchor)) return { label: letter ? `Ref. ${letter.toUpperCase()}` : "Ref.", say: "Reference" };
  return { label: "", say: "" };
};

/** The places of `heads` in a passage: where the text has the abbreviation that was found by its expansion. */
const findHeads = (words, passage, heads) => {
  const wanted = heads.map((head) => head.toLowerCase().split(/\s+/)[0]);
  const found = [];
  for (let at = passage.start; at < passage.end; at++) {
    const word = bare(words[at]).toLowerCase().replace(/['’]s$/, "");
    if (wanted.includes(word)) found.push({ at, score: 0 });
  }
  return found;
};

/** The best passages, best first: anchor, label, pieces of text of which some are marked, and what is explained there.
    `before` is how many words stand before the first that is marked. */
export const createExcerpts = ({ content, anchors, places: all }, before) => {
  const { words, passages } = listPassages({ content, anchors });
  const places = choosePlaces(words, all);
  const judged = passages.map((passage) => {
    const here = within(places, passage), said = within(places, passage.explained);
    const different = new Set([...here, ...said].map(({ at }) => root(words[at])));
    const score = [...here, ...said].reduce((sum, place) => sum + place.score, 0);
    return { passage, here, said, worth: different.size * 1000 + score + (passage.anchor ? 0 : -500) };
  }).filter(({ here, said }) => here.length || said.length);
  judged.sort((one, other) => other.worth - one.worth);
  return judged.slice(0, MOST).map(({ passage, here, said }) => {
    const plain = new Set(here.map(({ at }) => root(words[at]))).size;
    const explained = (said.length ? readExplained(words, passage.explained, said) : []).filter(({ held }) => held >= plain);
    const heads = findHeads(words, passage, explained.map(({ head }) => head)).map(({ at }) => at); // where the text has what was found by its explanation
    const marked = new Set([...here.map(({ at }) => at), ...heads]);
    const [from, to] = cut(passage, [...(heads.length ? heads : marked)].sort((a, b) => a - b), before);
    const pieces = [{ text: from > passage.start ? "… " : "", marked: false }];
    for (let at = from; at < to; at++) {
      const core = marked.has(at) ? bare(words[at]) : "", [first, last] = core ? [words[at].slice(0, words[at].indexOf(core)), words[at].slice(words[at].indexOf(core) + core.length)] : [words[at], ""];
      pieces.push({ text: first, marked: false }, { text: core, marked: true }, { text: last + (at + 1 < to ? " " : ""), marked: false });
    }
    if (to < passage.end) pieces.push({ text: " …", marked: false });
    return { anchor: passage.anchor, ...sayPlace(passage.anchor), pieces, explained: explained.map(({ text }) => text).join("; ") };
  });
};

/** Where to cut: the stretch that holds most of the words found, with some words before the first of them. */
const cut = ({ start, end }, marks, before) => {
  let best = marks[0] ?? start, most = 0;
  for (const mark of marks) {
    const held = marks.filter((other) => other >= mark && other < mark + LONGEST - before).length;
    if (held > most) [best, most] = [mark, held];
  }
  const from = Math.max(start, Math.min(best - before, end - LONGEST));
  return [from, Math.min(end, from + LONGEST)];
};

/** The words that were found, as the page has them: what is to be marked there. */
export const listForms = ({ content, anchors, places }) => {
  const { words, passages } = listPassages({ content, anchors });
  const forms = new Set();
  for (const { at } of choosePlaces(words, places)) {
    const passage = passages.find(({ explained }) => explained && at >= explained.start && at < explained.end);
    if (passage) for (const { head } of readExplained(words, passage.explained, [{ at }])) forms.add(head);
    else forms.add(bare(words[at]));
  }
  return [...forms].filter(Boolean).slice(0, 40);
};
