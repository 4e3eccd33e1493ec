// How it stands: what was answered in each part, how sure and how right, where one was sure and wrong, and every answer.

import { element } from "./dom.js";
import { schedule } from "./schedule.js";
import { due } from "./sets.js";
import { STEPS } from "./sure.js";

const LISTED = 200;
const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)} %` : "–");
const day = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

export function table(label, head, rows) {
  const cells = (row, tag) => row.map((cell, at) => element(at ? tag : "th", at && tag === "td" ? {} : { scope: tag === "td" ? "row" : "col" }, cell));
  return element("div", { class: "table-scroll", role: "group", "aria-label": label, tabindex: "0" }, element("table", {},
    element("thead", {}, element("tr", {}, ...cells(head, "th"))), element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row, "td"))))));
}

export function summaryPart({ place, answers, bank }) {
  const refresh = () => {
    const every = answers.all();
    const known = every.filter(({ q }) => bank.byId.has(q));
    const latest = new Map(known.map((answer) => [bank.rootOf(answer.q), answer]));
    const said = [];
    if (answers.trouble) said.push(element("p", { class: "progress-trouble" }, answers.trouble));
    if (!known.length) said.push(element("p", {}, `None of the ${bank.roots.length} questions has been answered yet. Answer those of a chapter, or begin a set below.`));
    else said.push(...told(known, latest, bank));
    const strange = every.length - known.length;
    if (strange) said.push(element("p", {}, `${strange} ${strange === 1 ? "answer is" : "answers are"} to questions that this edition does not hold; ${strange === 1 ? "it is" : "they are"} kept and not counted.`));
    place.replaceChildren(...said);
  };
  return { refresh };
}

function told(known, latest, bank) {
  const right = [...latest.values()].filter(({ r }) => r).length;
  const plan = schedule(known, bank.rootOf);
  const ready = new Set(due(plan, Date.now()));
  const firm = [...latest].filter(([, { r, s }]) => !r && s === 3);
  const rows = bank.parts.map((part) => {
    const roots = bank.roots.filter((root) => bank.chapters[bank.chapterOf(root)].part === part);
    const done = roots.filter((root) => latest.has(root));
    return [part, `${done.length} of ${roots.length}`, `${done.filter((root) => latest.get(root).r).length}`, `${done.filter((root) => ready.has(root)).length}`];
  });
  return [
    element("p", {}, `${latest.size} of ${bank.roots.length} questions answered; ${right} of them right the last time. ${ready.size} ${ready.size === 1 ? "is" : "are"} due.`),
    table("Answers by part", ["Part", "Answered", "Right the last time", "Due"], rows),
    element("h3", {}, "How sure, and how right"),
    table("Confidence and result", ["You said", "Answers", "Right", "Share"], STEPS.map((step, at) => {
      const such = known.filter(({ s }) => s === at + 1);
      const well = such.filter(({ r }) => r).length;
      return [`“${step[0].toUpperCase()}${step.slice(1)}”`, `${such.length}`, `${well}`, percent(well, such.length)];
    })),
    element("p", {}, calibration(known)),
    ...(firm.length ? [
      element("h3", {}, "Sure and wrong"),
      element("p", {}, "These are the answers to go back to first:"),
      element("ul", {}, ...firm.map(([root, { t }]) => element("li", {}, link(bank.byId.get(root)), ` (${day(t)})`))),
    ] : []),
    element("details", {}, element("summary", {}, `Every answer (${known.length})`),
      table("Every answer", ["Date", "Section", "You said", "Result"], known.slice(-LISTED).reverse().map(({ q, t, s, r }) => [day(t), link(bank.byId.get(q)), STEPS[s - 1], r ? "right" : "wrong"])),
      ...(known.length > LISTED ? [element("p", {}, `The last ${LISTED} are shown; the file holds all.`)] : [])),
  ];
}

const link = ({ section, href }) => element("a", { href }, section);

// One sentence on whether confidence and result agree; a few answers say nothing.
export function calibration(answers) {
  const share = (step) => {
    const such = answers.filter(({ s }) => s === step);
    return such.length < 5 ? null : such.filter(({ r }) => r).length / such.length;
  };
  const [guess, , sure] = [1, 2, 3].map(share);
  if (sure === null) return "After five answers of which you were sure, this page says how well you know what you know.";
  if (sure < 0.75) return `When you were sure, you were right in ${Math.round(100 * sure)} % of answers: you trust yourself too much. Give a reason before you say “sure”.`;
  if (guess !== null && guess > sure - 0.1) return "Your guesses are right about as often as what you are sure of: you know more than you think.";
  return `When you were sure, you were right in ${Math.round(100 * sure)} % of answers: your confidence is worth following.`;
}
