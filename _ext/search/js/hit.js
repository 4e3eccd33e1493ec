// One result as elements: where it leads, on which page, and the sentence that answers, the words marked.
const KINDS = { term: "Glossary", short: "Abbreviation", model: "Model to move", claim: "Claim", work: "Work" };
const LONG = 260;

const root = () => document.documentElement.dataset.content_root ?? "./";

export const address = (hit) => `${root()}${hit.url}`;

const element = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

/** A text with its marked words; `pieces` as `Search.marked` gives them. */
function fill(target, pieces) {
  target.append(...pieces.map(([text, found]) => (found ? Object.assign(document.createElement("mark"), { textContent: text }) : text)));
  return target;
}

// A long sentence is cut around its first marked word.
function cut(pieces) {
  const length = pieces.reduce((sum, [text]) => sum + text.length, 0);
  if (length <= LONG) return pieces;
  let before = 0;
  for (const [text, found] of pieces) { if (found) break; before += text.length; }
  let skip = Math.max(0, Math.min(before - LONG / 3, length - LONG));
  let left = LONG;
  const kept = [];
  for (const [text, found] of pieces) {
    const part = text.slice(skip, skip + left);
    skip = Math.max(0, skip - text.length);
    if (part) kept.push([part, found]);
    left -= part.length;
    if (left <= 0) break;
  }
  if (before > LONG / 3) kept.unshift(["… ", false]);
  kept.push([" …", false]);
  return kept;
}

export const where = (hit) => (KINDS[hit.kind] ? KINDS[hit.kind] : hit.title === hit.page ? "Page" : hit.page);

/** Title, place and sentence of a result. */
export function parts(search, hit, terms) {
  return {
    title: fill(element("span", "hit-title"), search.marked(hit.title, terms)),
    place: element("span", "hit-place", where(hit)),
    sentence: fill(element("span", "hit-sentence"), cut(search.marked(hit.sentence, terms))),
  };
}

/** What the search says of how much it found. */
export function said(query, { results, every }) {
  if (!results.length) return `Nothing found for “${query}”.`;
  const many = `${results.length === 60 ? "The best 60 results" : `${results.length} result${results.length === 1 ? "" : "s"}`} for “${query}”`;
  return every ? `${many}.` : `No section has all of these words. ${many}, each with some of them.`;
}
