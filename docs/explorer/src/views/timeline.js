/** The events in time: how many in each year, and where they are few, each on the line of its series. */

import { axisX, axisY, barX, barY, dot, gridX, plot, ruleY, text } from "@observablehq/plot";

import { el } from "../dom.js";
import { years } from "../dates.js";
import { CATEGORIES, categoryOf, colour, legend } from "./categories.js";
import { asImage, clickable, whenSeen } from "./figure.js";

// More marks than these cover each other, and make a page slow.
const MOST_MARKS = 1000;
const LANE = 20;
const NARROW = 560;
const FONT = "12px system-ui, sans-serif"; // as the style sheet has it for pictures
const MARGIN = 300;
const DAY = 86_400_000;
// A shorter time would have two ticks in one day; over a longer one a tick is a year.
const LEAST = 60 * DAY;
const YEARS = 3 * 366 * DAY;
const HALF_A_DAY = 48; // of the text of one, which may stand at an end

export function timelineView(explorer) {
  const box = document.getElementById("timeline");
  return whenSeen(box, explorer, (width) => {
    const { found, words } = explorer;
    const dated = found.rows.filter((one) => one.first || one.last);
    const without = found.rows.length - dated.length;
    const quiet = (key, n) => el("p", { class: "quiet" }, words.say(key, { n: words.number(n) }));
    const made = [];
    if (dated.length)
      made.push(el("h2", {}, words.say("perYear")), legend(explorer), histogram(explorer, width));
    if (dated.length > MOST_MARKS) made.push(quiet("lanesTooMany", MOST_MARKS));
    else if (dated.length) made.push(el("h2", {}, words.say("perSeries")), lanes(explorer, dated, width));
    if (without) made.push(quiet("undated", without));
    box.replaceChildren(...made);
  });
}

function histogram(explorer, width) {
  const { found, words } = explorer;
  const counts = new Map();
  for (const one of found.rows) {
    const [year] = years(one);
    if (!year) continue;
    const key = `${year} ${categoryOf(one.event)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const data = [...counts].map(([key, n]) => ({ year: Number(key.slice(0, 4)), category: key.slice(5), n }));
  if (!data.length) return "";
  const all = data.map((one) => one.year);
  const [from, until] = [Math.min(...all), Math.max(...all)];
  const domain = Array.from({ length: until - from + 1 }, (_, step) => from + step);
  const ofYear = (year) => data.filter((one) => one.year === year).reduce((sum, one) => sum + one.n, 0);
  const most = Math.max(...domain.map(ofYear));
  const step = Math.ceil(domain.length / Math.max(2, Math.floor(width / 48)));
  const figure = plot({
    className: "plot",
    width,
    height: 200,
    marginLeft: 36,
    marginBottom: 24,
    x: { domain, type: "band", padding: 0.15 },
    y: { label: null },
    marks: [
      axisY({ ticks: Math.min(4, most), tickFormat: (n) => words.number(n), label: null }),
      axisX({ ticks: domain.filter((year) => (until - year) % step === 0), tickFormat: String, label: null }),
      barY(data, {
        x: "year",
        y: "n",
        fill: (one) => colour(one.category),
        order: (one) => CATEGORIES.indexOf(one.category),
        title: (one) => `${one.year} · ${words.word(one.category)}: ${one.n}`,
        offset: null,
      }),
      ruleY([0], { stroke: "currentColor" }),
    ],
  });
  clickable(figure, "rect", data, (one) => explorer.toggle("year", String(one.year)));
  return asImage(figure, words.say("timelineLabel", { n: words.number(found.rows.length) }));
}

/** Return when a picture begins and ends. */
function extent(data) {
  const from = Math.min(...data.map((one) => one.from));
  const until = Math.max(...data.map((one) => one.until));
  const missing = Math.max(0, LEAST - (until - from)) / 2;
  return [new Date(from - missing), new Date(until + missing)];
}

function lanes(explorer, dated, width) {
  const { found, registry, state, words } = explorer;
  const name = (series) =>
    series ? registry.label(series, state.lang, "series").text : words.say("noSeries");
  const data = dated.map((one) => ({
    ...one,
    from: new Date(`${one.first ?? one.last}T00:00:00Z`),
    until: new Date(`${one.last ?? one.first}T23:59:59Z`),
    series: one.event.series ?? "",
  }));
  // the series that begins first stands above; what is of none below all
  const order = [...new Set(data.map((one) => one.series))].sort((a, b) => !a - !b);
  const isNarrow = width < NARROW;
  const domain = extent(data);
  const inYears = domain[1] - domain[0] > YEARS;
  const beside = inYears ? 0 : HALF_A_DAY;
  const ticks = Math.max(2, Math.floor((width - (isNarrow ? 0 : MARGIN)) / (inYears ? 80 : 130)));
  const common = {
    y: "series",
    fill: (one) => colour(categoryOf(one.event)),
    title: (one) => `${words.day(one.event.dates)} · ${registry.name(one.event, state.lang).text}`,
  };
  const sure = data.filter((one) => one.sure);
  const unsure = data.filter((one) => !one.sure);
  const room = isNarrow ? width - 20 : MARGIN - 16;
  const labels = order.map((series) => ({ series, text: cut(name(series), room) }));
  const figure = plot({
    className: "plot",
    width,
    height: order.length * (isNarrow ? 2 : 1) * LANE + 44,
    marginLeft: isNarrow ? 8 + beside : MARGIN,
    marginRight: 12 + beside,
    marginTop: 24,
    x: { type: "utc", domain, label: null, nice: true },
    y: { domain: order, type: "band", label: null, axis: null, padding: 0 },
    marks: [
      axisX({
        anchor: "top",
        ticks,
        label: null,
        tickFormat: (at) =>
          inYears ? String(at.getUTCFullYear()) : words.day(at.toISOString().slice(0, 10)),
      }),
      gridX({ ticks, strokeOpacity: 0.08 }),
      isNarrow
        ? text(labels, {
            y: "series",
            text: "text",
            frameAnchor: "left",
            textAnchor: "start",
            dx: -beside,
            dy: -LANE / 2,
            fill: "currentColor",
          })
        : text(labels, {
            y: "series",
            text: "text",
            frameAnchor: "left",
            textAnchor: "end",
            dx: -8,
            fill: "currentColor",
          }),
      // what has no sure day is as wide as all the days that it can have been, and lighter
      barX(unsure, {
        ...common,
        x1: "from",
        x2: "until",
        insetTop: 7,
        insetBottom: 7,
        insetLeft: -1.5,
        insetRight: -1.5,
        ...(isNarrow ? { dy: 8 } : {}),
        fillOpacity: 0.35,
        stroke: (one) => colour(categoryOf(one.event)),
      }),
      dot(sure, { ...common, x: "from", r: 4.5, stroke: "var(--paper)", dy: isNarrow ? 8 : 0 }),
    ],
  });
  clickable(figure, "circle", sure, (one) => explorer.set({ record: one.event.id }));
  clickable(figure, "rect", unsure, (one) => explorer.set({ record: one.event.id }));
  return asImage(figure, words.say("lanesLabel", { n: words.number(found.rows.length) }));
}

/** Return as much of a name as there is room for. */
function cut(name, room) {
  if (widthOf(name) <= room) return name;
  let kept = name;
  while (kept && widthOf(`${kept}…`) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

const measure = document.createElement("canvas").getContext("2d");

function widthOf(text) {
  measure.font = FONT;
  return measure.measureText(text).width;
}
