// The answers as a file: to save, to add from another browser, and to delete.

import { writeAnswers } from "./answers.js";
import { button, element } from "./dom.js";

const date = () => new Date().toISOString().slice(0, 10);

function save(name, text) {
  const link = element("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/json" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function filePart({ place, answers, refresh: refreshAll }) {
  const status = element("p", { role: "status" });
  const keep = button("Save my answers as a file", () => save(`tolerant-liver-answers-${date()}.json`, writeAnswers(answers.all())));
  const aside = button("Save what could not be read", () => answers.setAside().forEach((text, at) => save(`tolerant-liver-unread-${at + 1}.txt`, text)));
  const field = element("input", { type: "file", accept: ".json,application/json" });
  const remove = button("Delete all my answers", () => { sure.hidden = false; no.focus(); });
  const no = button("Keep them", () => { sure.hidden = true; remove.focus(); });
  const yes = button("Delete them", () => {
    answers.clear();
    sure.hidden = true;
    status.textContent = "All answers were deleted from this browser.";
    refreshAll();
    field.focus();
  });
  const sure = element("p", { hidden: true }, element("span", {}, "This cannot be taken back. "), no, " ", yes);

  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return;
    const text = await file.text().catch(() => null);
    field.value = "";
    const { refused, added, of } = text === null ? { refused: "The file could not be opened." } : answers.importFile(text);
    status.textContent = refused ? `${refused} Nothing was changed.` : `${added} of the ${of} answers in the file were new and have been added.`;
    refreshAll();
  });

  place.replaceChildren(
    element("p", {}, keep, " ", aside),
    element("p", {}, element("label", {}, "Add the answers of a file ", field)),
    element("p", {}, remove), sure, status);
  return {
    refresh: () => {
      const count = answers.all().length;
      keep.hidden = remove.hidden = count === 0;
      aside.hidden = answers.setAside().length === 0;
    },
  };
}
