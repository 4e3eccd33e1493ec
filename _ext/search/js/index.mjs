// Makes the indexes, of the text and of rows: {documents, groups} as JSON on standard input, {text, rows} as JSON on standard output,
// each the script that pages load.
import { makeIndex, ROWS } from "./engine.js";
import { compounds } from "./fold.js";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { documents, groups } = JSON.parse(input);
const vocabulary = { groups, compounds: compounds(documents.flatMap((one) => [one.title, one.text])) };

function script(name, some, more) {
  const index = JSON.stringify(makeIndex(some.map((one, id) => ({ ...one, id })), vocabulary));
  const text = JSON.stringify({ documents: some.map(({ lead, ...one }) => one), index, ...more });
  return `globalThis.${name} = '${text.replace(/[\\']/g, "\\$&")}';\n`;
}

const text = script("bookText", documents.filter((one) => !ROWS.has(one.kind)), { vocabulary });
const rows = script("bookRows", documents.filter((one) => ROWS.has(one.kind)), {});
process.stdout.write(JSON.stringify({ text, rows }));
