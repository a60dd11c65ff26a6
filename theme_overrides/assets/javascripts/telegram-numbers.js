/* Telegrams by their numbers, in any spelling: what the box on the list of cables and the search look them up with. */

/** A number as it is typed: year in two figures or none, post in capitals without blanks, serial; or null. */
export const readNumber = (typed) => {
  const found = typed.toUpperCase().replace(/[^A-Z0-9]+/g, "").match(/^(?:(?:19|20)?(\d\d))?([A-Z]+)0*([1-9]\d{0,7})$/);
  return found && { year: found[1], post: found[2], serial: Number(found[3]) };
};

/** Looks numbers up in the files of the edition at the address `root`. */
export const createRegister = (root) => {
  const fetched = new Map();
  const look = async (name) => {
    if (!fetched.has(name)) {
      const answer = await fetch(new URL(`data/numbers/${name}.json`, root));
      if (!answer.ok) throw new Error(`${answer.status}`);
      fetched.set(name, await answer.json());
    }
    return fetched.get(name);
  };

  /** What is known of a number as `readNumber` gives it: its `post`, or none; the MRNs meant (`exact`); those of other years (`there`). */
  return async (asked) => {
    const post = (await look("posts"))[asked.post];
    if (!post) return { post: null, exact: [], there: [] };
    const years = await look(post);
    const there = Object.keys(years).filter((year) => years[year].includes(asked.serial)).map((year) => `${year}${post}${asked.serial}`);
    return { post, there, exact: asked.year ? there.filter((mrn) => mrn.startsWith(asked.year)) : there };
  };
};
