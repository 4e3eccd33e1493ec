// Questions of a page: a wrong answer says why and may be tried again; at the end the page says what to read again.

function item(box, done) {
  const status = box.querySelector("[role=status]");
  const button = box.querySelector("button");
  const answer = box.querySelector("details");
  let tries = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = box.querySelector("input:checked");
    if (!chosen) { status.textContent = "Choose an answer first."; return; }
    tries += 1;
    const right = "right" in chosen.dataset;
    const label = chosen.closest("label");
    label.classList.add(right ? "is-right" : "is-wrong");
    status.textContent = `${right ? "Right." : "Not the best answer."} ${chosen.dataset.why}${right ? "" : " Try another, or open the answer."}`;
    if (!right) { chosen.disabled = true; chosen.checked = false; }
    if (right) {
      for (const input of box.querySelectorAll("input")) input.disabled = true;
      button.hidden = true;
    }
    done(box, right && tries === 1);
  });
  answer.addEventListener("toggle", () => {
    if (!answer.open || tries) return;
    tries = 1;
    done(box, false);
  });
}

// Each question counts once, as it went at the first try.
function results(place, boxes) {
  const first = new Map();
  return (box, right) => {
    if (first.has(box)) return;
    first.set(box, right);
    const known = [...first.values()].filter(Boolean).length;
    const again = [...first].filter(([, well]) => !well).map(([one]) => one.querySelector(".check-back a").cloneNode(true));
    if (box.dataset.path) suggest(place, boxes, first);
    place.replaceChildren(`At the first try ${known} of ${first.size}${first.size < boxes.length ? ` (${boxes.length - first.size} to go)` : ""}.`);
    if (again.length) place.append(" Worth reading again: ", ...again.flatMap((link, i) => [i ? ", " : "", relabelled(link)]), ".");
  };
}

// The link says which section it leads to, by its heading.
function relabelled(link) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("section")?.querySelector("h2, h3, h4");
  if (heading) link.textContent = (heading.firstChild?.textContent ?? "").trim() || "Read again";
  return link;
}

// A placement counts by path and suggests the one whose questions went best; a draw or little right suggests the whole book.
function suggest(place, boxes, first) {
  if (first.size < boxes.length) return;
  const score = {};
  for (const [box, right] of first) score[box.dataset.path] = (score[box.dataset.path] ?? 0) + Number(right);
  const best = Math.max(...Object.values(score));
  const leaders = Object.keys(score).filter((path) => score[path] === best);
  const chosen = leaders.length === 1 && best > 1 ? leaders[0] : "whole";
  for (const text of place.parentElement.querySelectorAll(".suggest")) text.hidden = text.dataset.path !== chosen;
}

function questions(boxes, place) {
  if (!place) return;
  const done = results(place, boxes);
  for (const box of boxes) item(box, done);
}

questions([...document.querySelectorAll(".check")], document.querySelector(".check-result"));
