// Marks one text of each kind, as the page stands, and tells axe to measure the contrast of what is marked. It measures each
// text anew, and a page has up to nine thousand; but texts of one kind have one contrast. They and all that they stand in are of
// the same make and are painted the same, before them and behind them too, and the same painted boxes lie at their place.
(() => {
  const MARK = "data-one-of-its-kind";
  const PAINT = [
    "color", "background-color", "background-image", "background-clip", "opacity", "visibility", "font-size", "font-weight", "text-shadow", "text-transform",
    "-webkit-text-fill-color", "-webkit-text-stroke-width", "filter", "mix-blend-mode", "position", "z-index", "clip-path", "overflow",
  ];
  const seen = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
  const boxes = new Map(seen.map((element) => [element, element.getBoundingClientRect()]));

  const paint = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return pseudo && style.content === "none" ? "" : PAINT.map((name) => style.getPropertyValue(name)).join();
  };
  const numbers = new Map(), known = new Map();
  const number = (words) => numbers.get(words) ?? numbers.set(words, numbers.size).get(words);
  const kindOf = (element) => {
    if (!element) return "";
    if (!known.has(element)) {
      const make = [element.tagName, element.getAttribute("class"), ...element.getAttributeNames().filter((name) => name !== MARK), element.matches(":disabled")];
      known.set(element, number([kindOf(element.parentElement), ...make, ...[null, "::before", "::after"].map((pseudo) => paint(element, pseudo))].join("|")));
    }
    return known.get(element);
  };

  const clear = (colour) => /^rgba\(.*, 0\)$/.test(colour);
  const BAND = 500; // pixels: a text is compared with what is painted at its height, not with all of a long page
  const bands = new Map();
  const across = (box) => { const list = []; for (let band = Math.floor(box.top / BAND); band <= Math.floor(box.bottom / BAND); band++) list.push(band); return list; };
  for (const element of seen) {
    const style = getComputedStyle(element);
    if (style.backgroundImage === "none" && clear(style.backgroundColor)) continue;
    for (const band of across(boxes.get(element))) (bands.get(band) ?? bands.set(band, []).get(band)).push(element);
  }
  const placeOf = (text) => {
    const a = boxes.get(text), at = new Set();
    for (const element of new Set(across(a).flatMap((band) => bands.get(band) ?? []))) {
      const b = boxes.get(element);
      if (a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom) continue;
      const inside = a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
      at.add(`${kindOf(element)} ${element.contains(text)} ${inside}`);
    }
    return [...at].join();
  };

  const met = new Set();
  for (const element of seen) {
    const field = element.matches("input, select, textarea");
    const words = field ? element.value : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
    if (!field && !words.trim()) continue;
    // A lone sign is left undecided by axe, and what is disabled may be pale.
    const kind = [kindOf(element), /[\p{L}\p{N}]{2}/u.test(words), element.closest("label")?.control?.disabled, placeOf(element)].join("|");
    if (!met.has(kind)) element.setAttribute(MARK, "");
    met.add(kind);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: `[${MARK}]` }] });
})()
