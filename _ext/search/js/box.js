// The field in the head of every page: results under it while the reader types.
import { address, parts, said } from "./hit.js";
import { asking, FAILED, load } from "./load.js";

const SHOWN = 8;

export function box(form) {
  const field = form.querySelector("input");
  const panel = Object.assign(document.createElement("div"), { className: "top-results", hidden: true });
  const list = Object.assign(document.createElement("div"), { id: "top-search-list" });
  const status = Object.assign(document.createElement("p"), { className: "top-results-said" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Results");
  status.setAttribute("role", "status");
  panel.append(status, list);
  form.append(panel);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) field.setAttribute(name, value);

  let active = -1;
  const options = () => [...list.children];

  const close = () => {
    panel.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const open = () => {
    panel.hidden = false;
    field.setAttribute("aria-expanded", String(list.childElementCount > 0));
  };

  const mark = (to) => {
    const all = options();
    active = all.length ? (to + all.length) % all.length : -1;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return;
    field.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };

  const option = (href, children) => {
    const link = Object.assign(document.createElement("a"), { href, id: `top-search-${list.childElementCount}`, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(...children);
    link.addEventListener("click", close);
    list.append(link);
  };

  const ask = asking(field, (search, query, answer) => {
    list.replaceChildren();
    if (!query) { close(); return; }
    const { results, terms, failed } = answer;
    for (const hit of results.slice(0, SHOWN)) {
      const { title, place, sentence } = parts(search, hit, terms);
      option(address(hit), [title, " ", place, " ", sentence]);
    }
    if (results.length > SHOWN) option(`${form.action}?${new URLSearchParams({ q: query })}`, [`All ${results.length} results`]);
    status.textContent = failed ? FAILED : results.length ? said(query, answer) : `${said(query, answer)} Try another word, a short form (RFA) or its long form, or fewer words.`;
    active = -1;
    field.removeAttribute("aria-activedescendant");
    open();
  });

  field.addEventListener("focus", () => { load().catch(() => {}); if (field.value.trim()) ask(); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) ask(); else mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  if (field === document.activeElement) { load().catch(() => {}); if (field.value.trim()) ask(); }
}
