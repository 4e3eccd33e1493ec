// The search of a page: in its head, and on the page of results.
import { box } from "./box.js";
import { page } from "./page.js";

document.querySelectorAll("form.top-search").forEach(box);
document.querySelectorAll("form.search-page").forEach(page);
