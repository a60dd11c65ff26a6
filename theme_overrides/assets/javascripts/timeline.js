/* The list “By date” of the title page as a line of days, where the page is wide and the days are few. The list itself is moved, not
   copied: its links, their order and their words stay what they are. A day bears its date as a class: *12 Feb.*{.day .d2008-02-12}. */
(() => {
  "use strict";
  const list = document.querySelector("#dates + ul");
  const wide = matchMedia("screen and (min-width: 71.25em)");
  if (!list) return;
  const DAY = 86400000, MOST = 70; // more days than this are no line but a list
  const read = (day) => Date.parse(`${day?.className.match(/\bd(\d{4}-\d{2}-\d{2})\b/)?.[1]}T00:00:00Z`); // NaN where it has none
  const items = [...list.children].map((item) => ({ item, at: read(item.querySelector(".day")), event: Boolean(item.querySelector(".event")) }));
  if (items.length < 2 || items.some(({ at }) => Number.isNaN(at))) return;

  const days = items.map(({ at }) => at);
  const first = new Date(Math.min(...days)), last = new Date(Math.max(...days));
  const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1);
  const end = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0);
  const length = (end - start) / DAY;
  if (length > MOST) return;

  const axis = document.createElement("div");
  axis.className = "axis";
  axis.setAttribute("aria-hidden", "true"); // each item says its own day
  const SIDE = 2; // per cent of the line left free at either end
  const place = (at) => SIDE + ((at - start) / DAY / length) * (100 - 2 * SIDE);
  for (let at = start; at <= end; at += DAY) {
    const tick = document.createElement("span");
    const date = new Date(at), week = (date.getUTCDate() - 1) % 7 === 0; // 1, 8, 15, 22, 29
    tick.className = week ? "tick week" : "tick";
    tick.style.left = `${place(at)}%`;
    if (week) {
      const text = date.getUTCDate() === 1 ? { day: "numeric", month: "long", year: "numeric" } : { day: "numeric" };
      tick.append(date.toLocaleDateString("en-GB", { ...text, timeZone: "UTC" }));
      if (at === start) tick.classList.add("first");
    }
    axis.append(tick);
  }

  /** Labels above the line, events below it: over their day, or ending or beginning at it, on the lowest level where they touch no
      other label and hide no other day. */
  const draw = () => {
    list.classList.remove("timeline");
    axis.remove();
    for (const { item } of items) item.removeAttribute("style");
    if (!wide.matches) return;
    list.classList.add("timeline");
    const width = list.clientWidth, taken = [];
    const across = items.map(({ at, event }) => ({ event, x: (place(at) / 100) * width }));
    items.forEach(({ item, event }, index) => {
      const { x } = across[index], room = item.offsetWidth;
      let left = 0, level = event ? -1 : 0, free = false;
      for (; !free; level += event ? -1 : 1) {
        for (const wish of [x - room / 2, x - room + 8, x - 8]) {
          left = Math.max(0, Math.min(wish, width - room));
          const right = left + room, last = Math.abs(level) > items.length; // so many levels: take what there is
          free = last || !(taken.some((other) => other.level === level && left < other.right + 12 && right > other.left - 12)
            || across.some((other, number) => number !== index && other.event === event && other.x > left - 8 && other.x < right + 8));
          if (free) break;
        }
        if (free) break;
      }
      taken.push({ level, left, right: left + room });
      item.style.setProperty("--left", `${left}px`); // a property, so that paper, where it is unused, is not moved
      item.style.setProperty("--at", `${x - left}px`);
      item.style.setProperty("--level", String(Math.abs(level)));
      item.classList.toggle("below", event);
    });
    list.style.setProperty("--levels", String(Math.max(...taken.map(({ level }) => level)) + 1));
    list.after(axis);
    axis.style.setProperty("--events", String(-Math.min(-1, ...taken.map(({ level }) => level))));
  };
  wide.addEventListener("change", draw);
  addEventListener("resize", draw);
  draw();
  document.fonts?.ready.then(draw);
})();
