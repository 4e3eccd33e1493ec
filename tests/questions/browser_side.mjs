// Answers the questions of tests about the modules in `questions/js`: one JSON call a line, one JSON result a line.
import { createInterface } from "node:readline";
import { merge, openAnswers, readAnswers, writeAnswers } from "../../questions/js/answers.js";
import { readNumber } from "../../questions/js/numbers.js";
import { rating, schedule } from "../../questions/js/schedule.js";
import { due, mixedSet, sibling, testSet } from "../../questions/js/sets.js";

class Kept {
  constructor(held, most) { this.held = new Map(Object.entries(held)); this.most = most; }
  getItem(name) { return this.held.get(name) ?? null; }
  setItem(name, text) {
    if (text.length > this.most) throw new Error("full");
    this.held.set(name, text);
  }
  removeItem(name) { this.held.delete(name); }
}
Object.defineProperty(globalThis, "Storage", { value: Kept, configurable: true });

// A chance that is the same in every run.
function chance(seed) {
  let state = seed >>> 0;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
}

const calls = {
  read: ({ text, now }) => readAnswers(text, now),
  write: ({ answers }) => writeAnswers(answers),
  merge: ({ some, others }) => merge(some, others),
  number: ({ text, unit }) => readNumber(text, unit),
  schedule: ({ answers }) => [...schedule(answers, (q) => q.replace(/-b$/, ""))],
  due: ({ answers, now }) => due(schedule(answers, (q) => q.replace(/-b$/, "")), now),
  rating: (answer) => rating(answer),
  sibling: ({ family, answers }) => sibling(family, answers),
  mixed: ({ roots, answers, size, seed }) => mixedSet(roots, answers, size, (q) => q, chance(seed)),
  test: ({ roots, size, seed }) => testSet(roots, (root) => root[0], size, chance(seed)),
  // Opens a store over what a browser holds, does some things, and tells what is held afterwards.
  store: ({ held, acts, now, most = Infinity, refused = false }) => {
    const kept = new Kept(held, most);
    const store = openAnswers(refused ? undefined : kept, () => now);
    const results = acts.map(([name, ...rest]) => store[name](...rest) ?? null);
    return { results, all: store.all(), trouble: store.trouble, held: Object.fromEntries(kept.held), aside: store.setAside() };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, given } = JSON.parse(line);
  let said;
  try { said = { result: calls[call](given) }; } catch (error) { said = { error: String(error.stack) }; }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
