/** The categories of events and their colours, which the style sheet says. */

import { el } from "../dom.js";

export const CATEGORIES = ["institutional", "political", "programme", "forum", "other"];
export const categoryOf = (event) => (CATEGORIES.includes(event.category) ? event.category : "other");
export const colour = (category) => `var(--${category})`;

/** Return which colour is which category, of those that are shown. */
export function legend({ found, words }) {
  const there = new Set(found.rows.map((one) => categoryOf(one.event)));
  const one = (category) =>
    el("li", {}, el("span", { class: `swatch ${category}`, "aria-hidden": "true" }), words.word(category));
  return el("ul", { class: "legend" }, CATEGORIES.filter((category) => there.has(category)).map(one));
}
