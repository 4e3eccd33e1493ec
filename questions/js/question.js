// A question comes to life: confidence and answer in one press, feedback, further tries, stages that open as they go.

import { button, element } from "./dom.js";
import { kindOf } from "./kinds.js";
import { meaning } from "./sure.js";

// `done({ right, sure })` is called once, when every part has been tried: how the first tries went. A question is right
// if all its parts were right at the first try; its confidence is that of the first wrong part, or the lowest one.
// `looked()` is called where the answer is opened before a try. In a `quiet` question nothing is told until `reveal()`.
export function enliven(box, { done = () => {}, looked = () => {}, quiet = false } = {}) {
  const parts = [...box.querySelectorAll(":scope > .check-part")];
  const tries = [];
  const shown = [];

  const finish = () => {
    const wrong = tries.find(({ right }) => !right);
    done(wrong ?? { right: true, sure: Math.min(...tries.map(({ sure }) => sure)) });
  };

  const open = (at) => {
    const part = parts[at];
    part.classList.add("is-open");
    const live = livePart(part, {
      quiet,
      tried: (result) => { tries.push(result); if (tries.length === parts.length) finish(); },
      looked: () => looked(),
      next: at + 1 < parts.length ? () => { open(at + 1); focusStage(parts[at + 1]); } : null,
    });
    shown.push(live.reveal);
  };
  box.classList.add("is-live");
  open(0);
  return { reveal: () => shown.forEach((one) => one()) };
}

function focusStage(part) {
  const head = part.querySelector(".check-reveal") ?? part.querySelector(".check-stem");
  head.tabIndex = -1;
  head.focus();
}

function livePart(part, { quiet, tried, looked, next }) {
  const kind = kindOf(part);
  const status = part.querySelector(":scope > [role=status]");
  const sure = part.querySelector(":scope > .check-sure");
  const answer = part.querySelector(":scope > details");
  let first = null;
  let opened = false;
  let closed = false;
  let goOn = null;

  const offerNext = (focus) => {
    if (!next || goOn) return;
    goOn = button("Go on with the case", () => { goOn.hidden = true; next(); }, { class: "check-next" });
    answer.before(goOn);
    if (focus) goOn.focus();
  };

  const close = () => { closed = true; kind.close(); };

  const verdictOf = (right) => (right ? "Right." : part.dataset.kind === "one-best-answer" ? "Not the best answer." : "Not right yet.");

  const say = (...lines) => status.replaceChildren(...lines.map((words) => words.filter(Boolean).join(" ")).filter(Boolean).map((line) => element("p", {}, line)));
  const tell = ({ right, told }, confidence) => {
    say([verdictOf(right), told], [confidence ? meaning(right, confidence) : "", right ? "" : "Try again, or open the answer."]);
  };

  const check = (confidence) => {
    if (closed) return;
    const { given, refused, focus } = kind.read();
    if (refused) { status.textContent = refused; focus?.focus(); return; }
    const verdict = kind.judge(given);
    const isFirst = !first;
    if (isFirst) first = { ...verdict, sure: confidence, counted: !opened };
    if (quiet) {
      close();
      sure.hidden = true;
      status.textContent = "";
      if (next) offerNext(true);
    } else {
      verdict.mark();
      tell(verdict, isFirst && confidence);
      if (verdict.right) {
        close();
        sure.hidden = true;
        again.hidden = true;
        if (next) offerNext(true); else answer.querySelector("summary").focus();
      } else {
        sure.hidden = true;
        again.hidden = false;
        again.focus();
        offerNext(false);
      }
    }
    if (isFirst && first.counted) tried({ right: verdict.right, sure: confidence });
  };

  const again = button("Check again", () => check(0), { class: "check-again", hidden: true });
  sure.after(again);
  for (const step of sure.querySelectorAll("button")) step.addEventListener("click", () => check(Number(step.dataset.sure)));
  if (quiet) answer.hidden = true;
  // A reader who opens the answer before a try has looked it up; paper opens it too, and that does not count.
  answer.querySelector("summary").addEventListener("click", () => {
    if (answer.open || opened) return;
    opened = true;
    if (!first) looked();
    offerNext(false);
  });

  return {
    reveal: () => {
      part.classList.add("is-open");
      answer.hidden = false;
      sure.hidden = true;
      if (goOn) goOn.hidden = true;
      close();
      if (!first) return;
      first.mark();
      say([verdictOf(first.right).replace(" yet", ""), first.told], [meaning(first.right, first.sure)]);
    },
  };
}
