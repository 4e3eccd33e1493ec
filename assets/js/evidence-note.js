// What belongs to a number, a claim or a term opens beside it: on hover, on focus, on the first tap. The link leads to the row.
const note = document.createElement("div");
note.className = "evidence-note";
note.id = "evidence-note";
note.setAttribute("role", "tooltip");
if ("popover" in note) note.popover = "manual"; else note.hidden = true;
(document.querySelector("main") ?? document.body).append(note);

const TAP = " Tap again for ";
const MARGIN = 8;
let owner = null;
let timer = 0;
let pointer = "mouse";

function place(link) {
  const line = link.getClientRects()[0];
  const wide = note.offsetWidth;
  const high = note.offsetHeight;
  const left = Math.max(MARGIN, Math.min(line.left, document.documentElement.clientWidth - wide - MARGIN));
  const below = line.bottom + MARGIN;
  const above = line.top - MARGIN - high;
  note.style.left = `${left}px`;
  note.style.top = `${below + high > innerHeight && above > 0 ? above : below}px`;
}

function show(link, tapped = false) {
  clearTimeout(timer);
  if (owner && owner !== link) hide();
  owner = link;
  note.textContent = link.dataset.note + (tapped ? `${TAP}${link.matches(".term") ? "the glossary" : "its row and source"}.` : "");
  link.setAttribute("aria-describedby", note.id);
  if (note.popover) { if (!note.matches(":popover-open")) note.showPopover(); } else note.hidden = false;
  place(link);
}

function hide() {
  clearTimeout(timer);
  if (!owner) return;
  owner.removeAttribute("aria-describedby");
  owner = null;
  if (note.popover) note.hidePopover(); else note.hidden = true;
}

const later = (action, time) => { clearTimeout(timer); timer = setTimeout(action, time); };

function watch(link) {
  link.dataset.note = link.title;
  link.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => show(link), 120); });
  link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(hide, 250); });
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
  link.addEventListener("blur", hide);
  link.addEventListener("click", (event) => {
    if (pointer === "mouse" || event.detail === 0 || (owner === link && note.textContent.includes(TAP))) return;
    event.preventDefault();
    show(link, true);
  });
}

// The reader may move onto the note, and close it with Escape.
note.addEventListener("pointerenter", () => clearTimeout(timer));
note.addEventListener("pointerleave", () => later(hide, 250));
addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (owner && !owner.contains(event.target) && !note.contains(event.target)) hide();
}, true);
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("scroll", () => { if (owner) place(owner); }, { passive: true });
addEventListener("resize", hide);
document.querySelectorAll("a.outcome[title], a.claim[title], a.term[title]").forEach(watch);
