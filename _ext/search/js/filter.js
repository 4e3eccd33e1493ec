// Filters the rows of a table or a list that stands on the page. The choice is kept in the address, so that it can be linked.
// Words are compared in their common form, as the search does: TGF-β, TGFb and tgf beta are one.
import { compounds, isStop, reader, things } from "./fold.js";

/* global GROUPS: names of one thing, put here when the script is bundled */
const read = reader({ groups: GROUPS, compounds: compounds(GROUPS.flat()) });
const forms = (text) => read(text).flatMap((word) => [word.term, ...(word.same ?? [])]);

/** What is asked for, as parts that all must be met: a thing with several names by any of them, a word by what starts with it. */
const wanted = (query) => [...things(read(query))].map(({ same, own }) => ({ same, own: own.filter((term) => !isStop(term)) }));

const meets = (text, { same, own }) => same.some((one) => text.set.has(one)) || own.every((term) => text.line.includes(` ${term}`));

function filter(form) {
  const items = [...document.getElementById(form.dataset.filter).children];
  const status = form.querySelector("[role=status]");
  const fields = [...form.elements].filter((field) => field.name);
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) {
      const found = forms(item.textContent);
      texts.set(item, { set: new Set(found), line: ` ${found.join(" ")}` });
    }
    return texts.get(item);
  };

  const matches = (item, field) => {
    if (field.name !== "q") return (item.dataset[field.name] ?? "").split(" ").includes(field.value);
    return wanted(field.value).every((part) => meets(textOf(item), part));
  };

  const show = (warning = "") => {
    const set = fields.filter((field) => field.value.trim());
    let shown = 0;
    for (const item of items) {
      item.hidden = !set.every((field) => matches(item, field));
      shown += !item.hidden;
    }
    const count = `${shown} of ${items.length} ${form.dataset.noun} shown.`;
    status.textContent = `${warning}${count}${shown ? "" : " “Show all” brings them back."}`;
    return set;
  };

  const keep = (set) => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) query.delete(field.name);
    for (const field of set) query.set(field.name, field.value.trim());
    const text = query.toString();
    try { history.replaceState(history.state, "", `${location.pathname}${text && `?${text}`}`); } catch { /* some browsers forbid it on a disk */ }
  };

  // An address can name a choice that is not there; it is said and left out.
  const fromAddress = () => {
    const wrong = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = fields.find((one) => one.name === name);
      if (!field) continue;
      field.value = value;
      if (field.value !== value) { field.value = ""; wrong.push(value); }
    }
    return wrong.length ? `The address names what is not a choice (${wrong.join(", ")}); it was left out. ` : "";
  };

  // A row that is linked from elsewhere is never hidden by a choice.
  const target = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* a lone % is no escape; the name is taken as it stands */ }
    const row = document.getElementById(name);
    if (row?.hidden) { form.reset(); row.scrollIntoView(); }
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => keep(show()));
  form.addEventListener("reset", () => setTimeout(() => keep(show())));
  addEventListener("hashchange", target);
  show(fromAddress());
  target();
}

document.querySelectorAll("form[data-filter]").forEach(filter);
