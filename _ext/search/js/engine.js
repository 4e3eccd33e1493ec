// The search itself, the same when the index is made and when it is asked.
import MiniSearch from "minisearch";
import { isStop, reader, things } from "./fold.js";

const FIELDS = ["title", "page", "lead", "text"];
const BOOST = { title: 2, page: 1.5, lead: 1.2, text: 1 };
/** What treats a thing weighs most: the page, its sections, then what sums up; cases apply what others treat. */
const WEIGHT = { page: 1.1, section: 1, model: 0.6, case: 0.5, closing: 0.45, term: 1, short: 0.5, claim: 1, work: 1 };
/** What stands beside the text; and rows of data, which have an index of their own and come last. */
const BESIDE = new Set(["term", "short"]);
export const ROWS = new Set(["claim", "work"]);
export const LIMIT = 60;
const LETTERS = /^[^\d=]+$/;

const whole = { tokenize: (text) => [text], processTerm: (term) => term };

const options = (read) => ({
  idField: "id",
  fields: FIELDS,
  tokenize: (text) => read(text).flatMap((word) => [word.term, ...(word.same ?? [])]),
  processTerm: (term) => (isStop(term) ? null : term),
});

export function makeIndex(documents, vocabulary) {
  const index = new MiniSearch(options(reader(vocabulary)));
  index.addAll(documents);
  return index;
}

function loadIndex(text, vocabulary) {
  return MiniSearch.loadJSON(text, options(reader(vocabulary)));
}

// Neighbours of a word by one slip that changes no letter: two that changed places.
const swapped = (term) => [...term].slice(1).map((letter, at) => term.slice(0, at) + letter + term[at] + term.slice(at + 2));

const STEM = /(?:izations?|ations?|ating|ated|ates?|ions?|ings?|ed|al|ic|ous|ive|e)$/;

export class Search {
  constructor(index, documents, vocabulary) {
    this.index = index;
    this.documents = documents;
    this.others = [];
    this.read = reader(vocabulary);
    this.known = new Map();
    this.sentences = new Map();
  }

  // Whether a word is written like this anywhere in the book, here or in another index.
  has(term) {
    return this.holds(term) || this.others.some((other) => other.holds(term));
  }

  holds(term) {
    if (!this.known.has(term)) this.known.set(term, this.index.search({ queries: [term], combineWith: "OR" }, { ...whole, prefix: false, fuzzy: false }).length);
    return this.known.get(term) > 0;
  }

  // One word of the query as what may be written for it.
  word(term) {
    const letters = LETTERS.test(term);
    if (this.has(term)) {
      const stem = term.replace(STEM, "");
      const related = letters && stem.length > 4 && stem !== term ? [{ queries: [stem], prefix: true, weights: { prefix: 0.25, fuzzy: 0 } }] : [];
      return { combineWith: "OR", queries: [{ queries: [term], prefix: letters && term.length > 3, weights: { prefix: 0.4, fuzzy: 0 } }, ...related] };
    }
    if (!letters || term.length < 3) return { queries: [term] };
    const start = { queries: [term], prefix: true, weights: { prefix: 0.6, fuzzy: 0 } };
    if (term.length < 5 || this.index.search(start, whole).length) return start;
    const other = swapped(term).filter((one) => this.has(one));
    return other.length ? { combineWith: "OR", queries: other } : { queries: [term], fuzzy: 1, prefix: false };
  }

  // A query as parts that all must be met; a thing with several names is met by any of them.
  parts(query) {
    const found = [];
    for (const { same, own } of things(this.read(query))) {
      const telling = own.filter((term) => !isStop(term));
      const spelled = telling.length ? [{ combineWith: "AND", queries: telling.map((term) => this.word(term)) }] : [];
      const names = same.filter((one) => this.has(one)).map((one) => ({ queries: [one] }));
      if (names.length) found.push({ combineWith: "OR", queries: telling.length > 1 ? names : [...names, ...spelled] });
      else found.push(...spelled);
    }
    return found;
  }

  /** The sections that answer, best first: `{ results, every, parts }`; `every` says whether each has all words. */
  ask(query) {
    const parts = this.parts(query);
    if (!parts.length) return { results: [], every: true, terms: new Set() };
    const settings = { ...whole, boost: BOOST, bm25: { k: 1.4, b: 0.7, d: 0.2 }, boostDocument: (id) => WEIGHT[this.documents[id].kind] };
    const met = parts.map((part) => new Set(this.index.search({ combineWith: "AND", queries: [part] }, settings).flatMap((hit) => hit.terms)));
    let found = this.index.search({ combineWith: "AND", queries: parts }, settings);
    const every = found.length > 0;
    if (!every && parts.length > 1) found = this.index.search({ combineWith: "OR", queries: parts }, settings);
    const results = found.slice(0, 3 * LIMIT).map((hit) => this.weigh(hit, met));
    results.sort((a, b) => b.score - a.score);
    return { results: this.arrange(results, query), every, terms: new Set(met.flatMap((set) => [...set])) };
  }

