/** The names of keys and records in the reader's language, marked where they are in another. */

import { el } from "../dom.js";

/** Return the name of a key of a facet. */
export function nameOf({ registry, state, words }, facet, key) {
  if (facet.drawers.length) return registry.label(key, state.lang, ...facet.drawers);
  return { text: facet.name === "year" ? key : words.word(key), lang: state.lang };
}

/** Return a text as an element that says its language where that is not the page's. */
export function told(name, lang, tag = "span", given = {}) {
  return el(tag, { ...given, lang: name.lang === lang ? null : name.lang, dir: "auto" }, name.text);
}
