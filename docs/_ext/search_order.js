// What a reader asks for is first a page with that title, then a how-to or a table, then a name of the API;
// news and the notes for contributors hold every word, and come last.
var Scorer = {
  score: ([docname, title, anchor, descr, score]) => {
    if (/^(changelog|contributing|explanation\/speed|reference\/speed)$/.test(docname)) return score - 12;
    return /^(how-to|install|cite|tutorial)/.test(docname) ? score + 4 : score;
  },
  objNameMatch: 14,
  objPartialMatch: 1,
  objPrio: {0: 2, 1: 0, 2: -2},
  objPrioDefault: 0,
  title: 30,
  partialTitle: 12,
  term: 5,
  partialTerm: 2,
};
