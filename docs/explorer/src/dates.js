/**
 * What the EDTF texts of the records come to: the days that they can touch, as the Python package reads them.
 */

// The first and last month of the seasons, quarters and halves of a year, by their EDTF numbers; the months
// 13 to 15 are the first of the next year.
const PARTS = {
  21: [3, 6],
  22: [6, 9],
  23: [9, 12],
  24: [12, 15],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  40: [1, 6],
  41: [7, 12],
};
// From which number on a part of a year is what.
const UNITS = [
  [40, "half"],
  [33, "quarter"],
  [21, "season"],
  [1, "month"],
];
const LONGER = ["day", "month", "quarter", "season", "half", "year"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$/;

const pad = (number, width = 2) => String(number).padStart(width, "0");

/** Return how many days a month has. */
const length = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** Return a date as `{first, last, unit, sure}`, with ISO days, or null where the text is none. */
function date(text) {
  const found = DATE.exec(text);
  if (!found) return null;
  const [, years, part, day, qualifier] = found;
  const year = Number(years);
  const month = Number(part);
  if (part && !PARTS[part] && (month < 1 || month > 12)) return null;
  if (day && (PARTS[part] || Number(day) < 1 || Number(day) > length(year, month))) return null;
  if (day) return { first: text.slice(0, 10), last: text.slice(0, 10), unit: "day", sure: !qualifier };
  const [from, until] = PARTS[part] ?? (part ? [month, month] : [1, 12]);
  const [lastYear, lastMonth] = until > 12 ? [year + 1, until - 12] : [year, until];
  return {
    first: `${years}-${pad(from)}-01`,
    last: `${pad(lastYear, 4)}-${pad(lastMonth)}-${pad(length(lastYear, lastMonth))}`,
    unit: !part ? "year" : UNITS.find(([least]) => month >= least)[1],
    sure: false,
  };
}

/**
 * Return what a span of dates comes to.
 *
 * @param {string | undefined} text EDTF: a date, `A/B` with sides that may be open or unknown, or `[A..B]`.
 * @returns {object} The `first` and `last` day that it can touch, null where that side is open, unknown or
 *   not readable; and whether each of them, and so the whole, is a day that is `sure`.
 */
export function span(text) {
  const { start, end, within } = sides(text);
  const sureFirst = !within && Boolean(start?.sure);
  const sureLast = !within && Boolean(end?.sure);
  return {
    first: start?.first ?? null,
    last: end?.last ?? null,
    sureFirst,
    sureLast,
    sure: sureFirst && sureLast,
  };
}

function sides(text) {
  const within = /^\[(.*)\.\.(.*)\]$/.exec(text ?? "");
  const [left, right = left] = within ? [within[1], within[2]] : String(text ?? "").split("/");
  return { start: date(left), end: date(right), within: Boolean(within) };
}

/** Return how much of dates is known: the longer of their ends, from "day" to "year", or "within". */
export function precision(text) {
  const { start, end, within } = sides(text);
  if (within) return "within";
  const units = [start, end].filter(Boolean).map((one) => LONGER.indexOf(one.unit));
  return LONGER[Math.max(...units)] ?? null;
}

/** Return the years that a span touches, at most a century of them. */
export function years({ first, last }) {
  const from = Number((first ?? last ?? "").slice(0, 4));
  const until = Number((last ?? first ?? "").slice(0, 4));
  if (!from || until < from) return [];
  return Array.from({ length: Math.min(until - from, 100) + 1 }, (_, step) => String(from + step));
}

/** Return the day after an ISO day. */
export function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
