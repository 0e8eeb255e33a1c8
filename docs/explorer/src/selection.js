/**
 * Which events are meant. One pass over numbers answers all facets at once, and counts what each choice that
 * is not taken would leave.
 */

import { FACETS } from "./facets.js";

export class Index {
  /** @param {import("./registry.js").Registry} registry */
  constructor(registry) {
    this.registry = registry;
    this.columns = FACETS.map((facet) => column(registry.events, (one) => facet.keys(one, registry)));
  }

  /**
   * Return the events that are meant, in the order of the registry, and the counts of each facet.
   *
   * @param {Record<string, string[]>} chosen The keys of each facet, any of which an event must have.
   * @param {Set<number> | null} among The numbers of the events that a text means, or null for all.
   * @returns {{rows: object[], counts: Map<string, number>[]}} A count is of the events that would be left if
   *   that choice alone were made in its facet.
   */
  select(chosen, among) {
    const wanted = this.columns.map((one, facet) => one.numbers(chosen[FACETS[facet].name] ?? []));
    const counts = this.columns.map((one) => new Int32Array(one.keys.length));
    const rows = [];
    for (let row = 0; row < this.registry.events.length; row += 1) {
      if (among && !among.has(row)) continue;
      const missed = this.missed(row, wanted);
      if (missed === NONE) rows.push(this.registry.events[row]);
      for (let facet = 0; facet < counts.length; facet += 1)
        if (missed === NONE || missed === facet) this.columns[facet].count(row, counts[facet]);
    }
    return { rows, counts: counts.map((some, facet) => this.columns[facet].named(some)) };
  }

  /** Return the number of the only facet that an event fails, or whether it fails none or several. */
  missed(row, wanted) {
    let missed = NONE;
    for (let facet = 0; facet < wanted.length; facet += 1) {
      if (wanted[facet] === null || this.columns[facet].has(row, wanted[facet])) continue;
      if (missed !== NONE) return SEVERAL;
      missed = facet;
    }
    return missed;
  }
}

const NONE = -1;
const SEVERAL = -2;

/** Return the keys of all events as numbers, one after another, and where those of each begin. */
function column(events, keysOf) {
  const numbers = new Map();
  const starts = new Int32Array(events.length + 1);
  const all = [];
  events.forEach((one, row) => {
    for (const key of keysOf(one)) {
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      all.push(numbers.get(key));
    }
    starts[row + 1] = all.length;
  });
  return new Column([...numbers.keys()], numbers, Int32Array.from(all), starts);
}

class Column {
  constructor(keys, byKey, held, starts) {
    Object.assign(this, { keys, byKey, held, starts });
  }

  /** Return which keys are wanted as flags, or null where none is; one that no event has is met by none. */
  numbers(wanted) {
    if (!wanted.length) return null;
    const flags = new Uint8Array(this.keys.length);
    for (const key of wanted) if (this.byKey.has(key)) flags[this.byKey.get(key)] = 1;
    return flags;
  }

  has(row, flags) {
    for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) if (flags[this.held[at]]) return true;
    return false;
  }

  count(row, counts) {
    for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) counts[this.held[at]] += 1;
  }

  named(counts) {
    return new Map(this.keys.map((key, number) => [key, counts[number]]));
  }
}
