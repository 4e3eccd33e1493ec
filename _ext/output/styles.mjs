// Prunes and minifies a style sheet: {css, content: words, safe: [patterns]} on standard input, CSS on standard output.
import { PurgeCSS } from "purgecss";
import { transform } from "lightningcss";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { css, content, safe } = JSON.parse(input);
const [{ css: pruned }] = await new PurgeCSS().purge({
  css: [{ raw: css }],
  content: [{ raw: content, extension: "txt" }],
  defaultExtractor: (text) => text.split(" "),
  safelist: { standard: [/^:/, ...safe.map((s) => new RegExp(s))], greedy: [/data-theme/, /data-print/], variables: [/^--(?!sd-)/] },
  variables: true, // those of sphinx-design; explorables and scripts read ours
  fontFace: true, // faces of formulas that no formula asks for
  keyframes: true,
});
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const { code } = transform({
  filename: "book.css", code: Buffer.from(pruned), minify: true,
  targets: { chrome: version(105), firefox: version(110), safari: version(15, 4) },
});
process.stdout.write(code);
