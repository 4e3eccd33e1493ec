// Typesets formulas: a JSON list of {tex, display} on standard input, a JSON list of HTML or {error} on standard output.
import katex from "katex";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const typeset = ({ tex, display }) => {
  try {
    // the TeX beside the MathML tells a reader nothing
    return { html: katex.renderToString(tex, { displayMode: display, output: "htmlAndMathml", strict: "error", throwOnError: true }).replace(/<annotation.*?<\/annotation>/s, "") };
  } catch (error) {
    return { error: error.message };
  }
};
process.stdout.write(JSON.stringify(JSON.parse(input).map(typeset)));
