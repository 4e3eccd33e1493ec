// The search itself, the same when the index is made and when it is asked.
import MiniSearch from "minisearch";
import { isStop, reader } from "./fold.js";

const FIELDS = ["title", "page", "lead", "text"];
const BOOST = { title: 5, page: 2, lead: 2, text: 1 };
/** What a reader looks for first; rows of data come last. */
const WEIGHT = { page: 1.1, section: 1, term: 0.9, model: 0.9, short: 0.45, case: 0.6, closing: 0.5, list: 0.35, claim: 0.22, work: 0.18 };
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

export function loadIndex(text, vocabulary) {
  return MiniSearch.loadJSON(text, options(reader(vocabulary)));
}

// Neighbours of a word by one slip that changes no letter: two that changed places.
const swapped = (term) => [...term].slice(1).map((letter, at) => term.slice(0, at) + letter + term[at] + term.slice(at + 2));

const STEM = /(?:izations?|ations?|ating|ated|ates?|ions?|ings?|ed|al|ic|ous|ive|e)$/;

export class Search {
  constructor(index, documents, vocabulary) {
    this.index = index;
    this.documents = documents;
    this.read = reader(vocabulary);
    this.known = new Map();
    this.sentences = new Map();
  }

  has(term) {
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
    const words = this.read(query);
    const found = [];
    for (let at = 0; at < words.length; at += 1) {
      const { same, size = 1 } = words[at];
      const own = words.slice(at, at + size).map((word) => word.term).filter((term) => !isStop(term));
      const spelled = own.length ? [{ combineWith: "AND", queries: own.map((term) => this.word(term)) }] : [];
      if (same) {
        found.push({ combineWith: "OR", queries: [...same.map((one) => ({ queries: [one] })), ...spelled] });
        at += size - 1;
      } else if (own.length) found.push(spelled[0]);
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
    const results = found.slice(0, 60).map((hit) => this.weigh(hit, met));
    results.sort((a, b) => b.score - a.score);
    return { results: this.arrange(results, query), every, terms: new Set(met.flatMap((set) => [...set])) };
  }

  // A section of which one sentence, or the heading, has all words says more than one that has them far apart.
  weigh(hit, met) {
    const document = this.documents[hit.id];
    const share = (words) => met.filter((terms) => [...words].some((word) => terms.has(word))).length / met.length;
    let [sentence, best] = [this.split(hit.id)[0]?.part ?? "", 0];
    for (const { part, words } of this.split(hit.id)) {
      const now = share(words);
      if (now > best) [sentence, best] = [part, now];
    }
    const heading = share(this.termsOf(document.title));
    return { ...document, id: hit.id, sentence, score: hit.score * (0.4 + 0.6 * Math.max(best, heading) ** 2 + 0.5 * heading) };
  }

  termsOf(text) {
    return new Set(this.read(text).flatMap((word) => [word.term, ...(word.same ?? [])]));
  }

  split(id) {
    if (!this.sentences.has(id)) {
      const parts = this.documents[id].text.split(/\n|(?<=[.!?]["”’)]?)\s+(?=[“"(]?[\p{Lu}\d])/u).filter((part) => part.length > 24);
      this.sentences.set(id, parts.map((part) => ({ part, words: this.termsOf(part) })));
    }
    return this.sentences.get(id);
  }

  // A term of the glossary that was asked for by its name stands beside the first section; no page fills the list.
  arrange(results, query) {
    const asked = this.read(query).map((word) => word.same?.[0] ?? word.term).join(" ");
    const isAsked = (one) => one.kind === "term" && [one.title, ...(one.names ?? [])].some((name) => this.read(name).map((word) => word.same?.[0] ?? word.term).join(" ") === asked);
    const term = results.find(isAsked);
    const rest = results.filter((one) => one !== term);
    if (term) rest.splice(1, 0, term);
    const pages = new Map();
    const late = [];
    const early = rest.filter((one) => {
      const many = (pages.get(one.page) ?? 0) + 1;
      pages.set(one.page, many);
      if (many > 3) late.push(one);
      return many <= 3;
    });
    return [...early, ...late];
  }

  /** Pieces of a text, of which those are marked that were looked for. */
  marked(text, terms) {
    const pieces = [];
    let end = 0;
    const words = this.read(text);
    for (let at = 0; at < words.length; at += 1) {
      const { term, same = [], size = 1, start } = words[at];
      const phrase = same.some((one) => terms.has(one));
      if (!phrase && !terms.has(term)) continue;
      const last = words[at + (phrase ? size : 1) - 1];
      if (start > end) pieces.push([text.slice(end, start), false]);
      pieces.push([text.slice(start, last.end), true]);
      end = last.end;
      if (phrase) at += size - 1;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  }
}
