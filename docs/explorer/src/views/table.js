/**
 * The events in a table, of which only the rows that can be seen are made: 100,000 scroll as ten do.
 */

import { el } from "../dom.js";
import { legend } from "./categories.js";
import { told } from "./names.js";

// Rows above and below those that can be seen, so that scrolling shows no gap.
const AROUND = 12;
// Printed as a whole; more is a book.
const MOST_PRINTED = 2000;

export function tableView(explorer) {
  const table = new Table(explorer);
  return () => table.show();
}

class Table {
  constructor(explorer) {
    this.explorer = explorer;
    this.box = document.getElementById("rows");
    this.body = document.getElementById("body");
    this.sort = document.getElementById("sort");
    this.sort.addEventListener("click", () => {
      explorer.set({ order: explorer.state.order === "newest" ? "oldest" : "newest" });
    });
    this.box.addEventListener("scroll", () => this.draw(), { passive: true });
    this.body.addEventListener("keydown", (event) => this.walk(event));
    new ResizeObserver(() => this.draw(true)).observe(this.box);
    this.isPrinted = false;
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
  }

  show() {
    const { found, state, words } = this.explorer;
    const isOther = this.order !== state.order || this.found !== found;
    // so that the row of an open card keeps the focus
    if (!isOther && this.lang === state.lang) return this.draw();
    if (isOther && this.rows) this.box.scrollTop = 0;
    this.lang = state.lang;
    this.rows = state.order === "newest" ? found.rows.toReversed() : found.rows;
    this.order = state.order;
    this.found = found;
    this.sort.setAttribute(
      "aria-label",
      `${words.say("date")}, ${words.say(state.order === "newest" ? "sortNewest" : "sortOldest")}`,
    );
    this.sort.querySelector("[data-arrow]").textContent = state.order === "newest" ? "↓" : "↑";
    document
      .getElementById("date-head")
      .setAttribute("aria-sort", state.order === "newest" ? "descending" : "ascending");
    document.querySelector("#rows table").setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.box.hidden = !this.rows.length;
    document.getElementById("legend").replaceChildren(legend(this.explorer));
    this.first = null; // the rows that stand there are others, though perhaps nobody sees them now
    return this.draw(true);
  }

  print(isPrinted) {
    this.isPrinted = isPrinted;
    this.draw(true);
  }

  /** Make the rows that can be seen, or all of them for print, between two empty ones as high as the rest. */
  draw(isNew = false) {
    const all = this.isPrinted;
    if (!this.rows || this.box.closest("[hidden]")) return;
    // the style sheet knows how high a row is, in heights of the text, as that differs on a phone
    const height = Number.parseFloat(getComputedStyle(this.box).getPropertyValue("--row")) * textHeight();
    const first = all ? 0 : Math.max(0, Math.floor(this.box.scrollTop / height) - AROUND);
    const seen = Math.ceil(this.box.clientHeight / height) + 2 * AROUND;
    const last = Math.min(this.rows.length, all ? MOST_PRINTED : first + seen);
    if (!isNew && first === this.first && last === this.last) return;
    Object.assign(this, { first, last, height });
    const focused = this.body.contains(document.activeElement) ? document.activeElement.dataset.row : null;
    const gap = (rows) => el("tr", { "aria-hidden": "true", class: "gap" }, el("td"));
    const [above, below] = [gap(), gap()];
    above.style.height = `${first * height}px`;
    below.style.height = `${all ? 0 : (this.rows.length - last) * height}px`;
    this.body.replaceChildren(
      above,
      ...this.rows.slice(first, last).map((one, at) => this.row(one, first + at)),
      below,
    );
    if (focused) this.body.querySelector(`[data-row="${focused}"]`)?.focus({ preventScroll: true });
  }

  row({ event }, at) {
    const { explorer } = this;
    const { registry, state, words } = explorer;
    const name = registry.name(event, state.lang);
    const link = told(name, state.lang, "a", {
      href: explorer.address({ record: event.id }),
      "data-row": at,
      title: name.text,
    });
    const place = event.place?.city ?? event.place?.country;
    const where = place ? told(registry.label(place, state.lang, "cities", "countries"), state.lang) : "";
    const status =
      event.status && event.status !== "held"
        ? el("span", { class: "status" }, words.word(event.status))
        : null;
    // their roles are said, as a phone shows them as blocks, which have none
    return el(
      "tr",
      { role: "row", "aria-rowindex": at + 2, "data-category": event.category },
      el("td", { role: "cell", class: "date" }, el("time", { title: event.dates }, words.day(event.dates))),
      el(
        "th",
        { role: "rowheader", scope: "row", class: "event" },
        el("span", { class: "two-lines" }, link, status),
      ),
      el("td", { role: "cell", class: "where" }, where),
      el("td", { role: "cell", class: "level" }, event.level ? words.word(event.level) : ""),
    );
  }

  /** Go from row to row with the arrows, and to the ends with Home and End. */
  walk(event) {
    const at = Number(event.target.dataset?.row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (Number.isNaN(at) || to === undefined || !this.rows[to]) return;
    event.preventDefault();
    const top = to * this.height;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    const head = document.querySelector("#rows thead").offsetHeight;
    const bottom = top + this.height + head - this.box.clientHeight;
    if (bottom > this.box.scrollTop) this.box.scrollTop = bottom;
    this.draw(true);
    this.body.querySelector(`[data-row="${to}"]`)?.focus({ preventScroll: true });
  }
}

/** Return the height of the text of the page, which readers choose. */
function textHeight() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
