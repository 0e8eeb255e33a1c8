/** The page: what it holds, what is chosen, and the views that follow it. */

import { read, usualLanguage, written } from "./address.js";
import { Index } from "./selection.js";
import { listenForFiles } from "./own_file.js";
import { Registry } from "./registry.js";
import { Search } from "./search.js";
import { page } from "./shape.js";
import { wordsOf } from "./labels.js";
import { cardView } from "./card/card.js";
import { downloadsView } from "./downloads/view.js";
import { chipsView } from "./views/chips.js";
import { filtersView } from "./views/filters.js";
import { frameView } from "./views/frame.js";
import { mapView } from "./views/map.js";
import { tableView } from "./views/table.js";
import { timelineView } from "./views/timeline.js";

/** What the page knows and shows; views get it, and are called again whenever any of it changes. */
class Explorer {
  constructor(given) {
    this.given = given;
    this.usual = usualLanguage(given.lang);
    this.state = read(location.hash, this.usual);
    this.views = [];
    this.show(page(given.data).page, given.base ? page(given.base).page : null);
  }

  /** Show the records of a page of data. */
  show(data, base, file = null) {
    this.registry = new Registry(data, base);
    this.index = new Index(this.registry);
    this.search = null;
    this.asked = null;
    this.file = file;
  }

  /** Show a host's own records; what they refer to and do not hold is looked up in those of the page. */
  async showOwn(data, file) {
    const base = page(this.given.data).page;
    const outer = this.given.base ? page(this.given.base).page : {};
    for (const [drawer, held] of Object.entries(outer))
      if (Array.isArray(held)) base[drawer] = [...held, ...base[drawer]];
    this.show(data, { ...base, events: [] }, file);
    await this.set({ ...read("", this.state.lang), lang: this.state.lang, view: this.state.view });
  }

  /** Show the records of the page again. */
  async showGiven() {
    this.show(page(this.given.data).page, this.given.base ? page(this.given.base).page : null);
    await this.set({});
  }

  /** Change a part of the state, and all that follows it. */
  async set(change) {
    const isStep = "record" in change && change.record !== this.state.record;
    this.state = { ...this.state, ...change };
    const address = written(this.state, this.usual);
    // a card is a step that the reader may go back from; a filter is none
    history[isStep ? "pushState" : "replaceState"](null, "", address);
    await this.update();
  }

  /** Choose a key of a facet, or no longer. */
  toggle(facet, key) {
    const held = this.state.chosen[facet];
    const keys = held.includes(key) ? held.filter((one) => one !== key) : [...held, key];
    return this.set({ chosen: { ...this.state.chosen, [facet]: keys } });
  }

  /** Return the address of the page with some of its state changed. */
  address(change) {
    return written({ ...this.state, ...change }, this.usual);
  }

  /** Find what is meant, and let every view show it. */
  async update() {
    const { state } = this;
    this.words = wordsOf(state.lang);
    // the rows stay the same ones while only the card, the view or the language changes
    const asked = JSON.stringify([state.chosen, state.text.trim()]);
    if (asked !== this.asked) {
      const among = state.text.trim()
        ? await (this.search ??= new Search(this.registry)).find(state.text)
        : null;
      if (state !== this.state) return; // a later change overtook this one
      this.found = this.index.select(state.chosen, among);
      this.asked = asked;
    }
    for (const view of this.views) view(this);
  }
}

async function start() {
  const explorer = new Explorer(JSON.parse(document.getElementById("data").textContent));
  explorer.views = [
    frameView,
    filtersView,
    chipsView,
    tableView,
    timelineView,
    mapView,
    downloadsView,
    cardView,
  ].map((made) => made(explorer));
  addEventListener("hashchange", () => {
    explorer.state = read(location.hash, explorer.usual);
    explorer.update();
  });
  listenForFiles(explorer);
  await explorer.update();
  document.documentElement.dataset.ready = "";
  // texts are indexed while nobody asks for them yet
  (globalThis.requestIdleCallback ?? setTimeout)(() =>
    (explorer.search ??= new Search(explorer.registry)).ready(),
  );
}

start();
