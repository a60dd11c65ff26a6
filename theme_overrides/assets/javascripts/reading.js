/* What scripts add for those who read with the keyboard, or without some of the annotation. Everything here can be done without them. */
(() => {
  "use strict";
  const page = document.querySelector("article.sheet");
  if (!page) return;
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /* ---------- Layers of annotation: which underlines, notes and signs are shown; the browser remembers ---------- */
  const LAYERS = [
    ["words", "Abbreviations and terms", ".paragraph .gloss.words"], ["persons", "Persons and offices", ".paragraph .gloss.persons"],
    ["bodies", "Organizations, places, events", ".paragraph .gloss.bodies"], ["papers", "Papers and telegrams", ".paragraph .papers"],
    ["notes", "Notes", ".sign.note"], ["textual", "Signs of textual notes", ".paragraph .sign.textual"],
  ];
  const NAME = "edition.layers.without";
  const remembered = () => { try { return (localStorage.getItem(NAME) ?? "").split(" ").filter(Boolean); } catch { return []; } };
  const without = new Set(remembered());
  const show = () => {
    page.dataset.without = [...without].join(" ");
    dispatchEvent(new Event("resize")); // notes take their places anew
  };
  const views = page.querySelector('[data-kind="cable"] > .views');
  const offered = LAYERS.filter(([, , where]) => page.querySelector(where));
  if (views && offered.length) {
    const list = make("div", { role: "group", "aria-label": "Layers of annotation" });
    for (const [name, label] of offered) {
      const box = make("input", { type: "checkbox", name });
      box.checked = !without.has(name);
      box.addEventListener("change", () => {
        if (box.checked) without.delete(name);
        else without.add(name);
        try { localStorage.setItem(NAME, [...without].join(" ")); } catch { /* a browser that keeps nothing */ }
        show();
      });
      list.append(make("label", {}, box, make("span", { class: name }, label)));
    }
    const layers = make("details", { class: "layers" }, make("summary", {}, "Layers of annotation"), list);
    views.append(layers);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !layers.open) return;
      layers.open = false;
      layers.firstElementChild.focus();
    });
    document.addEventListener("pointerdown", (event) => { if (!layers.contains(event.target)) layers.open = false; });
    if (without.size) show();
  }

  /* ---------- Keys ---------- */
  const KEYS = [ // ↑ and ↓ are not among them: they scroll the page
    [["j", "→"], "next paragraph"], [["k", "←"], "previous paragraph"], [["c"], "copy the citation of the paragraph, or of the cable"], [["/"], "search"],
    [["n", "p"], "next and previous cable"], [["↓"], "from a word into its card"], [["Esc"], "close what is open"], [["?"], "this list"],
  ];
  const places = [...page.querySelectorAll(".paragraph[id], td > .line-number[id]")].map((at) => {
    const block = at.closest("tr") ?? at;
    return { block, id: at.id, stop: block.querySelector(".number, .proposed") ?? at };
  });
  let current = -1;
  const told = document.body.appendChild(make("p", { class: "told", "aria-hidden": "true" }));
  let clearing = 0;
  const tell = (text) => {
    told.textContent = text;
    clearTimeout(clearing);
    clearing = setTimeout(() => { told.textContent = ""; }, 2000);
  };

  /** The paragraph with the focus; else the one that the address names; else the first that can be seen, less one. */
  const find = () => {
    const focused = places.findIndex(({ block }) => block.contains(document.activeElement) || block === document.activeElement);
    if (focused >= 0) return focused;
    if (current >= 0) return current;
    return places.findIndex(({ id }) => location.hash === `#${id}`);
  };
  const go = (step) => {
    const from = find();
    current = from < 0 ? (step > 0 ? 0 : places.length - 1) : Math.max(0, Math.min(places.length - 1, from + step));
    const { block, stop } = places[current];
    if (!stop.matches("a")) stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    block.scrollIntoView({ block: block.offsetHeight > innerHeight * 0.8 ? "start" : "center" });
  };
  const cite = async () => {
    const place = places[find()];
    const copies = [...page.querySelectorAll(".citation .copy")];
    const ofParagraph = place && /^p\d/.test(place.id) && copies.find((copy) => copy.closest(".of-paragraph"));
    const button = ofParagraph || copies[0];
    if (!button) return;
    if (ofParagraph && location.hash !== `#${place.id}`) {
      const followed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
      location.hash = place.id;
      await followed;
    }
    button.click();
    tell(ofParagraph ? `Copied: the citation of ¶${place.id.match(/\d+/)[0]}` : page.dataset.kind === "cable" ? "Copied: the citation of the whole cable" : "Copied: the citation");
  };

  let help = null;
  const explain = () => {
    if (!help) {
      const list = make("dl");
      for (const [keys, what] of KEYS)
        list.append(make("dt", {}, ...keys.flatMap((key, place) => [place ? " " : "", make("kbd", {}, key)])), make("dd", {}, what));
      const close = make("button", { type: "button" }, "Close");
      help = document.body.appendChild(make("dialog", { class: "keys", "aria-label": "Keys" }, make("p", {}, "Keys", close), list));
      close.addEventListener("click", () => help.close());
      help.addEventListener("click", (event) => { if (event.target === help) help.close(); });
    }
    if (help.open) help.close();
    else help.showModal();
  };
  const opener = make("button", { type: "button", class: "keys-opener" }, "Keys: ?");
  opener.addEventListener("click", explain);
  document.querySelector(".colophon p")?.append(opener);

  /** Whether an arrow to a side is wanted where it was pressed: to choose, to select, or to see the rest of what is wider than its box. */
  const isArrowWanted = ({ target, shiftKey }) => {
    if (shiftKey || target.closest("input, [role=radiogroup]")) return true;
    for (let box = target; box; box = box.parentElement)
      if (box.scrollWidth > box.clientWidth && (box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowX))) return true;
    return false;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    if (help?.open && event.key !== "?") return;
    const turn = (relation) => { // the page before or after this one, where there is one
      const link = document.querySelector(`link[rel="${relation}"]`);
      if (link) location.href = link.href;
    };
    const step = (way) => (places.length ? () => go(way) : null);
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (side && isArrowWanted(event)) return;
    const act = { j: step(1), k: step(-1), ArrowRight: step(1), ArrowLeft: step(-1), n: () => turn("next"), p: () => turn("prev"), c: cite, "?": explain }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
