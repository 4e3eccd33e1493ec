// Makes one of the indexes, `text` or `rows`: {documents, groups} as JSON on standard input, the script that pages load on standard output.
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

const rows = process.argv[2] === "rows";
const some = documents.filter((one) => ROWS.has(one.kind) === rows);
process.stdout.write(rows ? script("bookRows", some, {}) : script("bookText", some, { vocabulary }));
