/* The faces of the edition, after the first picture of a first visit: until then the text stands in what is on the reader's system. Whoever
   has been here has them in the browser's own store: for them, and without scripts, they are asked for at once (partials/scheme.html). */
(() => {
  "use strict";
  const NAME = "edition.faces", LONGEST = 2000; // milliseconds: a page that is not shown has no first picture
  const sheet = document.querySelector("link[data-faces]");
  if (!sheet || sheet.media !== "print") return;
  const show = () => {
    sheet.media = "all";
    document.body.getBoundingClientRect(); // lays the page out, and thereby asks for the faces, also where no picture is made, as for paper
    try { localStorage.setItem(NAME, "here"); } catch { /* a browser that keeps nothing */ }
  };
  /** All at once, so that the page is laid out once more and not with each: those that nearly every page has are fetched beforehand. */
  const fetchFaces = () => Promise.all(["serif-regular", "serif-italic", "serif-display", "sans"].map((name) => new Promise((done) => {
    const link = document.createElement("link");
    for (const event of ["load", "error"]) link.addEventListener(event, done);
    document.head.append(Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: new URL(`../fonts/edition-${name}.woff2`, sheet.href).href }));
  }))).then(show);
  const isShown = (list) => list.getEntriesByName("first-contentful-paint").length && fetchFaces();
  try { new PerformanceObserver(isShown).observe({ type: "paint", buffered: true }); } catch { show(); /* a browser that does not tell */ }
  setTimeout(show, LONGEST);
})();
