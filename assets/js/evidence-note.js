// What belongs to a number, a claim, a term or a cited work opens beside it: on hover, on focus, on the first tap. The link leads on.
// A note is text (a tooltip); what is told of a work is a card with links, into which the reader can move.
const WORK = 'article a[href*="references.html#"]:not(.works a, .evidence-note a)';
const ROW = "article :is(a.outcome, a.claim, a.term)";
const TAP = " Tap again for ";
const MARGIN = 8;
const LEAST = 96;
const WORKS = new URL("works.js", document.currentScript.src).href;

function box(id, role) {
  const made = Object.assign(document.createElement("div"), { className: "evidence-note", id });
  made.setAttribute("role", role);
  if ("popover" in made) made.popover = "manual"; else made.hidden = true;
  return made;
}

const note = box("evidence-note", "tooltip");
const card = box("work-card", "dialog");
card.classList.add("work-card");
(document.querySelector("main") ?? document.body).append(note);

let owner = null;
let shown = null;
let timer = 0;
let pointer = "mouse";
let coming = null;

// Who did what in whom stands in one file for all pages, and comes when it is first asked for.
function works() {
  coming ??= new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: WORKS });
    script.addEventListener("load", () => done(globalThis.bookWorks));
    script.addEventListener("error", () => { coming = null; fail(new Error("works.js did not load")); });
    document.head.append(script);
  });
  return coming;
}

const keyOf = (link) => { try { return decodeURIComponent(link.hash.slice(1)); } catch { return ""; } };

function line(className, ...parts) {
  const made = Object.assign(document.createElement("p"), { className });
  made.append(...parts);
  return made;
}

function text(tag, words, className = "") {
  return Object.assign(document.createElement(tag), { textContent: words, className });
}

const way = (href, words) => Object.assign(document.createElement("a"), { href, textContent: words });

function fill(link, work, words) {
  const whom = [text("span", words.directness[work.in], `directness in-${work.in}`), ` ${work.design}`, work.people ? ` · ${work.people}` : ""];
  const ways = [way(link.getAttribute("href"), "Reference"), ...work.ways.map(([name, address]) => way(address, name))];
  if (work.annotated) ways.push(way(link.getAttribute("href").replace(/references\.html#.*/, `annotated-bibliography.html#work-${keyOf(link)}`), "What was read of it"));
  card.setAttribute("aria-label", `About ${work.name}`);
  card.replaceChildren(
    line("work-card-name", text("b", work.name), work.journal ? " " : "", work.journal ? text("cite", work.journal) : ""),
    ...work.notices.map(([kind, address]) => line(`work-card-notice is-${kind}`, text("b", kind === "retraction" ? "Retracted. " : "Corrected. "), way(address, "Read the notice"))),
    ...(work.in ? [line("work-card-whom", ...whom)] : []),
    ...(work.summary ? [line("", work.summary)] : []),
    line("work-card-read", work.read ? words.read[work.read] : "Not read for this book."),
    line("ways", ...ways),
  );
}

// On the side of the line that has room, else on the one with more, where what is too long scrolls in itself.
function place(link) {
  const lines = [...link.getClientRects()];
  const where = lines[0] ?? link.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(where.left, document.documentElement.clientWidth - shown.offsetWidth - MARGIN));
  const high = shown.scrollHeight + shown.offsetHeight - shown.clientHeight;
  const below = innerHeight - where.bottom - 2 * MARGIN;
  const above = where.top - (document.querySelector(".top")?.getBoundingClientRect().bottom ?? 0) - 2 * MARGIN;
  const down = high <= below || below >= above;
  shown.style.maxHeight = `${Math.max(LEAST, down ? below : above)}px`;
  shown.style.left = `${left}px`;
  shown.style.top = `${down ? where.bottom + MARGIN : where.top - MARGIN - Math.min(high, Math.max(LEAST, above))}px`;
}

function open(link, what) {
  clearTimeout(timer);
  if (owner && (owner !== link || shown !== what)) hide();
  owner = link;
  shown = what;
  if (what === card) link.after(card);
  link.setAttribute(what === card ? "aria-details" : "aria-describedby", what.id);
  if (what.popover) { if (!what.matches(":popover-open")) what.showPopover(); } else what.hidden = false;
  place(link);
}

async function show(link, tapped = false) {
  clearTimeout(timer);
  wanted = null;
  if (link.matches(ROW)) {
    note.textContent = link.dataset.note + (tapped ? `${TAP}${link.matches(".term") ? "the glossary" : "its row and source"}.` : "");
    open(link, note);
    return;
  }
  if (owner === link) return;
  hide();
  wanted = link;
  try {
    const { works: every, words } = await works();
    const work = every[keyOf(link)];
    if (!work || wanted !== link) return;
    fill(link, work, words);
    open(link, card);
  } catch { if (tapped) location.assign(link.href); }
}

let wanted = null;

function hide() {
  clearTimeout(timer);
  wanted = null;
  if (!owner) return;
  owner.removeAttribute("aria-describedby");
  owner.removeAttribute("aria-details");
  if (shown.popover) shown.hidePopover(); else shown.hidden = true;
  owner = null;
}

const later = (action, time) => { clearTimeout(timer); timer = setTimeout(action, time); };

// The words of a note stand in the link's title for readers without JavaScript; here they leave it, so that they show once.
function linkAt(target) {
  const link = target.closest?.(`${ROW}, ${WORK}`) ?? null;
  if (link?.matches(ROW) && link.title) { link.dataset.note = link.title; link.removeAttribute("title"); }
  return link && (link.dataset.note || !link.matches(ROW)) ? link : null;
}

const inside = (target) => Boolean(owner) && target instanceof Node && (owner.contains(target) || shown.contains(target));

document.querySelectorAll(ROW).forEach(linkAt);
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = linkAt(event.target);
  if (link) later(() => show(link), 120); else if (inside(event.target)) clearTimeout(timer);
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "mouse" && (linkAt(event.target) || inside(event.target)) && !inside(event.relatedTarget)) later(hide, 250);
});
document.addEventListener("focusin", (event) => {
  const link = linkAt(event.target);
  if (link?.matches(":focus-visible")) show(link);
});
document.addEventListener("focusout", (event) => {
  if (wanted?.contains(event.target)) wanted = null; // a card that comes late must not open over what has the focus now
  if (owner && inside(event.target) && !inside(event.relatedTarget)) hide();
});
document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (!link || pointer === "mouse" || event.detail === 0 || (owner === link && (shown === card || note.textContent.includes(TAP)))) return;
  event.preventDefault();
  show(link, true);
});
addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (owner && !inside(event.target)) hide();
}, true);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !owner) return;
  const back = shown.contains(document.activeElement) ? owner : null;
  hide();
  back?.focus();
  if (back) hide();
});
addEventListener("scroll", () => { if (owner) place(owner); }, { passive: true });
addEventListener("resize", hide);
