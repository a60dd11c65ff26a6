/* What scripts add to a page that reads, prints and cites without them: cards on glosses, notes beside their signs, Copy.
   Plain browser script, no library, no inline handler, no request. */
(() => {
  "use strict";
  const page = document.querySelector("article.sheet");
  if (!page) return;
  const wide = matchMedia("(min-width: 71.25em)");

  /** Make an element: attributes by name, children as elements or text. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const status = document.body.appendChild(make("p", { class: "status", role: "status" }));
  const say = (text) => { status.textContent = text; };

  /* ---------- Cards ----------
     A gloss is a link to its entry, or to a cable. The lists “Terms and persons in this cable” and “References” hold for each
     the words of its card, between its kind and its count; found by the same address, so that nothing is fetched. */
  const KINDS = ["words", "persons", "bodies", "papers"];
  const sources = new Map(); // address of an entry → its item in the list
  for (const text of page.querySelectorAll(".card")) {
    const link = text.parentElement.querySelector("a");
    if (link) sources.set(link.href, { item: text.parentElement, link, text });
  }

  /** The words of `element` without those inside any of `without`. */
  const words = (element, without) => {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll(without)) part.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  let open = null; // the card that goes when its reader goes; a pinned one is nobody's
  let rest = null; // where the pointer rested as a card was closed under it
  let timer = 0;
  const pinned = [];
  let count = 0;

  const createCard = (gloss, source) => {
    const id = `card-${++count}`;
    const part = (place) => source.text.querySelector(`:scope > em:${place}-child`)?.textContent ?? "";
    const line = source.link.parentElement;
    const expansion = words(line, "a, .anchor").replace(/^,\s*/, "");
    const cable = /\/cables\/[^/]+\/$/.test(source.link.href);
    const pin = make("button", { type: "button", "aria-pressed": "false" }, "Pin");
    const close = make("button", { type: "button" }, "Close");
    const word = make("p", { class: "card-word" }, make("strong", {}, source.link.textContent));
    if (expansion) word.append(" ", make("em", {}, expansion));
    const element = make(
      "div", { class: `gloss-card ${KINDS.find((kind) => source.link.classList.contains(kind)) ?? "words"}`, role: "dialog", "aria-label": source.link.textContent, id },
      make("div", { class: "card-head" }, make("span", {}, part("first")), pin, close),
      word,
      make("p", { class: "card-text", id: `${id}-text` }, words(source.text, ":scope > em:first-child, :scope > em:last-child")),
      make("p", { class: "card-foot" }, make("a", { href: source.link.href }, cable ? "The cable’s page" : "Whole entry"), make("span", {}, part("last"))),
    );
    const card = { element, gloss, pin, pinned: false };
    pin.addEventListener("click", () => pinCard(card));
    close.addEventListener("click", ({ clientX: x, clientY: y }) => { closeCard(card); rest = { x, y }; gloss.focus(); });
    element.addEventListener("pointerenter", () => clearTimeout(timer));
    element.addEventListener("pointerleave", () => leave(card));
    element.addEventListener("focusout", (event) => { if (!element.contains(event.relatedTarget) && event.relatedTarget) leave(card); });
    return card;
  };

  /** Beside the word, never over its line: 8 px below, or above where there is no room. */
  const place = ({ element, gloss }, point) => {
    const parts = [...gloss.getClientRects()]; // a gloss may run over two lines: take the part that is pointed at
    const part = parts.find((r) => point && point.y >= r.top && point.y <= r.bottom && point.x >= r.left && point.x <= r.right) ?? parts[0];
    element.style.maxHeight = "";
    const { offsetWidth: width, offsetHeight: whole } = element;
    const side = 18, gap = 8, room = document.documentElement.clientWidth;
    const left = Math.max(side, Math.min(part.left - 16, room - width - side));
    const last = parts[parts.length - 1], first = parts[0];
    const under = innerHeight - last.bottom - 2 * gap, over = first.top - 2 * gap; // what the window has on either side
    const below = under >= whole || under >= over;
    const height = Math.min(whole, Math.max(below ? under : over, 96));
    if (height < whole) element.style.maxHeight = `${height}px`; // it scrolls, and covers neither the line nor the edge
    element.classList.toggle("below", below);
    element.classList.toggle("above", !below);
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${(below ? last.bottom + gap : first.top - gap - height) + scrollY}px`;
  };

  const openCard = (gloss, point) => {
    clearTimeout(timer);
    if (open?.gloss === gloss || pinned.some((card) => card.gloss === gloss)) return;
    if (open) closeCard(open);
    const source = sources.get(gloss.href);
    if (!source || page.dataset.without?.split(" ").some((layer) => gloss.classList.contains(layer))) return; // a layer the reader took off
    open = createCard(gloss, source);
    document.body.append(open.element);
    gloss.classList.add("open");
    gloss.setAttribute("aria-expanded", "true");
    gloss.setAttribute("aria-describedby", `${open.element.id}-text`);
    place(open, point);
  };

  const closeCard = (card) => {
    clearTimeout(timer);
    card.element.remove();
    card.gloss.classList.remove("open");
    card.gloss.setAttribute("aria-expanded", "false");
    card.gloss.removeAttribute("aria-describedby");
    if (open === card) open = null;
    if (pinned.includes(card)) pinned.splice(pinned.indexOf(card), 1);
  };

  const pinCard = (card) => {
    if (pinned.includes(card)) return closeCard(card);
    pinned.push(card);
    if (open === card) open = null;
    card.pin.textContent = "Unpin";
    card.pin.setAttribute("aria-pressed", "true");
    say("Pinned");
  };

  /** The reader left the word or the card: wait, so that a pointer may travel from one to the other. */
  const leave = (card) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (card && card === open && !card.element.matches(":hover, :focus-within") && !(card.gloss.matches(":focus-visible"))) closeCard(card);
    }, 300);
  };

  for (const gloss of page.querySelectorAll("a.gloss, .summary > a")) { // in the editors’ summary too: it is read first
    if (!sources.has(gloss.href)) continue;
    gloss.setAttribute("aria-haspopup", "dialog");
    gloss.setAttribute("aria-expanded", "false");
    let touched = false, arrived = 0;
    gloss.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    gloss.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return;
      if (event.clientX === rest?.x && event.clientY === rest.y) return; // it lay under a card that was closed: nobody pointed at it
      rest = null;
      clearTimeout(arrived);
      arrived = setTimeout(() => openCard(gloss, { x: event.clientX, y: event.clientY }), 120);
    });
    gloss.addEventListener("pointerleave", (event) => {
      clearTimeout(arrived);
      if (event.pointerType !== "touch" && open?.gloss === gloss) leave(open);
    });
    gloss.addEventListener("focus", () => { if (!touched && gloss.matches(":focus-visible")) openCard(gloss); });
    gloss.addEventListener("blur", (event) => { if (open?.gloss === gloss && !open.element.contains(event.relatedTarget)) leave(open); });
    gloss.addEventListener("click", (event) => { // a finger has no hover: its first tap opens the card, which holds the link
      if (!touched) return;
      event.preventDefault();
      if (open?.gloss === gloss) closeCard(open);
      else openCard(gloss, { x: event.clientX, y: event.clientY });
    });
    gloss.addEventListener("keydown", (event) => { // Tab goes on through the text; the arrow goes into the card
      const card = open?.gloss === gloss ? open : pinned.find((one) => one.gloss === gloss);
      if (event.key !== "ArrowDown" || !card) return;
      event.preventDefault();
      card.pin.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const card = open ?? pinned[pinned.length - 1];
    if (!card) return;
    const inside = card.element.contains(document.activeElement);
    closeCard(card);
    if (inside) { card.gloss.focus(); if (open?.gloss === card.gloss) closeCard(open); } // the focus returns; the card does not
  });
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.element.contains(event.target) && !open.gloss.contains(event.target)) closeCard(open);
  });
  addEventListener("resize", () => { for (const card of [open, ...pinned]) if (card) place(card); });

  /* ---------- Notes beside their signs ----------
     Each note is lowered to the line of its sign, never over the next note, never beyond the end of its paragraph. */
  const placeNotes = () => {
    let free = -Infinity; // where the margin is free: below the last note, on the page
    for (const list of page.querySelectorAll(".paragraph + ul")) {
      const notes = [...list.children];
      for (const note of notes) note.style.marginTop = "";
      if (!wide.matches) continue;
      const top = list.getBoundingClientRect().top;
      const heights = notes.map((note) => note.offsetHeight), gap = 12;
      const end = list.previousElementSibling.getBoundingClientRect().bottom - top;
      // A paragraph of several blocks has its notes beside the last: they may rise to its first.
      let first = list.previousElementSibling;
      while (!first.id && first.previousElementSibling?.matches(".paragraph")) first = first.previousElementSibling;
      let above = Math.min(0, Math.max(first.getBoundingClientRect().top - top + 4, free - top));
      let moved = 0;
      notes.forEach((note, index) => {
        const back = note.querySelector(".sign")?.hash.slice(1);
        const sign = back && document.getElementById(back);
        const line = sign ? sign.getBoundingClientRect().bottom - 20 - top : above;
        const rest = heights.slice(index).reduce((sum, height) => sum + height + gap, -gap);
        const place = Math.max(above, Math.min(line, end - rest));
        note.style.marginTop = `${place - moved}px`;
        moved = place + heights[index];
        above = moved + gap;
      });
      free = top + above;
    }
  };
  placeNotes();
  document.fonts?.addEventListener("loadingdone", placeNotes); // the faces may come after the first picture
  addEventListener("resize", placeNotes);
  addEventListener("load", placeNotes);

  /* ---------- Citations: an address breaks only before a slash; Copy ---------- */
  const mendBreaks = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const leaves = [], address = /^(.*?)((?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+)(\/.*)$/s; // “… https://host.example/cables/X/.”
    while (walker.nextNode()) if (address.test(walker.currentNode.data)) leaves.push(walker.currentNode);
    for (const leaf of leaves) {
      const [, before, host, path] = leaf.data.match(address);
      const pieces = path.split(/(?=\/\w)/).flatMap((piece) => [make("wbr"), make("span", { class: "unbroken" }, piece)]);
      leaf.replaceWith(before, make("span", { class: "unbroken" }, host), ...pieces);
    }
  };
  for (const link of page.querySelectorAll("dd a[href^=http], blockquote a[href^=http]")) mendBreaks(link);
  for (const citation of page.querySelectorAll(".citation")) {
    mendBreaks(citation);
    const button = make("button", { type: "button", class: "copy", "aria-label": "Copy this citation" }, "Copy");
    let back = 0;
    button.addEventListener("click", async () => {
      const text = [...citation.childNodes].filter((part) => part !== button).map((part) => part.textContent).join("");
      if (!(await copy(text.trim()))) return say("The browser did not let the text be copied");
      button.textContent = "Copied";
      button.removeAttribute("aria-label");
      say("Copied");
      clearTimeout(back);
      back = setTimeout(() => { button.textContent = "Copy"; button.setAttribute("aria-label", "Copy this citation"); say(""); }, 2000);
    });
    citation.append(" ", button);
  }
  // Who rests on a number is told what it is for.
  for (const number of page.querySelectorAll("a.number")) number.title = "The address of this paragraph; the citations below become its own";
  // The paragraph that is cited as the example becomes the one whose number was followed.
  const quoted = [...page.querySelectorAll(".of-paragraph")];
  let cited = quoted.map((part) => part.textContent.match(/#(p(\d+)(?:-\d+)?)\./)).find(Boolean);
  const citeParagraph = () => {
    const asked = location.hash.match(/^#(p(\d+)(?:-\d+)?)$/);
    if (!cited || !asked || !document.getElementById(asked[1])) return;
    for (const part of quoted) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        walker.currentNode.data = walker.currentNode.data
          .replace(`#${cited[1]}.`, `#${asked[1]}.`)
          .replace(new RegExp(`(¶|par\\. |Paragraph )${cited[2]}(?!\\d)`), `$1${asked[2]}`);
    }
    cited = asked;
  };
  citeParagraph();
  addEventListener("hashchange", citeParagraph);
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // a page opened from a disk or without TLS has no clipboard of its own
      const field = document.body.appendChild(make("textarea", { class: "status", "aria-hidden": "true", tabindex: "-1" }));
      field.value = text;
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  /* ---------- Menu ---------- */
  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* ---------- Paper: of the list of terms the expansion, or else the first sentence of the gloss ---------- */
  for (const text of page.querySelectorAll("#terms + ul .card")) {
    const line = text.previousElementSibling;
    if (/^,/.test(line?.firstElementChild?.nextSibling?.data ?? "")) text.classList.add("told");
    const leaves = [...text.childNodes].slice(1, -1);
    const end = leaves.findIndex((leaf) => leaf.nodeType === Node.TEXT_NODE && /(?<=[^\s.]{2})\. (?=\S)/.test(leaf.data));
    if (end < 0) continue;
    const at = leaves[end].data.search(/(?<=[^\s.]{2})\. (?=\S)/) + 1;
    const rest = make("span", { class: "rest" }, leaves[end].splitText(at), ...leaves.slice(end + 1));
    leaves[end].after(rest);
  }

  /* ---------- Paper: the words of the running head and foot, for the margin boxes of print.css ---------- */
  const colophon = document.querySelector(".colophon");
  const running = { title: document.querySelector(".masthead-title")?.textContent, number: colophon?.dataset.number, address: colophon?.dataset.address };
  for (const [name, text] of Object.entries(running)) document.documentElement.style.setProperty(`--running-${name}`, JSON.stringify(text ?? ""));
})();
