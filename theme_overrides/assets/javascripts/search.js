/* The way to the search: the header's link opens it over the page, and so does “/”; the page /search/ holds it. Also what a reader who came
   from it finds: the words they asked for, marked until Escape is pressed. The search itself is fetched when it is first wanted. */
(() => {
  "use strict";
  const opener = document.querySelector(".search-opener");
  const page = document.querySelector("article.sheet");
  const bring = () => import("./searching.js");
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  // The field is there at once, so that no letter is lost while the rest is fetched.
  const field = make("input", { type: "search", id: "search-words", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-said" });
  const createForm = (label, name, ...children) => make("form", { role: "search", ...(name && { class: name }) }, make("label", { for: "search-words" }, label), ...children);

  if (page?.dataset.kind === "search") {
    page.querySelector("h1").after(createForm("Words, a number, a name", "search-form", field));
    bring().then(({ mount }) => mount(page, field));
    opener?.addEventListener("click", (event) => { event.preventDefault(); field.focus(); });
    document.addEventListener("keydown", (event) => { if (wanted(event)) { event.preventDefault(); field.select(); } });
  } else if (opener) {
    let sheet = null;
    const create = () => {
      const close = make("button", { type: "button", class: "close" }, "Close");
      field.placeholder = "Words, a number, a name";
      sheet = document.body.appendChild(make("dialog", { class: "search-sheet", "aria-label": "Search the edition" }, createForm("Search the edition", "", make("div", {}, field, close))));
      close.addEventListener("click", () => sheet.close());
      // Esc closes, also where it would only empty the field. The reader is back where the search was called: a dialog sees to that itself.
      field.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); sheet.close(); } });
      sheet.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        // Beside the sheet, or a link to another place of the very page that is open: it is then not loaded anew.
        if (event.target === sheet || (link && link.pathname === location.pathname)) sheet.close();
      });
      bring().then(({ fill }) => fill(sheet, field, opener)).catch(() => { location.href = opener.href; });
    };
    const open = () => {
      if (!sheet) create();
      sheet.showModal();
      field.select();
    };
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab is asked for
      event.preventDefault();
      open();
    });
    document.addEventListener("keydown", (event) => { if (wanted(event)) { event.preventDefault(); open(); } });
  }
  function wanted(event) {
    return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector("dialog[open]")
      && !event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  }

  /* ---------- Words marked on arrival ----------
     Addresses stay what they are: what was asked for is left in the browser by the page that was left, for the next one, within a minute. */
  const NAME = "edition.search.words", MINUTE = 60000;
  let left = null;
  try {
    left = JSON.parse(localStorage.getItem(NAME));
    if (left && left.path === location.pathname) localStorage.removeItem(NAME);
  } catch { /* a browser that keeps nothing */ }
  if (!page || left?.path !== location.pathname || !(Date.now() - left.at < MINUTE) || !Array.isArray(left.words)) return;
  const forms = left.words.filter((word) => typeof word === "string" && word).sort((a, b) => b.length - a.length);
  if (!forms.length) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const where = page.querySelectorAll(page.dataset.kind === "cable" ? ":scope > :is(h1, .paragraph, .summary)" : ":scope > :is(h1, h2, p, ul, ol, dl)");
  const marks = [];
  for (const block of where) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), leaves = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".sign, .number")) leaves.push(walker.currentNode);
    for (const leaf of leaves) {
      const pieces = [];
      let at = 0;
      for (const match of leaf.data.matchAll(pattern)) {
        const mark = document.createElement("mark");
        mark.className = "found";
        mark.textContent = match[0];
        pieces.push(leaf.data.slice(at, match.index), mark);
        marks.push(mark);
        at = match.index + match[0].length;
      }
      if (pieces.length) leaf.replaceWith(...pieces, leaf.data.slice(at));
    }
  }
  if (!marks.length) return;
  const told = document.body.appendChild(document.createElement("p"));
  told.className = "told found";
  told.setAttribute("role", "status");
  told.textContent = `${marks.length === 1 ? "One place" : `${marks.length} places`} marked · Esc clears`;
  const clear = (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open], .gloss-card")) return;
    document.removeEventListener("keydown", clear, true);
    told.remove();
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  };
  document.addEventListener("keydown", clear, true);
})();