  // A section of which one sentence, or the heading, has all words says more than one that has them far apart.
  weigh(hit, met) {
    const document = this.documents[hit.id];
    const share = (words) => met.filter((terms) => [...words].some((word) => terms.has(word))).length / met.length;
    let [sentence, best, beside] = [this.split(hit.id)[0]?.part ?? "", 0, 0];
    for (const { part, words, row } of this.split(hit.id)) {
      const now = share(words);
      const near = now > 1 / met.length ? this.beside(row, met) : 0;
      if (now + near > best + beside) [sentence, best, beside] = [part, now, near];
    }
    if (BESIDE.has(document.kind)) sentence = document.text; // a meaning is read whole
    const heading = share(this.termsOf(document.title));
    return { ...document, id: hit.id, sentence, score: hit.score * (0.3 + Math.max(best, heading) ** 2 + 1.5 * heading ** 2 + 1.5 * beside) };
  }

  // How many of the words that follow each other in the query do so here, as a share.
  beside(row, met) {
    let found = 0;
    for (let at = 1; at < met.length; at += 1) found += row.some((names, place) => place > 0 && names.some((one) => met[at].has(one)) && row[place - 1].some((one) => met[at - 1].has(one)));
    return met.length > 1 ? found / (met.length - 1) : 0;
  }

  termsOf(text) {
    return new Set(this.read(text).flatMap((word) => [word.term, ...(word.same ?? [])]));
  }

  split(id) {
    if (!this.sentences.has(id)) {
      const parts = this.documents[id].text.split(/\n|(?<=[.!?]["”’)]?)\s+(?=[“"(]?[\p{Lu}\d])/u).filter((part) => part.length > 24);
      this.sentences.set(id, parts.map((part) => {
        const row = this.read(part).filter((word) => !isStop(word.term)).map((word) => [word.term, ...(word.same ?? [])]);
        return { part, row, words: new Set(row.flat()) };
      }));
    }
    return this.sentences.get(id);
  }

  // First what treats the thing, no more than three sections of a page at once, with the term that was asked for beside
  // the first of them; then other terms.
  arrange(results, query) {
    const name = (text) => [...things(this.read(text))].map(({ same, own }) => same[0] ?? own.join(" ")).join(" ");
    const asked = name(query);
    const term = results.find((one) => one.kind === "term" && name(one.title) === asked);
    const [text, late, beside, pages] = [[], [], [], new Map()];
    for (const one of results) {
      if (one === term) continue;
      const many = (pages.get(one.page) ?? 0) + 1;
      pages.set(one.page, many);
      if (BESIDE.has(one.kind)) beside.push(one); else (many > 3 && !ROWS.has(one.kind) ? late : text).push(one);
    }
    if (term) text.splice(1, 0, term);
    return [...text, ...late, ...beside];
  }

  /** Pieces of a text, of which those are marked that were looked for. */
  marked(text, terms) {
    const pieces = [];
    let end = 0;
    const add = (from, to) => {
      if (from > end) pieces.push([text.slice(end, from), false]);
      pieces.push([text.slice(from, to), true]);
      end = to;
    };
    const words = this.read(text);
    for (const { same, start, end: to } of things(words)) {
      if (same.some((one) => terms.has(one))) add(start, to);
      else for (const word of words) if (word.start >= start && word.end <= to && terms.has(word.term) && !isStop(word.term)) add(word.start, word.end);
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  }
}

/** Ask for the text and, where they are there, for the rows: what treats a thing comes before rows of data. */
export function askAll(searches, query) {
  const answers = searches.map((search) => search.ask(query));
  const every = answers.some((answer) => answer.every && answer.results.length);
  const told = answers.filter((answer, at) => at === 0 || answer.every || !every);
  return { results: told.flatMap((answer) => answer.results).slice(0, LIMIT), every: every || !told.some((answer) => answer.results.length), terms: new Set(told.flatMap((answer) => [...answer.terms])) };
}

/** The search of the text, given the rest of its script; and that of the rows, which shares its words. */
export const searchText = ({ documents, vocabulary, index }) => new Search(loadIndex(index, vocabulary), documents, vocabulary);

export function searchRows({ documents, index }, text, vocabulary) {
  const rows = new Search(loadIndex(index, vocabulary), documents, vocabulary);
  rows.others.push(text);
  text.others.push(rows);
  text.known.clear();
  return rows;
}
