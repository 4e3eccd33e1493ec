// Brings the indexes when the search is first used: that of the text, then, behind it, that of rows. A script can be loaded
// from disk, too, where a page may read no file.
import { askAll, searchRows, searchText } from "./engine.js";

const here = document.currentScript.src;
const searches = [];
let coming = null;

function bring(file, name) {
  return new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: new URL(file, here).href });
    script.addEventListener("load", () => {
      const data = JSON.parse(globalThis[name]);
      delete globalThis[name];
      done(data);
    });
    script.addEventListener("error", () => fail(new Error(`${file} did not load`)));
    document.head.append(script);
  });
}

async function bringText() {
  const data = await bring("search-text.js", "bookText");
  searches.push(searchText(data));
  const rows = bring("search-rows.js", "bookRows").then((more) => searches.push(searchRows(more, searches[0], data.vocabulary)));
  return { rows };
}

/** Start to bring the indexes. The promise is kept when the text can be asked; its `rows` when the rows can, too. */
export function load() {
  coming ??= bringText().catch((error) => { coming = null; throw error; });
  return coming;
}

/** Ask while a reader types: only for what stands in the field when it is drawn next, never for an older text, and again when the rows come. */
export function asking(field, show) {
  let asked = 0;
  const answer = (query) => show(searches[0], query, askAll(searches, query));
  const ask = async () => {
    const mine = (asked += 1);
    const query = field.value.trim();
    try {
      const { rows } = await load();
      await new Promise(requestAnimationFrame);
      if (mine !== asked) return;
      answer(query);
      if (searches.length > 1) return;
      await rows;
      if (mine === asked) answer(query);
    } catch (error) {
      if (mine === asked && !searches.length) show(null, query, { results: [], every: true, terms: new Set(), failed: error });
    }
  };
  field.addEventListener("input", ask);
  return ask;
}

export const FAILED = "The index of the search did not load. Reload the page, or use the contents and the glossary.";
