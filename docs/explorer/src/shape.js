/**
 * Data of somebody else's file, made as the page expects them: what has another type is left out and counted.
 */

export const DRAWERS = [
  "regions",
  "countries",
  "cities",
  "organisations",
  "officials",
  "series",
  "topics",
  "documents",
  "events",
];

const TEXTS = new Set(["hosts", "parties", "topics", "languages", "identifiers", "former_ids"]);
const PARTS = new Set([
  "names",
  "participations",
  "documents",
  "outcomes",
  "relations",
  "disputes",
  "sources",
  "appointments",
  "gaps",
  "steps",
  "sections",
  "memberships",
  "mappings",
]);
const NUMBERS = new Set(["edition", "latitude", "longitude", "amount"]);
const INNER = new Set(["supports", "urls", "attested"]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const texts = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** Return what an object says of its own; a stranger's word may be `constructor`. */
export function known(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Return a part of a record with texts, numbers and lists of texts only. */
function part(given) {
  const made = {};
  for (const [key, value] of Object.entries(given)) {
    if (INNER.has(key)) made[key] = texts(value);
    else if (NUMBERS.has(key) ? Number.isFinite(value) : typeof value === "string") made[key] = value;
  }
  return made;
}

/** Return a record, with its lists always there where the page reads them; null where it has no id. */
export function record(given) {
  if (!isObject(given) || typeof given.id !== "string" || !given.id) return null;
  const made = {};
  for (const [key, value] of Object.entries(given)) {
    if (PARTS.has(key)) made[key] = Array.isArray(value) ? value.filter(isObject).map(part) : [];
    else if (TEXTS.has(key)) made[key] = texts(value);
    else if (key === "place" && isObject(value)) made.place = part(value);
    else if (NUMBERS.has(key) ? Number.isFinite(value) : typeof value === "string") made[key] = value;
  }
  return made;
}

/**
 * Return a file's page of data.
 *
 * @param {unknown} given What `JSON.parse` gave.
 * @returns {{page: object, refused: number}}
 * @throws {Error} It is no page of records; the message is a key of the labels.
 */
export function page(given) {
  if (!isObject(given) || !DRAWERS.some((drawer) => Array.isArray(given[drawer])))
    throw new Error("notRecords");
  if (given.schema !== 1) throw new Error("otherSchema");
  const made = { schema: 1 };
  for (const key of ["version", "complete_until"]) if (typeof given[key] === "string") made[key] = given[key];
  made.publishers = isObject(given.publishers) ? part(given.publishers) : {};
  let refused = 0;
  for (const drawer of DRAWERS) {
    const held = Array.isArray(given[drawer]) ? given[drawer] : [];
    made[drawer] = held.map(record).filter((one) => one !== null);
    refused += held.length - made[drawer].length;
  }
  return { page: made, refused };
}
