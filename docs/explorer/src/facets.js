/**
 * What events are filtered by. A facet gives the keys of an event: those that it bears, and the wider ones.
 */

import { years } from "./dates.js";

/**
 * @typedef {object} Facet
 * @property {string} name Also its name in the address of the page.
 * @property {string[]} drawers Where the names behind its keys are; none where they are words.
 * @property {(one: object, registry: object) => string[]} keys
 * @property {"count" | "own" | "newest"} order How its choices are listed: the most frequent first, in the
 *   order of the vocabulary, or the newest first.
 */

/** @type {Facet[]} */
export const FACETS = [
  { name: "party", drawers: ["countries", "regions"], keys: parties, order: "count" },
  { name: "year", drawers: [], keys: years, order: "newest" },
  { name: "category", drawers: [], keys: ({ event }) => list(event.category), order: "own" },
  { name: "level", drawers: [], keys: ({ event }) => list(event.level), order: "own" },
  { name: "series", drawers: ["series"], keys: ({ event }) => list(event.series), order: "count" },
  { name: "topic", drawers: ["topics"], keys: topics, order: "count" },
  { name: "person", drawers: ["officials"], keys: people, order: "count" },
  { name: "place", drawers: ["cities", "countries"], keys: places, order: "count" },
];

const list = (value) => (value ? [value] : []);
const once = (values) => [...new Set(values)];

function parties({ event, first, last }, registry) {
  const own = event.parties ?? [];
  return once([...own, ...own.flatMap((party) => registry.regionsOf(party, first, last))]);
}

function topics({ event }, registry) {
  return once((event.topics ?? []).flatMap((topic) => registry.broader(topic)));
}

function people({ event }) {
  return once((event.participations ?? []).flatMap((one) => list(one.official)));
}

function places({ event }) {
  return [...list(event.place?.city), ...list(event.place?.country)];
}
