// What a reader types is a question. Sphinx would show the pages that have every word of it, and so mostly none;
// here a page needs some of them, a rare word counts for more than a common one, a title for more than the text,
// and a word finds what means the same in these pages.
const MEANS_THE_SAME = [
  "excel xlsx spreadsheet sheet csv",
  "import load read",
  "person people official politician",
  "minister president ambassador post",
  "attend participate participant",
  "install pip setup",
  "hyperlink url link",
  "article news newsroom press text story",
  "scan link mention",
  "chart plot graph draw picture diagram figure visualise visualize",
  "update upgrade newest latest release version",
  "cite citation reference quote paper bibtex",
  "meeting event dialogue",
  "error exception raise",
  "validate validation check problem fix wrong",
  "mistake wrong error correct",
  "merge combine join",
  "duplicate twice double",
  "dataset data registry",
  "trust weigh reliable source",
  "conflict contradict disagree dispute claim",
  "proof evidence source",
  "neo4j sparql rdf turtle knowledge triple",
  "filter select query",
  "count statistic number total",
  "dataframe frame pandas polars",
  "unknown unsure vague uncertain",
  "attribute property column field",
  "cli terminal command shell",
  "licence license",
  "fast quick slow performance speed cost",
  "compare comparison difference diff versus",
  "term word glossary meaning definition abbreviation acronym",
  "upcoming next future forecast expected estimate",
  "offline internet network online",
  "select choose include scope criterion curate",
  "membership member belong",
];
const SAME = 0.7; // so that the word itself, where there is a page on it, comes first
const BODY = 1, SECTION = 2, TITLE = 3;
const TOP = 30; // of a page whose title has all the words, which is what Scorer.title gives to the whole title

var Scorer = {
  // how-tos are what questions ask for; news hold every word
  score: ([docname, title, anchor, descr, score]) => {
    if (docname === "changelog") return score * 0.7;
    if (/^(how-to\/(?!index)|install|cite|tutorial)/.test(docname)) return score * 1.15;
    return /^reference\/(api|catalogue)\//.test(docname) ? score * 0.9 : score;
  },
  objNameMatch: 24, // whoever types a name of the API, and nothing else, wants that
  objPartialMatch: 1,
  objPrio: {0: 2, 1: 0, 2: -2},
  objPrioDefault: 0,
  title: TOP,
  partialTitle: 12,
  term: 5,
  partialTerm: 2,
};

const plain = word => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");
const stemmed = word => plain(new Stemmer().stemWord(plain(word)));

// A word to the pages that have it, whatever their accents.
const folded = found => {
  const pages = new Map();
  for (const [word, files] of Object.entries(found)) {
    const key = plain(word);
    if (!pages.has(key)) pages.set(key, new Set());
    [files].flat().forEach(file => pages.get(key).add(file));
  }
  return pages;
};

const wordsOf = () => {
  const {terms, titleterms, titles} = Search._index;
  const body = folded(terms), section = folded(titleterms), title = new Map(), length = titles.map(() => 0);
  titles.forEach((text, file) => splitQuery(text.toLowerCase()).forEach(word => {
    if (!title.has(stemmed(word))) title.set(stemmed(word), new Set());
    title.get(stemmed(word)).add(file);
  }));
  body.forEach(files => files.forEach(file => length[file]++));
  const mean = length.reduce((one, other) => one + other) / length.length;
  return {body, section, title, room: length.map(own => 0.6 + 0.4 * own / mean)};
};

// The word, what means the same, and where no page has any of these what begins with it.
const alternatives = (word, index) => {
  const found = new Map([[word, 1]]);
  for (const row of MEANS_THE_SAME) {
    const words = row.split(" ").map(stemmed);
    if (words.includes(word)) words.forEach(other => found.has(other) || found.set(other, SAME));
  }
  if (![...found.keys()].some(other => index.body.has(other) || index.section.has(other)))
    for (const other of index.body.keys()) if (other.startsWith(word) && word.length > 2) found.set(other, SAME);
  return found;
};

// How much of a word each page has.
const weights = (word, index) => {
  const pages = new Map();
  const put = (file, weight) => pages.set(file, Math.max(weight, pages.get(file) || 0));
  alternatives(word, index).forEach((share, other) => {
    index.title.get(other)?.forEach(file => put(file, share * TITLE));
    index.section.get(other)?.forEach(file => put(file, share * SECTION));
    index.body.get(other)?.forEach(file => put(file, share * BODY / index.room[file]));
  });
  return pages;
};

Search.performTermsSearch = (searchTerms, excludedTerms) => {
  const {docnames, titles, filenames} = Search._index;
  Search._words ??= wordsOf();
  const scores = titles.map(() => 0);
  let all = 0;
  new Set([...searchTerms].map(plain)).forEach(word => {
    const pages = weights(word, Search._words);
    const rarity = Math.log(1 + titles.length / (1 + pages.size));
    all += rarity * TITLE;
    pages.forEach((weight, file) => (scores[file] += rarity * weight));
  });
  const shown = file => scores[file] > 0 && scores[file] >= Math.max(...scores) / 3;
  return [...titles.keys()].filter(shown).map(file =>
    [docnames[file], titles[file], "", null, TOP * scores[file] / all, filenames[file], SearchResultKind.text]);
};
