// The page's own behaviour: theme, contents on narrow screens, the way to the search, predictions, position in the page.
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

// The search comes when it is wanted: by its field, by its button on a narrow screen, by / and Ctrl+K. Escape leads back.
function searchBox(form, button) {
  const field = form.querySelector("input");
  const script = new URL("search.js", document.currentScript.src).href;
  let from = null;
  const bring = () => {
    if (!document.querySelector(`script[src="${script}"], script[src$="js/search.js"]`)) document.head.append(Object.assign(document.createElement("script"), { src: script }));
  };
  const show = (open) => {
    form.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  const start = () => {
    const own = document.getElementById("search-field");
    from = document.activeElement;
    if (own && !field.offsetParent) { own.focus(); own.select(); return; }
    bring();
    show(true);
    field.focus();
    field.select();
  };
  const leave = () => {
    show(false);
    if (from?.isConnected && from !== document.body && from !== field) from.focus(); else if (button.offsetParent) button.focus();
  };
  button.setAttribute("role", "button");
  show(false);
  button.addEventListener("click", (event) => { event.preventDefault(); start(); });
  button.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); start(); } });
  for (const hint of ["pointerenter", "focusin"]) form.addEventListener(hint, bring, { once: true });
  form.querySelector("button")?.addEventListener("click", leave);
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) show(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && form.contains(document.activeElement) && !event.defaultPrevented) { leave(); return; }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!(event.key === "k" && (event.ctrlKey || event.metaKey)) && !(event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey)) return;
    event.preventDefault();
    start();
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
    answer.open = true;
    answer.querySelector("summary").focus(); // before the button goes, so that the keyboard stays here
    button.hidden = true;
    if (!right) status.textContent = `You decided: ${words(chosen)}. Hold your reasons against the evidence below.`;
    else status.textContent = chosen === right
      ? "Your prediction agrees with what the text shows. Does your reason agree, too?"
      : `You predicted: ${words(chosen)}. The text shows: ${words(right)}.`;
  });
}

// Whether a part is laid out: to measure what is far away would lay it out.
const laidOut = (part) => part.checkVisibility?.({ contentVisibilityAuto: true }) !== false;

function markPosition(contents) {
  const links = new Map([...contents.querySelectorAll("a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("article section[id]")].filter((s) => links.has(s.id));
  const seen = new IntersectionObserver(() => {
    const current = headings.filter((s) => laidOut(s) && s.getBoundingClientRect().top < innerHeight * 0.35).at(-1);
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

// Wide tables, formulas and code scroll inside a box of their own, which can be reached by keyboard; one that does not scroll is no
// stop. A table says that it goes on, by words above it and a shadow at its edge.
function scrollBoxes(boxes) {
  const cues = new Map();
  const look = (box) => ({ box, left: box.scrollLeft > 4, right: box.scrollLeft + box.clientWidth < box.scrollWidth - 4, wide: box.scrollWidth > box.clientWidth + 1 });
  const edges = ({ box, left, right }) => {
    box.classList.toggle("goes-left", left);
    box.classList.toggle("goes-right", right);
    const cue = cues.get(box);
    if (cue) cue.textContent = right ? "The table goes on to the right →" : left ? "← The table goes on to the left" : "";
  };
  const settle = ({ box, wide, ...ends }) => {
    if (wide) box.tabIndex = 0; else if (box !== document.activeElement) box.removeAttribute("tabindex");
    if (!box.matches(".table-scroll")) return;
    if (wide && !cues.has(box)) {
      const cue = Object.assign(document.createElement("span"), { className: "table-cue" });
      cue.setAttribute("aria-hidden", "true"); // who hears the page hears it in the name of the box
      box.prepend(cue);
      cues.set(box, cue);
      box.setAttribute("aria-label", `${box.getAttribute("aria-label") ?? "Table"}, scrolls sideways`);
      box.addEventListener("scroll", () => edges(look(box)), { passive: true });
      // A link of which a browser sees the edge alone counts as seen, and would keep the focus there.
      box.addEventListener("focusin", ({ target }) => { if (target !== box && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" }); });
    }
    edges({ box, ...ends });
  };
  // What is folded or far away is measured when it is laid out: to measure it now would lay it out, and fetch the letters of its
  // formulas. All are measured before the first is changed, so that the page is laid out once.
  const measure = (all) => all.filter(laidOut).map(look).forEach(settle);
  const watch = new ResizeObserver((entries) => measure(entries.map(({ target }) => target)));
  boxes.forEach((box) => watch.observe(box));
  // Letters that come later can make what is inside wider and leave the box as it is.
  document.fonts.addEventListener("loadingdone", () => requestAnimationFrame(() => measure([...boxes])));
}

themeButton(document.querySelector(".top-theme"));
contentsPanel(document.querySelector(".top-contents"), document.getElementById("contents"));
searchBox(document.querySelector(".top-search"), document.querySelector(".top-find"));
document.querySelectorAll(".predict").forEach(prediction);
document.querySelectorAll(".page-contents").forEach(markPosition);
shortForms();
document.querySelectorAll("table.cards").forEach(tableRoles);
scrollBoxes(document.querySelectorAll(".table-scroll, div.math, .highlight pre"));

// What could not be loaded is said: the explorables then show how they start, in place of dead controls. Scripts of the
// page run after this one, in their order, and so do their errors.
function missing(name) {
  if (name === "explorables.js") for (const island of document.querySelectorAll("[data-explorable]")) island.dataset.mounted = "failed";
  if (name !== "search.js") return;
  const said = "The search did not load. Reload the page, or use the contents and the glossary.";
  const place = document.getElementById("search-status") ?? document.querySelector(".top-search-off") ?? Object.assign(document.createElement("p"), { className: "top-search-off" });
  place.setAttribute("role", "status");
  if (!place.isConnected) document.querySelector(".top-search").append(place);
  place.textContent = said;
}
addEventListener("error", ({ target }) => { if (target instanceof HTMLScriptElement) missing(new URL(target.src).pathname.split("/").at(-1)); }, true);
