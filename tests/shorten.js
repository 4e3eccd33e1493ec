// Leaves of what stands on a page many times two of each kind, for rules that cost as much as a page is long. Of one kind are
// elements that stand in the same chain of elements and are themselves alike: the same tags, the same attributes (and their
// values, where these are no words, names or addresses), text where the other has text, targets of the same size as far as it
// matters, and below them the same kinds. So what breaks a rule in one breaks it in the other, too, and a thing with a fault
// of its own is of a kind of its own, and stays.
(() => {
  const MARK = "data-one-of-its-kind", KEPT = 2;
  const REFERENCES = ["for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto", "aria-activedescendant"];
  const VALUES = ["type", "role", "tabindex", "scope", "lang", "dir", "open", "hidden", "disabled", "autocomplete", "class", "colspan", "rowspan", "target"];
  const WORDS = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-valuenow", "aria-valuemin", "aria-valuemax", ...REFERENCES];
  const TARGET = "a[href], button, input, select, textarea, summary, [tabindex]", LARGE = 24; // pixels: what is larger is large enough
  const hasValue = (name) => VALUES.includes(name) || (name.startsWith("aria-") && !WORDS.includes(name));

  const numbers = new Map();
  const number = (words) => numbers.get(words) ?? numbers.set(words, numbers.size).get(words);
  const makes = new Map(), kinds = new Map();
  const kindOf = (element) => {
    const make = [element.tagName];
    for (const { name, value } of element.attributes) if (name !== MARK) make.push(hasValue(name) ? `${name}=${value}` : name + Boolean(value.trim()));
    if (element.matches(TARGET)) for (const side of ["width", "height"]) make.push(Math.min(LARGE, Math.round(element.getBoundingClientRect()[side])));
    make.push([...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    makes.set(element, number(make.join("|")));
    const kind = number(`${makes.get(element)} (${[...new Set([...element.children].map(kindOf))].sort()})`);
    kinds.set(element, kind);
    return kind;
  };
  kindOf(document.body);

  // What is judged with others stays: headings by their order, landmarks by their names, labels with their fields, what is referred to;
  // and explorables, which draw themselves anew, and texts whose contrast is measured.
  const held = new Set();
  const hold = (element) => { for (; element && !held.has(element); element = element.parentElement) held.add(element); };
  const named = new Set(REFERENCES.flatMap((name) => [...document.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name).split(/\s+/))));
  const JUDGED = `h1, h2, h3, h4, h5, h6, main, nav, header, footer, aside, form, section, [role][aria-label], [data-explorable], [${MARK}]`;
  for (const element of document.querySelectorAll(JUDGED)) hold(element);
  for (const label of document.querySelectorAll("label")) if (label.control) hold(label), hold(label.control);
  for (const element of document.querySelectorAll("[id]")) if (named.has(element.id)) hold(element);

  const PARTS = "td, th, dt, dd, label, option, legend, caption, summary"; // not without what they are parts of
  const WHOLE = `${PARTS}, a, button, select, math, [data-explorable]`;
  const met = new Map(), gone = [];
  const walk = (element, chain) => {
    for (const child of element.children) {
      const kind = `${chain}/${kinds.get(child)}`, before = met.get(kind) ?? 0;
      met.set(kind, before + 1);
      if (before >= KEPT && !held.has(child) && !child.matches(PARTS)) gone.push(child);
      else if (!child.matches(WHOLE)) walk(child, number(`${chain} > ${makes.get(child)}`));
    }
  };
  walk(document.body, 0);
  for (const element of gone) element.remove();
})()
