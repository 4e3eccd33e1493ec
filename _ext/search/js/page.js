// The page of results. What was asked is kept in the address.
import { address, parts, said } from "./hit.js";
import { asking, FAILED } from "./load.js";

const STEP = 20;

export function page(form) {
  const field = form.querySelector("input");
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const help = document.getElementById("search-help");
  const more = document.getElementById("search-more");
  let rest = [];

  const add = (search, hits, terms) => {
    for (const hit of hits) {
      const { title, place, sentence } = parts(search, hit, terms);
      const [item, link, text] = ["li", "a", "p"].map((tag) => document.createElement(tag));
      link.href = address(hit);
      link.append(title);
      text.append(sentence);
      item.append(link, " ", place, text);
      list.append(item);
    }
  };

  const ask = asking(field, (search, query, answer) => {
    const { results, terms, failed } = answer;
    list.replaceChildren();
    rest = results.slice(STEP);
    add(search, results.slice(0, STEP), terms);
    status.textContent = failed ? FAILED : query ? said(query, answer) : "";
    help.hidden = !query || results.length > 0;
    more.hidden = !rest.length;
    more.textContent = `Show ${rest.length} more`;
    more.onclick = () => {
      const first = list.childElementCount;
      add(search, rest, terms);
      more.hidden = true;
      list.children[first].querySelector("a").focus();
    };
  });

  const keep = () => {
    const query = new URLSearchParams(field.value.trim() ? { q: field.value.trim() } : {}).toString();
    try { history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}`); } catch { /* some browsers forbid it on a disk */ }
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); ask(); });
  field.addEventListener("input", keep);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) { status.textContent = "Searching …"; ask(); } else field.focus();
}
