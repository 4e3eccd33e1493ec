// What a reader has answered: a list in their own browser, and the same list as a file. Nothing is ever sent.
//
// An answer is { q: id of the question, t: milliseconds since 1970, s: how sure (1 to 3), r: whether it was right }.

const KEY = "tolerant-liver-answers";
const DAMAGED = `${KEY}-damaged`;
export const FORMAT = "the-tolerant-liver-answers";
export const VERSION = 1;
export const MOST = 50_000;
const ASIDES = 9; // damaged lists that are kept
const LARGEST = 8_000_000; // characters
const EARLIEST = Date.UTC(2020, 0);
const DAY = 86_400_000;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FIELDS = ["q", "r", "s", "t"];

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// What is wrong with an answer, in words; empty if nothing is.
function fault(answer, now) {
  if (!isPlain(answer)) return "is no answer";
  const names = Object.keys(answer).sort();
  if (names.length !== 4 || names.some((name, at) => name !== FIELDS[at])) return `has the fields ${names.join(", ") || "(none)"} in place of q, r, s, t`;
  const { q, r, s, t } = answer;
  if (typeof q !== "string" || q.length > 100 || !SLUG.test(q)) return "names no question";
  if (!Number.isInteger(t) || t < EARLIEST || t > now + DAY) return "was given at a time that cannot be";
  if (![1, 2, 3].includes(s)) return "says how sure by something else than 1, 2 or 3";
  if (typeof r !== "boolean") return "is neither right nor wrong";
  return "";
}

// Reads a file or what was stored: { answers }, or { refused: a sentence, later: whether it is of a later edition }.
export function readAnswers(text, now = Date.now()) {
  if (text.length > LARGEST) return { refused: "The file is larger than any list of answers can be." };
  let read;
  try { read = JSON.parse(text); } catch { return { refused: "The file is damaged or no list of answers: it is not JSON." }; }
  if (!isPlain(read) || read.format !== FORMAT) return { refused: `The file is not of this book: its format is not “${FORMAT}”.` };
  if (!Number.isInteger(read.version) || read.version < 1) return { refused: "The file is damaged: it has no version." };
  if (read.version > VERSION) return { refused: `The file was written by a later edition of the book (version ${read.version}; this one reads ${VERSION}).`, later: true };
  if (!Array.isArray(read.answers)) return { refused: "The file is damaged: it holds no answers." };
  if (read.answers.length > MOST) return { refused: `The file holds more than ${MOST} answers.` };
  for (const [at, answer] of read.answers.entries()) {
    const wrong = fault(answer, now);
    if (wrong) return { refused: `The file is damaged: answer ${at + 1} of ${read.answers.length} ${wrong}.` };
  }
  return { answers: merge([], read.answers) };
}

export function writeAnswers(answers) {
  return JSON.stringify({ format: FORMAT, version: VERSION, answers });
}

// Both lists in the order of time, each answer once.
export function merge(some, others) {
  const found = new Map();
  for (const { q, t, s, r } of [...some, ...others]) if (!found.has(`${q} ${t}`)) found.set(`${q} ${t}`, { q, t, s, r });
  return [...found.values()].sort((one, other) => one.t - other.t || (one.q < other.q ? -1 : 1)).slice(-MOST);
}

// The list of this browser. `trouble` says, in words, why it is not kept where it is not.
export function openAnswers(storage = globalThis.localStorage, now = () => Date.now()) {
  let unsaved = []; // what could not be stored
  let frozen = false; // whether storage is left alone
  const store = { trouble: "", add, all, importFile, clear, setAside };
  if (!(globalThis.Storage && storage instanceof Storage)) {
    frozen = true;
    store.trouble = "This browser lets the page store nothing. Your answers are kept until you leave this page; save them as a file to keep them.";
  }
  const asides = () => Array.from({ length: ASIDES }, (_, at) => (at ? `${DAMAGED}-${at + 1}` : DAMAGED));

  function all() {
    if (frozen) return unsaved;
    let text;
    try { text = storage.getItem(KEY); } catch { return unsaved; }
    if (text === null) return unsaved;
    const { answers, refused, later } = readAnswers(text, now());
    if (answers) return merge(answers, unsaved);
    if (!later && putAside(text)) {
      store.trouble = `What this browser had stored could not be read (${refused.replace(/^The file /, "it ").replace(/\.$/, "")}). It was set aside, not deleted, and a new list was begun.`;
      return unsaved;
    }
    frozen = true;
    store.trouble = later
      ? "The answers in this browser were written by a later edition of the book. They are left as they are; what you answer now is kept until you leave this page."
      : "What this browser had stored could not be read, and could not be set aside. It is left as it is; what you answer now is kept until you leave this page.";
    return unsaved;
  }

  // Damaged text is kept beside the new list, under the first name that is free.
  function putAside(text) {
    try {
      const place = asides().find((name) => [null, text].includes(storage.getItem(name)));
      if (!place) return false;
      storage.setItem(place, text);
      storage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  // Texts that were set aside.
  function setAside() {
    if (frozen) return [];
    try { return asides().map((name) => storage.getItem(name)).filter((text) => text !== null); } catch { return []; }
  }

  // Another tab may have answered since: what is stored now is read again first.
  function keep(fresh) {
    const whole = merge(all(), fresh);
    if (!frozen) {
      try {
        storage.setItem(KEY, writeAnswers(whole));
        unsaved = [];
        return;
      } catch {
        store.trouble = "The browser's storage is full or closed. Your answers are kept until you leave this page; save them as a file to keep them.";
      }
    }
    unsaved = merge(unsaved, fresh);
  }

  function add(q, right, sure) {
    keep([{ q, t: now(), s: sure, r: right }]);
  }

  // Adds what a file holds; nothing is lost, and nothing changes where it is refused.
  function importFile(text) {
    const { answers, refused } = readAnswers(text, now());
    if (refused) return { refused };
    const before = all().length;
    keep(answers);
    return { added: all().length - before, of: answers.length };
  }

  // Deletes everything of this book that the page may change; a list of a later edition is left alone.
  function clear() {
    unsaved = [];
    if (frozen) return;
    store.trouble = "";
    try { for (const name of [KEY, ...asides()]) storage.removeItem(name); } catch { /* nothing was kept */ }
  }

  return store;
}
