// The page on paper: what is folded is open, answers stand at the end, or not at all. Afterwards the page is as it was.
(() => {
  const root = document.documentElement;
  const LEFT = ".describe, .page-fold, .cite-page, .print-page, .check details, .tlx details";
  let undo = [];

  // Every sheet says what it is, where a browser writes into the margin.
  const edition = document.querySelector(".print-head")?.dataset.edition;
  if (edition && document.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(`${document.title}. ${edition}`)}; font: 8pt sans-serif; } }`);
    document.adoptedStyleSheets.push(sheet);
  }

  // Answers leave their questions and are listed at the end of the article, by the number that the question shows.
  function answers() {
    const list = document.createElement("section");
    list.className = "print-answers";
    list.append(Object.assign(document.createElement("h2"), { textContent: "Answers" }));
    document.querySelectorAll("article .check").forEach((check, at) => {
      const told = [...check.querySelectorAll("details:not(.describe)")];
      if (!told.length) return;
      const item = document.createElement("div");
      item.append(Object.assign(document.createElement("h3"), { textContent: `Question ${at + 1}` }));
      for (const part of told.flatMap((fold) => [...fold.children])) if (part.tagName !== "SUMMARY") item.append(withoutNames(part.cloneNode(true)));
      list.append(item);
    });
    if (list.childElementCount === 1) return;
    document.querySelector("article").append(list);
    undo.push(() => list.remove());
  }

  function withoutNames(copy) {
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    return copy;
  }

  function before() {
    restore();
    const kind = root.dataset.print ?? "answers";
    const short = kind === "short";
    for (const fold of document.querySelectorAll(`article details:not([open])`)) {
      if (fold.matches(LEFT) || (short && fold.matches(".evidence"))) continue;
      fold.open = true;
      undo.push(() => { fold.open = false; });
    }
    for (const fold of document.querySelectorAll("article .check details[open]")) {
      fold.open = false;
      undo.push(() => { fold.open = true; });
    }
    if (kind === "answers") answers();
  }

  function restore() {
    undo.forEach((action) => action());
    undo = [];
  }

  function after() {
    restore();
    delete root.dataset.print;
  }

  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  for (const button of document.querySelectorAll("button[data-print-as]")) {
    button.addEventListener("click", () => { root.dataset.print = button.dataset.printAs; print(); });
  }
})();
