// Turns text into words that are equal for what means the same: accents, Greek letters, British and American spelling,
// hyphens in names (PD-L1, PDL1, PD L1), singular and plural, short forms and synonyms. Each word keeps its place.

const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", κ: "kappa", λ: "lambda", μ: "mu", τ: "tau", ω: "omega" };
const NAMES = new Set(Object.values(GREEK));
const ATOM = /[\p{L}\p{M}\p{N}]+/gu;
const ORDINARY = new Set(["grade", "phase", "day", "stage", "line", "arm", "week", "month", "year", "table", "figure", "step", "age", "of", "to", "than"]);
const STOP = new Set("a an and any are as at be been but by can could did do does for from had has have how i if in into is it its may me my no not of on or our should so than that the their them then there these they this those this book page chapter to was we were what when where which who why will with would you your".split(" "));

const SPELLING = [
  [/^(?=.{5})(.*?)(?:ae|oe)/, "$1e"],
  [/(tum|col|fav|behavi|lab|neighb|hon|hum|vap)our/, "$1or"],
  [/(?<=[aeiouy])z(?=[aeiouy])/g, "s"],
  [/ll(ed|ing|er)$/, "l$1"],
  [/^(cent|fib|lit|met|calib|tit)re$/, "$1er"],
  [/^(milli|centi)(lit|met)re$/, "$1$2er"],
  [/^programme$/, "program"],
  [/sulph/, "sulf"],
  [/^(practi|licen|defen|offen)ce$/, "$1se"],
  [/^grey$/, "gray"],
];
const PLURAL = [
  [/(metasta|diagno|progno|necro|fibro|cirrho|thrombo|steno|hypothe|synthe|apopto|sclero|sep)ses$/, "$1sis"],
  [/(analy)[sz]es$/, "$1sis"],
  [/^mice$/, "mouse"],
  [/^(nucle|stimul|foc|thromb|radi)i$/, "$1us"],
  [/(.{3})ies$/, "$1y"],
  [/(ss|x|ch|sh)es$/, "$1"],
  [/([^suia])s$/, "$1"],
  [/(.{3}a)s$/, "$1"],
];

// A book says the same words many times.
function remembered(make) {
  const known = new Map();
  return (word) => known.get(word) ?? known.set(word, make(word)).get(word);
}

const plain = remembered((text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[α-ωϐ-ϵ]/g, (letter) => GREEK[letter.normalize("NFKC")] ?? letter).replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/ı/g, "i"));

/** One word in its common form. */
export const common = remembered((word) => {
  if (/\d/.test(word)) return word;
  let form = word;
  if (form.length > 3) for (const [from, to] of PLURAL) if (from.test(form)) { form = form.replace(from, to); break; }
  for (const [from, to] of SPELLING) form = form.replace(from, to);
  return form;
});

function atoms(text) {
  let end = 0;
  return [...text.matchAll(ATOM)].map(({ 0: written, index }) => {
    const between = text.slice(end, index);
    end = index + written.length;
    return { written, term: plain(written), start: index, end, between };
  });
}

const HYPHENS = new Set("-‐‑–/"), JOINTS = new Set([...HYPHENS, " ", "\u00a0"]), POINTS = new Set(".,·");

// Whether a hyphen between two parts makes one name: IL-10, PD-L1, CSF-1R, TGF-β, Y-90.
function isName(left, right, between) {
  if (HYPHENS.has(between) && /^[a-z]{1,12}$/.test(left.term) && !ORDINARY.has(left.term)) {
    if (NAMES.has(right.term)) return true;
    if (between !== "/" && /^[a-z]?\d{1,3}[a-z]?$/.test(right.term)) return true;
  }
  return false;
}

/** What a hyphen or a space may stand in: "pd l1" → "pdl1", "tgf b" and "tgfb" → "tgfbeta". */
export function compounds(texts) {
  const found = {};
  for (const text of texts) {
    const parts = atoms(text);
    for (let at = 1; at < parts.length; at += 1) {
      const [left, right] = [parts[at - 1], parts[at]];
      if (!isName(left, right, right.between)) continue;
      const whole = left.term + right.term;
      found[`${left.term} ${right.term}`] = whole;
      if (NAMES.has(right.term) && left.term.length < 5) for (const short of [`${left.term} ${right.term[0]}`, left.term + right.term[0]]) found[short] = whole;
    }
  }
  return found;
}

const isNumber = (term) => /^\d+$/.test(term);

// Compounds by their first part, then by the second.
function pairsOf(known) {
  const pairs = new Map();
  for (const [words, whole] of Object.entries(known)) {
    const [left, right] = words.split(" ");
    if (right) pairs.set(left, (pairs.get(left) ?? new Map()).set(right, whole));
  }
  return pairs;
}

function joined(parts, known, pairs) {
  const found = [];
  let last;
  for (const part of parts) {
    const { term, between } = part;
    const side = last && last.end === part.start - between.length;
    if (side && POINTS.has(between) && isNumber(term) && /^[\d.]+$/.test(last.term)) {
      if (between === "," && term.length === 3) last.term += term; else last.term += `.${term}`;
      last.end = part.end;
      continue;
    }
    const whole = side && JOINTS.has(between) ? pairs.get(last.term)?.get(term) : undefined;
    if (whole || (side && isName(last, part, between))) {
      last.term = whole ?? last.term + term;
      last.end = part.end;
    } else found.push(last = { term, start: part.start, end: part.end });
  }
  for (const word of found) word.term = common(known[word.term] ?? word.term);
  return found;
}

/**
 * Make the reader of a text.
 *
 * `vocabulary` has `compounds` (see above) and `groups`: lists of ways to write one thing, as text. The words that are
 * given back have `term`, `start`, `end`; for a way to write a thing there is one word more, `same`, that all its ways share.
 */
export function reader({ compounds: known = {}, groups = [] }) {
  const pairs = pairsOf(known);
  const phrases = new Map(), longest = new Map(); // how many words the longest phrase has that begins with a word
  groups.forEach((ways, number) => {
    for (const way of ways) {
      const terms = joined(atoms(way), known, pairs).map((word) => word.term);
      longest.set(terms[0], Math.max(longest.get(terms[0]) ?? 0, terms.length));
      const key = terms.join(" ");
      phrases.set(key, [...(phrases.get(key) ?? []), `=${number}`]);
    }
  });

  return function read(text) {
    const words = joined(atoms(text), known, pairs);
    for (let at = 0; at < words.length; at += 1) {
      for (let size = Math.min(longest.get(words[at].term) ?? 0, words.length - at); size > 0; size -= 1) {
        const part = words.slice(at, at + size);
        const same = phrases.get(part.map((word) => word.term).join(" "));
        if (!same || part.some((word) => word.covered)) continue;
        part.forEach((word) => { word.covered = true; });
        part[0].same = same;
        part[0].size = size;
        break;
      }
    }
    return words;
  };
}

/** A text as things: a word, or the words of a phrase with the names that it shares (`same`). */
export function* things(words) {
  for (let at = 0; at < words.length; at += words[at].size ?? 1) {
    const part = words.slice(at, at + (words[at].size ?? 1));
    yield { same: part[0].same ?? [], own: part.map((word) => word.term), start: part[0].start, end: part.at(-1).end };
  }
}

/** Words that say nothing of what is looked for. */
export const isStop = (term) => STOP.has(term);
