// Notes what a page complains of, for engines whose driver does not tell: errors, refused promises, what could not be
// loaded, what the policy forbade, and words on the console.
globalThis.said = [];
for (const level of ["error", "warn"]) {
  const say = console[level].bind(console);
  console[level] = (...words) => { said.push(`${level}: ${words.join(" ")}`); say(...words); };
}
addEventListener("error", (event) => said.push(`error: ${event.message ?? event.target.src ?? event.target.href}`), true);
addEventListener("unhandledrejection", (event) => said.push(`refused: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => said.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
