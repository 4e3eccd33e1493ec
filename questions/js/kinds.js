// The four kinds of question: each reads what was answered, judges it, shows what was right of it, and can be closed.
//
// `read()` gives { given } or { refused: why }; `judge(given)` gives { right, told, mark }, where `mark` shows the verdict on the page.

import { orderable } from "./order.js";
import { readNumber } from "./numbers.js";

const why = (line) => line?.querySelector(".check-why")?.textContent ?? "";
const reasons = (part) => [...part.querySelectorAll(":scope > details > ul > li")];

function choice(part) {
  const inputs = [...part.querySelectorAll("input[type=radio]")];
  return {
    read: () => {
      const chosen = inputs.find((input) => input.checked);
      return chosen ? { given: chosen } : { refused: "Choose an answer first." };
    },
    judge: (chosen) => {
      const right = "right" in chosen.dataset;
      return {
        right,
        told: why(reasons(part)[inputs.indexOf(chosen)]),
        mark: () => {
          chosen.closest("label").classList.add(right ? "is-right" : "is-wrong");
          if (!right) Object.assign(chosen, { disabled: true, checked: false });
        },
      };
    },
    close: () => inputs.forEach((input) => { input.disabled = true; }),
  };
}

function number(part) {
  const input = part.querySelector(".check-number input");
  const { value, tolerance, unit = "", errors = "" } = part.dataset;
  const within = (given, aim) => Math.abs(given - aim) <= Number(tolerance) + 1e-9 * Math.max(1, Math.abs(aim));
  const known = errors ? errors.split(" ").map(Number) : [];
  input.addEventListener("input", () => input.removeAttribute("aria-invalid"));
  return {
    read: () => {
      const { value: given, refused } = readNumber(input.value, unit);
      if (refused) input.setAttribute("aria-invalid", "true");
      return refused ? { refused, focus: input } : { given };
    },
    judge: (given) => {
      const right = within(given, Number(value));
      const error = known.findIndex((wrong) => within(given, wrong));
      const wrong = error < 0 ? "It is not within the tolerance." : why(reasons(part)[error + 1]);
      return { right, told: right ? why(reasons(part)[0]) : wrong, mark: () => { input.classList.toggle("is-right", right); input.classList.toggle("is-wrong", !right); } };
    },
    close: () => { input.readOnly = true; },
  };
}

function order(part) {
  const list = part.querySelector(".check-steps");
  const moving = orderable(list, part.querySelector("[role=status]"));
  return {
    read: () => ({ given: [...list.children] }),
    judge: (items) => {
      const placed = items.map((item, at) => Number(item.dataset.place) === at + 1);
      const right = placed.every(Boolean);
      const count = placed.filter(Boolean).length;
      return {
        right,
        told: right ? why(part.querySelector(":scope > details")) : `${count} of ${items.length} ${count === 1 ? "step is" : "steps are"} in ${count === 1 ? "its" : "their"} place.`,
        mark: () => items.forEach((item, at) => { item.classList.toggle("is-right", placed[at]); item.classList.toggle("is-wrong", !placed[at]); }),
      };
    },
    close: moving.close,
  };
}

function match(part) {
  const selects = [...part.querySelectorAll(".check-pairs select")];
  return {
    read: () => {
      const open = selects.find((select) => !select.value);
      return open ? { refused: "Choose a partner for every line first.", focus: open } : { given: selects };
    },
    judge: () => {
      const well = selects.map((select) => select.value === select.dataset.right);
      const right = well.every(Boolean);
      return {
        right,
        told: right ? "Every pair fits. The reasons are below." : `${well.filter(Boolean).length} of ${selects.length} pairs fit.`,
        mark: () => selects.forEach((select, at) => { select.classList.toggle("is-right", well[at]); select.classList.toggle("is-wrong", !well[at]); }),
      };
    },
    close: () => selects.forEach((select) => { select.disabled = true; }),
  };
}

const KINDS = { "one-best-answer": choice, number, order, match };

export const kindOf = (part) => KINDS[part.dataset.kind](part);
