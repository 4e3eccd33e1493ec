// The page *My progress*: how it stands, practice and a test, and the answers as a file. All from this browser alone.

import { openAnswers } from "./answers.js";
import { filePart } from "./file.js";
import { practicePart } from "./practice.js";
import { summaryPart } from "./summary.js";

// The bank as `questions.js` brings it, with families of siblings; their wording is fetched when it is asked for.
function openBank({ questions, chapters, parts, paths }) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const families = grouped(questions);
  const roots = [...families.keys()];
  return {
    byId, families, roots, chapters, parts, paths,
    rootOf: (id) => byId.get(id)?.root,
    chapterOf: (root) => byId.get(root).chapter,
  };
}

function grouped(questions) {
  const found = new Map();
  for (const question of questions) found.set(question.root, [...(found.get(question.root) ?? []), question]);
  return found;
}

function begin(places) {
  const answers = openAnswers();
  const bank = openBank(globalThis.BOOK_QUESTIONS);
  const parts = [];
  const refresh = () => parts.forEach((part) => part.refresh());
  const makers = { summary: summaryPart, practise: practicePart, file: filePart };
  for (const place of places) parts.push(makers[place.dataset.progress]({ place, answers, bank, refresh }));
  refresh();
  addEventListener("storage", refresh);
}

// Without the bank, the page keeps the sentence that it has for readers without JavaScript.
if (globalThis.BOOK_QUESTIONS) begin([...document.querySelectorAll("[data-progress]")]);
