/* The button in the head of a page that changes between light and dark. The system's wish holds until the reader chooses the other scheme; that is
   remembered until they choose the system's again. A script in the head of the page (partials/scheme.html) applies it before anything is shown. */
(() => {
  "use strict";
  const NAME = "edition.scheme";
  const root = document.documentElement;
  const button = document.querySelector(".scheme");
  if (!button) return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const tell = () => button.setAttribute("aria-pressed", String((root.dataset.scheme ?? system()) === "dark"));
  const show = (chosen) => {
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
    else delete root.dataset.scheme;
    tell();
  };
  const recall = () => { try { show(localStorage.getItem(NAME)); } catch { tell(); /* a browser that keeps nothing */ } };

  button.addEventListener("click", () => {
    const wanted = (root.dataset.scheme ?? system()) === "dark" ? "light" : "dark";
    show(wanted === system() ? null : wanted);
    try {
      if (root.dataset.scheme) localStorage.setItem(NAME, wanted);
      else localStorage.removeItem(NAME);
    } catch { /* it holds on this page */ }
  });
  dark.addEventListener("change", tell);
  addEventListener("storage", (event) => { if (event.key === NAME) show(event.newValue); }); // chosen in another window
  addEventListener("pageshow", (event) => { if (event.persisted) recall(); }); // come back to by the browser's own button
  tell();
})();
