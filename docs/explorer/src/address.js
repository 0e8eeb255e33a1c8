/**
 * The state of the page as the part of its address after `#`, so that a link shows the same again.
 */

import { FACETS } from "./facets.js";
import { LANGUAGES } from "./labels.js";

export const VIEWS = ["table", "timeline", "map"];

/** Return the language in which the page begins: the host's choice, or what the reader's browser asks for. */
export function usualLanguage(wanted) {
  const asked = [wanted, ...(navigator.languages ?? [])].map((one) => String(one ?? "").slice(0, 2));
  return asked.find((one) => LANGUAGES.includes(one)) ?? "en";
}

/** Return the state where an address says nothing. */
export function plain(lang) {
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet.name, []]));
  return { chosen, text: "", view: "table", lang, order: "newest", record: null, embed: false };
}

/**
 * Return the state that an address says; words that mean nothing are passed over.
 *
 * @param {string} hash `#party=KZ,UZ&year=2025&text=water&view=map&record=hlpsd-12&lang=ru&embed=1`
 */
export function read(hash, lang) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state = plain(LANGUAGES.includes(given.get("lang")) ? given.get("lang") : lang);
  for (const facet of FACETS)
    state.chosen[facet.name] = [...new Set((given.get(facet.name) ?? "").split(",").filter(Boolean))];
  state.text = given.get("text") ?? "";
  state.view = VIEWS.includes(given.get("view")) ? given.get("view") : "table";
  state.order = given.get("order") === "oldest" ? "oldest" : "newest";
  state.record = given.get("record") || null;
  state.embed = given.get("embed") === "1";
  return state;
}

/** Return the address of a state, as short as it can be. */
export function written(state, usual) {
  const made = [];
  const put = (name, value) =>
    made.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%20", "+")}`);
  for (const facet of FACETS)
    if (state.chosen[facet.name].length) put(facet.name, state.chosen[facet.name].join(","));
  if (state.text) put("text", state.text);
  if (state.view !== "table") put("view", state.view);
  if (state.order !== "newest") put("order", state.order);
  if (state.lang !== usual) put("lang", state.lang);
  if (state.embed) put("embed", "1");
  if (state.record) put("record", state.record);
  return `#${made.join("&")}`;
}
