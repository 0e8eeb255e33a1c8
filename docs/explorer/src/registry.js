/**
 * The records by drawer and id, their names in the reader's language, and what leads to what.
 */

import { span } from "./dates.js";
import { DRAWERS, known } from "./shape.js";

// Which of several names of one language is shown; a former one, or a mere spelling of it, is not.
const SHOWN = ["short", "official", undefined, "spelling"];
// Kazakh calls most countries and cities as Russian does, and the data have such a name once.
const KAZAKH_FOR_PLACES = ["kk", "ru"];
const PLACES = ["countries", "cities"];
const INVERSE = {
  "part-of": "has-part",
  alongside: "alongside",
  prepares: "prepared-by",
  follows: "followed-by",
};

export class Registry {
  /**
   * @param {object} page The records that are shown.
   * @param {object | null} base Where ids are looked up that the page has no record of.
   */
  constructor(page, base = null) {
    this.page = page;
    this.version = page.version ?? null;
    this.publishers = { ...base?.publishers, ...page.publishers };
    this.drawers = {};
    for (const drawer of DRAWERS) {
      const both = [...(base?.[drawer] ?? []), ...(page[drawer] ?? [])];
      this.drawers[drawer] = new Map(both.map((one) => [one.id, one]));
    }
    this.memberships = memberships(this.drawers.regions.values());
    this.events = (page.events ?? []).map((event) => ({ event, ...span(event.dates) }));
    this.events.sort((a, b) => compare(a.first ?? "", b.first ?? "") || compare(a.event.id, b.event.id));
  }

  /** Return the record with an id in the first of some drawers that has it, with the drawer. */
  find(id, ...drawers) {
    for (const drawer of drawers.length ? drawers : DRAWERS.toReversed()) {
      const record = this.drawers[drawer].get(id);
      if (record) return { drawer, record };
    }
    return null;
  }

  /** Return the name of a record and the language that it is in; English where there is none in another. */
  name(record, lang) {
    const isPlace = lang === "kk" && PLACES.some((drawer) => this.drawers[drawer].get(record.id) === record);
    for (const one of isPlace ? KAZAKH_FOR_PLACES : [lang]) {
      const ours = one === "en" ? [] : (record.names ?? []).filter((name) => name.lang === one);
      for (const kind of SHOWN) {
        const found = ours.find((name) => name.kind === kind);
        if (found?.value) return { text: found.value, lang: one };
      }
    }
    return { text: record.name ?? record.title ?? record.id, lang: "en" };
  }

  /** Return the name behind an id; an id that nobody knows stands for itself. */
  label(id, lang, ...drawers) {
    const found = this.find(id, ...drawers);
    return found ? this.name(found.record, lang) : { text: id, lang: "en" };
  }

  /** Return the coordinates of a city, or null where either is not known. */
  coordinates(city) {
    const found = city ? this.drawers.cities.get(city) : null;
    return found && found.latitude !== undefined && found.longitude !== undefined ? found : null;
  }

  /** Return the ids of a topic and of all that are broader. */
  broader(topic) {
    const found = [];
    for (let id = topic; id && !found.includes(id); id = this.drawers.topics.get(id)?.broader) found.push(id);
    return found;
  }

  /** Return the ids of the regions that a country surely belonged to on some day of an event. */
  regionsOf(country, first, last) {
    const known = this.memberships.get(country) ?? [];
    return known
      .filter((one) => !(one.last && first && one.last < first) && !(one.first && last && one.first > last))
      .map((one) => one.region);
  }

  /** Return the relations of an event, those that others say of it too, as `{event, how}`. */
  relations(event) {
    if (!this.inverse) {
      this.inverse = new Map();
      for (const other of this.drawers.events.values())
        for (const { event: to, how } of other.relations ?? [])
          this.inverse.set(to, [
            ...(this.inverse.get(to) ?? []),
            { event: other.id, how: known(INVERSE, how) ?? how },
          ]);
    }
    return [...(event.relations ?? []), ...(this.inverse.get(event.id) ?? [])];
  }

  /** Return the events for which something is true, newest first. */
  eventsWhere(test) {
    return this.events.filter((one) => test(one.event)).reverse();
  }
}

/** Whether an event was with the region or with one state, as its parties tell; null with neither. */
export function scope(event) {
  const states = (event.parties ?? []).filter((party) => STATES.includes(party));
  if (event.parties?.includes("central-asia") || states.length > 1) return "regional";
  return states.length ? "bilateral" : null;
}

const STATES = ["KG", "KZ", "TJ", "TM", "UZ"];

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Return for each country its regions, and when it belonged to them; without a side no day is sure. */
function memberships(regions) {
  const found = new Map();
  for (const region of regions)
    for (const { country, dates } of region.memberships ?? []) {
      if (dates?.startsWith("/") || dates?.endsWith("/")) continue;
      found.set(country, [...(found.get(country) ?? []), { region: region.id, ...span(dates) }]);
    }
  return found;
}
