/**
 * The words of the page itself, and those of the closed vocabularies, in each language.
 */

import en from "./labels/en.js";
import kk from "./labels/kk.js";
import ru from "./labels/ru.js";
import { known } from "./shape.js";

const TABLES = { en, ru, kk };
export const LANGUAGES = Object.keys(TABLES);

/** Return the words of a language: `say(key, {n: 3})`, and `word(member)` of a vocabulary. */
export function wordsOf(lang) {
  const table = TABLES[lang];
  const say = (key, given = {}) => {
    const text = table.page[key] ?? en.page[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);
  };
  // of two vocabularies with one word each may need another translation
  const word = (member, of = "") =>
    known(table.words, `${of} ${member}`) ??
    known(table.words, member) ??
    String(member).replaceAll("-", " ");
  return {
    lang,
    say,
    word,
    number: (n) => n.toLocaleString(lang),
    day: (text) => dayIn(text, { say, months: table.months }),
  };
}

/**
 * Return dates as a reader of a language writes them; what is no EDTF stays as it is.
 *
 * The words of months stand in the labels, as not every browser has those of Kazakh.
 */
function dayIn(text, { say, months }) {
  if (!text) return "";
  const within = /^\[(.*)\.\.(.*)\]$/.exec(text);
  if (within) return say("within", { dates: range(within[1], within[2], { say, months }) });
  const [from, until] = text.split("/");
  if (until === undefined) return one(from, { say, months });
  if (until === "..") return `${one(from, { say, months })} – …`;
  return range(from, until, { say, months });
}

const WHOLE = /^(\d{4})-(\d\d)-(\d\d)$/;

function one(text, { say, months }) {
  const [, bare, mark] = /^(.*?)([?~%]?)$/.exec(text);
  const told = certain(bare, { say, months });
  const about = mark === "~" || mark === "%" ? say("approximate", { date: told }) : told;
  return mark === "?" || mark === "%" ? say("unsure", { date: about }) : about;
}

function certain(text, { say, months }) {
  const [, year, part, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const named = months.parts[Number(part)];
  if (named && !day) return named.replace("{year}", year);
  const month = Number(part) - 1;
  if (!months.alone[month]) return text === "" || text === ".." ? "?" : text;
  if (!day) return say("monthOf", { year, month: months.alone[month] });
  return say("dayOf", { year, month: months.ofDay[month], day: Number(day) });
}

/** Return a span as short as it can be: `3–4 Apr 2025`. */
function range(from, until, { say, months }) {
  const [, year, month, day] = WHOLE.exec(from) ?? [];
  const [, lastYear, lastMonth, lastDay] = WHOLE.exec(until) ?? [];
  const isOne = day && lastDay && year === lastYear && month === lastMonth;
  if (isOne)
    return say("dayOf", { year, month: months.ofDay[month - 1], day: `${Number(day)}–${Number(lastDay)}` });
  return `${one(from, { say, months })} – ${one(until, { say, months })}`;
}
