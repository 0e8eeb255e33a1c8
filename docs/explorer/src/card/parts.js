/** What cards are made of: lines of a field and its values, and links to other records. */

import { el } from "../dom.js";
import { told } from "../views/names.js";

/** Return a link to the card of a record, or the id alone where there is no record. */
export function linked({ registry, state, address }, explorer, id, ...drawers) {
  const found = registry.find(id, ...drawers);
  if (!found) return el("span", { dir: "auto" }, id);
  // an id that another drawer has too, such as a city's of a country, is said with its own
  const key = registry.find(id).drawer === found.drawer ? id : `${found.drawer}/${id}`;
  return told(registry.name(found.record, state.lang), state.lang, "a", {
    href: address.call(explorer, { record: key }),
  });
}

export const link = (explorer, id, ...drawers) => linked(explorer, explorer, id, ...drawers);

/** Return a list of lines, of those that have a value. */
export function lines(rows) {
  const known = rows.filter(([, value]) =>
    Array.isArray(value) ? value.length : value !== null && value !== undefined && value !== "",
  );
  if (!known.length) return null;
  return el(
    "dl",
    {},
    known.map(([name, value]) => [
      el("dt", {}, name),
      el("dd", {}, Array.isArray(value) ? joined(value) : value),
    ]),
  );
}

function joined(values) {
  return values.flatMap((value, at) => (at ? [", ", value] : [value]));
}

/** Return a part of a card with a heading, or nothing where there is nothing in it. */
export function part(heading, items, tag = "ul") {
  if (!items.length) return null;
  return el(
    "section",
    {},
    el("h3", {}, heading),
    el(
      tag,
      {},
      items.map((item) => el("li", {}, item)),
    ),
  );
}

/** Return the links to some events, the newest first, and to all of them where they are many. */
export function eventsPart(explorer, heading, rows, filter) {
  const { words, registry, state } = explorer;
  const items = rows.slice(0, MOST_EVENTS).map(({ event }) => [
    el("span", { class: "quiet" }, words.day(event.dates), " "),
    told(registry.name(event, state.lang), state.lang, "a", {
      href: explorer.address({ record: event.id }),
    }),
  ]);
  if (rows.length > MOST_EVENTS && filter) {
    const chosen = Object.fromEntries(Object.keys(state.chosen).map((facet) => [facet, []]));
    const href = explorer.address({ record: null, text: "", chosen: { ...chosen, ...filter } });
    items.push(el("a", { href }, words.say("moreEvents", { n: words.number(rows.length - MOST_EVENTS) })));
  }
  return part(`${heading} (${words.number(rows.length)})`, items);
}

const MOST_EVENTS = 15;
