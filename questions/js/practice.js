// Sets of questions, one at a time: what is due, a mixed set of a part or a path, and a test that tells nothing until its end.

import { button, element } from "./dom.js";
import { enliven } from "./question.js";
import { schedule } from "./schedule.js";
import { due, mixedSet, sibling, testSet } from "./sets.js";
import { fetchWording, wordingOf } from "./wording.js";

const SIZES = [5, 10, 20];
const TEST = 20;

export function practicePart({ place, answers, bank, refresh: refreshAll }) {
  const now = button("", () => start(ready().slice(0, TEST)), { class: "main" });
  const from = element("select", { name: "from" }, element("option", { value: "" }, "the whole book"),
    element("optgroup", { label: "A part" }, ...bank.parts.map((part) => element("option", { value: `part:${part}` }, part))),
    element("optgroup", { label: "What a reading path studies" }, ...bank.paths.map(([name, title]) => element("option", { value: `path:${name}` }, title))));
  const many = element("select", { name: "many" }, ...SIZES.map((size) => element("option", { value: size, selected: size === 10 }, `${size} questions`)));
  const mixed = button("Begin a mixed set", () => start(mixedSet(chosen(), answers.all(), Number(many.value), bank.rootOf)));
  const test = button(`Take a test of ${TEST}`, () => start(testSet(bank.roots, bank.chapterOf, TEST), true));
  const status = element("p", { role: "status" });
  const menu = element("div", { class: "progress-menu" },
    element("p", {}, now),
    element("p", {}, element("label", {}, "From ", from), " ", element("label", {}, "take ", many), " ", mixed),
    element("p", {}, test, " The answers are shown only at its end."), status);
  const session = element("div", { class: "progress-session" });
  place.replaceChildren(menu, session);

  const ready = () => due(schedule(answers.all(), bank.rootOf), Date.now());

  const chosen = () => {
    const [kind, name] = [from.value.slice(0, 4), from.value.slice(5)];
    if (kind === "part") return bank.roots.filter((root) => bank.chapters[bank.chapterOf(root)].part === name);
    if (kind === "path") return bank.roots.filter((root) => bank.byId.get(root).paths.includes(name));
    return bank.roots;
  };

  async function start(roots, quiet = false) {
    status.textContent = roots.length ? "" : "This choice holds no question.";
    if (!roots.length) return;
    const files = new Set(roots.map((root) => bank.chapters[bank.chapterOf(root)].file));
    try {
      await fetchWording([...files]);
    } catch {
      status.textContent = "These questions could not be fetched. Try again when you have a connection.";
      return;
    }
    menu.hidden = true;
    ask(roots, 0, [], quiet);
  }

  function ask(roots, at, results, quiet) {
    if (at === roots.length) { finish(results, quiet); return; }
    const ids = bank.families.get(roots[at]).map(({ id }) => id);
    const question = bank.byId.get(sibling(ids, answers.all()));
    const box = drawn(question);
    const head = element("h3", { tabindex: "-1" }, `Question ${at + 1} of ${roots.length}`);
    let done = false;
    const on = button("Skip this question", () => ask(roots, at + 1, results, quiet));
    const live = enliven(box, {
      quiet,
      done: (result) => {
        done = true;
        answers.add(question.id, result.right, result.sure);
        results.push({ ...result, question, box, reveal: () => live.reveal() });
        if (quiet) ask(roots, at + 1, results, quiet);
        else toNext();
      },
      looked: () => { if (!done) toNext(); },
    });
    const toNext = () => { on.textContent = at + 1 < roots.length ? "Next question" : "To the result"; on.classList.add("main"); };
    session.replaceChildren(head, box, element("p", { class: "progress-on" }, on, " ", button("Stop here", () => finish(results, quiet))));
    head.focus();
  }

  function finish(results, quiet) {
    const right = results.filter((result) => result.right).length;
    const firm = results.filter((result) => !result.right && result.sure === 3).length;
    const head = element("h3", { tabindex: "-1" }, quiet ? "Result of the test" : "Result of the set");
    const again = [...new Map(results.filter((result) => !result.right).map(({ question }) => [question.href, question])).values()];
    session.replaceChildren(head,
      element("p", {}, results.length ? `${right} of ${results.length} right${firm ? `; in ${firm} you were sure and wrong` : ""}.` : "No question was answered."),
      ...(again.length ? [element("p", {}, "Worth reading again: ", ...again.flatMap(({ section, href }, at) => [at ? ", " : "", element("a", { href }, section)]), ".")] : []),
      ...(quiet ? results.map(({ box }) => box) : []),
      element("p", {}, button("Back to the choice of sets", () => { session.replaceChildren(); menu.hidden = false; menu.querySelector("button:not([hidden])").focus(); }, { class: "main" })));
    if (quiet) results.forEach(({ reveal }) => reveal());
    refreshAll();
    head.focus();
  }

  return {
    refresh: () => {
      const count = ready().length;
      now.textContent = `Practise what is due (${Math.min(count, TEST)}${count > TEST ? ` of ${count}` : ""})`;
      now.hidden = count === 0;
    },
  };
}

function drawn(question) {
  const frame = document.createElement("template");
  frame.innerHTML = wordingOf(question);
  return frame.content.firstElementChild;
}
