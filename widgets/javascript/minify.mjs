// Scripts, as JSON on the standard input by their names, made as short as they can be.

import { minify } from 'terser';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const made = await Promise.all(Object.entries(JSON.parse(input)).map(async ([name, text]) => [name, (await minify(text, { ecma: 2020, compress: { passes: 3 } })).code]));
process.stdout.write(JSON.stringify(Object.fromEntries(made)));
