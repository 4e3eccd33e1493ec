// The page's own behaviour: theme, contents on narrow screens, search key, predictions, position in the page.
const root = document.documentElement;

function themeButton(button) {
  const order = ["auto", "light", "dark"];
  const show = () => { button.querySelector("span").textContent = root.dataset.theme ?? "auto"; };
  show();
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset.theme ?? "auto") + 1) % order.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    if (next === "auto") localStorage.removeItem("theme"); else localStorage.setItem("theme", next);
    show();
  });
}

// Without JavaScript the link jumps to the contents below the text; with it, they slide over the page.
function contentsPanel(link, panel) {
  link.setAttribute("role", "button");
  const wide = matchMedia("(min-width: 64rem)");
  const behind = [document.querySelector("main"), document.querySelector(".bottom"), document.querySelector(".page-contents")];
  const set = (open) => {
    root.classList.toggle("contents-open", open);
    link.setAttribute("aria-expanded", String(open));
    for (const part of behind) if (part) part.inert = open;
    if (open) panel.focus(); else if (panel.contains(document.activeElement)) link.focus();
  };
  set(false);
  wide.addEventListener("change", () => set(false));
  panel.querySelector(".contents-close").addEventListener("click", () => set(false));
  const current = panel.querySelector("a.current");
  if (current && wide.matches) panel.scrollTop = Math.max(0, current.offsetTop - panel.clientHeight / 2);
  link.addEventListener("click", (event) => { event.preventDefault(); if (wide.matches) panel.focus(); else set(!root.classList.contains("contents-open")); });
  link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && root.classList.contains("contents-open")) set(false); });
  document.addEventListener("click", (event) => {
    if (root.classList.contains("contents-open") && !panel.contains(event.target) && !link.contains(event.target)) set(false);
  });
}

function searchKey(field) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
    if (!wanted) return;
    event.preventDefault();
    const shown = field.offsetParent ? field : document.getElementById("search-field");
    if (shown) shown.focus(); else document.querySelector(".top-find").click();
  });
}

const words = (input) => input.closest("label").innerText.trim().replace(/\.$/, "");

function prediction(box) {
  const answer = box.querySelector("details");
  const status = box.querySelector("[role=status]");
  const button = box.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = box.querySelector("input:checked");
    if (!chosen) { status.textContent = "Choose one first; a guess is enough."; return; }
    const right = box.querySelector("input[data-right]");
    for (const input of box.querySelectorAll("input")) {
      input.disabled = true;
      input.closest("label").classList.toggle("is-right", input === right);
      input.closest("label").classList.toggle("is-chosen", input === chosen);
    }
    button.hidden = true;
    answer.open = true;
    if (!right) status.textContent = `You decided: ${words(chosen)}. Hold your reasons against the evidence below.`;
    else status.textContent = chosen === right
      ? "Your prediction agrees with what the text shows. Does your reason agree, too?"
      : `You predicted: ${words(chosen)}. The text shows: ${words(right)}.`;
  });
}

function markPosition(contents) {
  const links = new Map([...contents.querySelectorAll("a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("article section[id]")].filter((s) => links.has(s.id));
  const seen = new IntersectionObserver(() => {
    const current = headings.filter((s) => s.getBoundingClientRect().top < innerHeight * 0.35).at(-1);
    for (const a of links.values()) a.removeAttribute("aria-current");
    if (current) links.get(current.id).setAttribute("aria-current", "true");
  }, { rootMargin: "0px 0px -60% 0px", threshold: [0, 1] });
  headings.forEach((s) => seen.observe(s));
}

// A short form opens under a finger, too; a mouse has the title.
function shortForms() {
  const note = document.createElement("span");
  note.className = "abbr-note";
  note.setAttribute("role", "status");
  document.body.append(note);
  document.addEventListener("click", (event) => {
    const abbr = event.target.closest?.("abbr[title]");
    note.textContent = abbr ? `${abbr.textContent}: ${abbr.title}` : "";
  });
}

// Where rows become cards, some browsers no longer read them as a table.
function tableRoles(table) {
  const roles = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody, tr, td, th")) part.setAttribute("role", roles[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
}

// Wide tables, formulas and code scroll inside a box of their own, which can be reached by keyboard; one that does not scroll is no stop.
function scrollBoxes(boxes) {
  const settle = (box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0; else if (box !== document.activeElement) box.removeAttribute("tabindex");
  };
  const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => settle(target)));
  boxes.forEach((box) => watch.observe(box));
  // Letters that come later can make what is inside wider and leave the box as it is.
  document.fonts.addEventListener("loadingdone", () => boxes.forEach(settle));
}

// On paper everything is open; afterwards the page is as it was.
function printOpen() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open], .describe, .page-fold)")];
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
}

// A browser lets no page opened from disk read another, so results come without their excerpts there.
function searchFromDisk() {
  if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}

searchFromDisk();
themeButton(document.querySelector(".top-theme"));
contentsPanel(document.querySelector(".top-contents"), document.getElementById("contents"));
searchKey(document.getElementById("top-search-field"));
document.querySelectorAll(".predict").forEach(prediction);
document.querySelectorAll(".page-contents").forEach(markPosition);
shortForms();
document.querySelectorAll("table.cards").forEach(tableRoles);
scrollBoxes(document.querySelectorAll(".table-scroll, div.math, .highlight pre"));
printOpen();
