// Brings the index, once, when it is first needed. A script can be loaded from disk, too, where a page may read no file.
import { loadIndex, Search } from "./engine.js";

const here = document.currentScript.src;
let coming = null;

export function load() {
  coming ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL("search-index.js", here).href;
    script.addEventListener("load", () => {
      const { documents, vocabulary, index } = JSON.parse(globalThis.bookSearch);
      delete globalThis.bookSearch;
      done(new Search(loadIndex(index, vocabulary), documents, vocabulary));
    });
    script.addEventListener("error", () => { coming = null; fail(new Error("the index did not load")); });
    document.head.append(script);
  });
  return coming;
}

/** Ask while a reader types: only for what stands in the field when it is drawn next, and never for an older text. */
export function asking(field, show) {
  let asked = 0;
  const ask = async () => {
    const mine = (asked += 1);
    const query = field.value.trim();
    try {
      const search = await load();
      await new Promise(requestAnimationFrame);
      if (mine === asked) show(search, query, search.ask(query));
    } catch (error) {
      if (mine === asked) show(null, query, { results: [], every: true, terms: new Set(), failed: error });
    }
  };
  field.addEventListener("input", ask);
  return ask;
}

export const FAILED = "The index of the search did not load. Reload the page, or use the contents and the glossary.";
