/** The filters: words, and for each facet the list of its choices with how many events each would leave. */

import { el } from "../dom.js";
import { FACETS } from "../facets.js";
import { nameOf } from "./names.js";

// A longer list has its own search, and shows no more at first.
const MOST_SHOWN = 10;
// The order of the words of the package's vocabularies.
const ORDERS = {
  category: ["institutional", "political", "programme", "forum"],
  level: [
    "leaders",
    "ministers",
    "deputy-ministers",
    "senior-officials",
    "ambassadors",
    "parliamentarians",
    "experts",
    "mixed",
  ],
};
// Nobody types letters faster on purpose; each would be a search.
const PAUSE = 120;
// Those that are open at first where there is room.
const OPEN = ["party", "category"];

export function filtersView(explorer) {
  const text = document.getElementById("text");
  let waiting = 0;
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => explorer.set({ text: text.value }), PAUSE);
  });
  const lists = FACETS.map((facet) => new List(explorer, facet));
  document.getElementById("facets").append(...lists.map((list) => list.box));
  return () => {
    text.placeholder = explorer.words.say("textHint");
    if (document.activeElement !== text) text.value = explorer.state.text;
    lists.forEach((list, at) => list.show(explorer.found.counts[at]));
  };
}

/** The choices of one facet, folded away until somebody asks. */
class List {
  constructor(explorer, facet) {
    Object.assign(this, { explorer, facet, all: false });
    this.name = el("span");
    this.taken = el("span", { class: "taken" });
    this.finder = el("input", { type: "search", autocomplete: "off", on: { input: () => this.fill() } });
    this.choices = el("ul");
    this.more = el("button", { type: "button", class: "more", on: { click: () => this.showAll() } });
    const open = OPEN.includes(facet.name) && matchMedia("(min-width: 62rem)").matches;
    this.box = el(
      "details",
      { "data-facet": facet.name, open, on: { toggle: () => this.fill() } },
      el("summary", {}, this.name, this.taken),
      this.finder,
      this.choices,
      this.more,
    );
  }

  show(counts) {
    this.counts = counts;
    const { words, state } = this.explorer;
    const taken = state.chosen[this.facet.name].length;
    this.name.textContent = words.say(this.facet.name);
    this.taken.textContent = taken ? ` (${taken})` : "";
    this.finder.placeholder = words.say("find");
    this.finder.setAttribute("aria-label", `${words.say(this.facet.name)}: ${words.say("find")}`);
    this.fill();
  }

  showAll() {
    this.all = true;
    this.fill();
    this.choices.children[MOST_SHOWN]?.querySelector("input").focus();
  }

  /** Make the list of choices, which nobody sees while it is folded. */
  fill() {
    if (!this.box.open || !this.counts) return;
    const { words, state } = this.explorer;
    const sought = this.finder.value.trim().toLocaleLowerCase(state.lang);
    const all = this.sorted().filter(
      (one) => !sought || one.name.text.toLocaleLowerCase(state.lang).includes(sought),
    );
    const shown = this.all || sought ? all : all.slice(0, MOST_SHOWN);
    const focused = this.choices.contains(document.activeElement) ? document.activeElement.value : null;
    this.choices.replaceChildren(...shown.map((one) => this.choice(one)));
    if (focused !== null)
      [...this.choices.querySelectorAll("input")].find((one) => one.value === focused)?.focus();
    if (!all.length) this.choices.append(el("li", { class: "quiet" }, words.say("none")));
    this.more.hidden = shown.length === all.length;
    this.more.textContent = words.say("more", { n: words.number(all.length) });
    this.finder.hidden = this.counts.size <= MOST_SHOWN;
  }

  choice({ key, count, name }) {
    const { words, state } = this.explorer;
    const box = el("input", {
      type: "checkbox",
      value: key,
      on: { change: () => this.explorer.toggle(this.facet.name, key) },
    });
    box.checked = state.chosen[this.facet.name].includes(key);
    const lang = name.lang === state.lang ? null : name.lang;
    return el(
      "li",
      { class: count ? null : "empty" },
      el(
        "label",
        {},
        box,
        el("span", { class: "name", lang, dir: "auto" }, name.text),
        el("span", { class: "n" }, words.number(count)),
      ),
    );
  }

  /** Return the choices: those that are taken first, then in the order of the facet. */
  sorted() {
    const taken = this.explorer.state.chosen[this.facet.name];
    const keys = new Set([...taken, ...this.counts.keys()]);
    const made = [...keys].map((key) => ({
      key,
      count: this.counts.get(key) ?? 0,
      name: nameOf(this.explorer, this.facet, key),
      taken: taken.includes(key),
    }));
    const order = ORDERS[this.facet.name] ?? [];
    const at = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
    const compare = {
      newest: (a, b) => b.key.localeCompare(a.key),
      own: (a, b) => at(a.key) - at(b.key),
      count: (a, b) => b.count - a.count || a.name.text.localeCompare(b.name.text, this.explorer.state.lang),
    }[this.facet.order];
    return made.sort((a, b) => (this.facet.order === "count" ? b.taken - a.taken : 0) || compare(a, b));
  }
}
