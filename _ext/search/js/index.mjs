// Makes the index: {documents, groups} as JSON on standard input, the script that pages load on standard output.
import { makeIndex } from "./engine.js";
import { compounds } from "./fold.js";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { documents, groups } = JSON.parse(input);
const vocabulary = { groups, compounds: compounds(documents.flatMap((one) => [one.title, one.text])) };
const index = JSON.stringify(makeIndex(documents.map((one, id) => ({ ...one, id })), vocabulary));
const shipped = documents.map(({ lead, ...one }) => one);
const text = JSON.stringify({ documents: shipped, vocabulary, index });
process.stdout.write(`globalThis.bookSearch = '${text.replace(/[\\']/g, "\\$&")}';\n`);
