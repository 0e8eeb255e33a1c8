/**
 * The words of the page itself, and those of the closed vocabularies, in each language.
 */

import en from "./labels/en.js";
import kk from "./labels/kk.js";
import ru from "./labels/ru.js";

const TABLES = { en, ru, kk };
export const LANGUAGES = Object.keys(TABLES);

/** Return the words of a language: `say(key, {n: 3})`, and `word(vocabulary, member)`. */
export function wordsOf(lang) {
  const table = TABLES[lang];
  const say = (key, given = {}) => {
    const text = table.page[key] ?? en.page[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);
  };
  const word = (member) => table.words[member] ?? en.words[member] ?? String(member).replaceAll("-", " ");
  return { lang, say, word, number: (n) => n.toLocaleString(lang), day: (text) => dayIn(text, lang, word) };
}

const DAY = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };

/**
 * Return dates as a reader of a language writes them; what is more than days and months stays EDTF.
 */
function dayIn(text, lang, word) {
  if (!text) return "";
  const sides = text.split("/");
  if (sides.length === 2) {
    const [from, until] = sides;
    if (until === "..") return `${dayIn(from, lang, word)} – …`;
    if (!from || !until || from === "..") return `${dayIn(from, lang, word) || "?"} – ${dayIn(until, lang, word) || "?"}`;
    return range(from, until, lang) ?? `${dayIn(from, lang, word)} – ${dayIn(until, lang, word)}`;
  }
  const whole = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (whole) return formatter(lang, DAY).format(new Date(`${text}T00:00:00Z`));
  const month = /^(\d{4})-(0\d|1[0-2])$/.exec(text);
  if (month) return formatter(lang, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${text}-01T00:00:00Z`));
  const within = /^\[(.*)\.\.(.*)\]$/.exec(text);
  if (within) return `${word("one-day-of")} ${range(within[1], within[2], lang) ?? text}`;
  return text;
}

function range(from, until, lang) {
  if (!/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{4}-\d\d-\d\d$/.test(until)) return null;
  return formatter(lang, DAY).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
}

const made = new Map();

function formatter(lang, options) {
  const key = lang + JSON.stringify(options);
  // British order for English: the day before the month
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options));
  return made.get(key);
}
