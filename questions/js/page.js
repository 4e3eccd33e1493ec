// The questions of a chapter and of the placement: each first try is noted, and at the end the page says what to read again.

import { openAnswers } from "./answers.js";
import { element } from "./dom.js";
import { enliven } from "./question.js";

// Each question counts once, as it went at the first try.
function results(place, boxes) {
  const first = new Map();
  return (box, result) => {
    if (first.has(box)) return;
    first.set(box, result);
    const known = [...first.values()].filter(({ right }) => right).length;
    const sureAndWrong = [...first.values()].filter(({ right, sure }) => !right && sure === 3).length;
    const again = [...first].filter(([, { right }]) => !right).map(([one]) => one.querySelector(".check-back a").cloneNode(true));
    if (box.dataset.path) suggest(place, boxes, first);
    place.replaceChildren(`At the first try ${known} of ${first.size}${first.size < boxes.length ? ` (${boxes.length - first.size} to go)` : ""}.`);
    if (sureAndWrong) place.append(` Sure and wrong: ${sureAndWrong}.`);
    if (again.length) place.append(" Worth reading again: ", ...again.flatMap((link, at) => [at ? ", " : "", link]), ".");
    const root = document.documentElement.dataset.content_root ?? "";
    place.append(" All your answers are in ", element("a", { href: `${root}chapters/back/my-progress.html` }, "My progress"), ".");
  };
}

// A placement counts by path and suggests the one whose questions went best; a draw or little right suggests the whole book.
function suggest(place, boxes, first) {
  if (first.size < boxes.length) return;
  const score = {};
  for (const [box, { right }] of first) score[box.dataset.path] = (score[box.dataset.path] ?? 0) + Number(right);
  const best = Math.max(...Object.values(score));
  const leaders = Object.keys(score).filter((path) => score[path] === best);
  const chosen = leaders.length === 1 && best > 1 ? leaders[0] : "whole";
  for (const text of place.parentElement.querySelectorAll(".suggest")) text.hidden = text.dataset.path !== chosen;
}

function questions(boxes, place) {
  if (!place) return;
  const answers = openAnswers();
  const note = results(place, boxes);
  for (const box of boxes) {
    enliven(box, {
      done: (result) => { answers.add(box.dataset.item, result.right, result.sure); note(box, result); },
      looked: () => note(box, { right: false, sure: 0 }),
    });
  }
}

questions([...document.querySelectorAll(".check")], document.querySelector(".check-result"));
