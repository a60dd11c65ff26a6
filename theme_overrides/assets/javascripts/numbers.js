/* The box “Go to a cable”, on the list of all cables: any spelling of a number leads to the cable's page. Without scripts there
   is no box, and the lists below it serve. */
(() => {
  "use strict";
  const page = document.querySelector("article.sheet[data-list='cables']");
  if (!page || !/\/cables\/(?:index\.html)?$/.test(location.pathname)) return;
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const field = make("input", { type: "text", id: "go-number", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": "go-said" });
  const said = make("p", { class: "hint", id: "go-said", role: "status" }, "BAKU 129, 08 BAKU 000129 and 08baku129 are one number.");
  const form = make("form", { class: "list-filter go-to", "aria-label": "Go to a cable" },
    make("label", { for: "go-number" }, "Go to a cable by its number"), field, " ", make("button", { type: "submit" }, "Go"), said);
  (page.querySelector(".lead") ?? page.querySelector("h1")).after(form);

  const register = import("./telegram-numbers.js").then(({ readNumber, createRegister }) => ({ read: readNumber, look: createRegister(new URL("../", location.href)) }));

  const link = (mrn) => make("a", { href: `${mrn}/` }, mrn);
  const list = (mrns) => mrns.flatMap((mrn, index) => [index ? ", " : "", link(mrn)]);

  /** What to say of what was typed, as words and links; or the number of the one page that is meant. */
  const find = async (typed) => {
    const { read, look } = await register;
    const asked = read(typed);
    if (!asked) return [`“${typed}” is not the number of a telegram. One reads like 08BAKU129 or BAKU 129.`];
    const { post, exact, there } = await look(asked);
    if (!post) return [`This edition knows no telegram from “${asked.post}”.`];
    if (exact.length === 1) return exact[0];
    if (exact.length) return [`More than one telegram is called ${post} ${asked.serial}: `, ...list(exact), "."];
    const unknown = `This edition knows no telegram ${asked.year ? `${asked.year}${post}${asked.serial}` : `${post} ${asked.serial}`}`;
    return there.length ? [`${unknown}, but of another year: `, ...list(there), "."] : [`${unknown}, neither held nor cited.`];
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (!typed) return field.focus();
    let answer;
    try {
      answer = await find(typed);
    } catch {
      answer = ["The numbers could not be fetched. The lists below have them all."];
    }
    if (typeof answer === "string") location.href = `${answer}/`;
    else said.replaceChildren(...answer);
  });
})();
