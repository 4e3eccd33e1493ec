// Every figure: its address to copy, itself as SVG and PNG, its numbers as CSV; of a model, its charts. All is made here, so it works from disk.
const SPACE = "http://www.w3.org/2000/svg";
const SHOWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "fill-opacity", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order", "letter-spacing", "visibility", "display", "marker-start", "marker-mid", "marker-end", "color", "font-variant-numeric", "transform-box", "transform-origin"];
const WIDE = 2400;

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Symbols and arrow heads that a drawing uses stand elsewhere on the page; the file carries its own.
function used(svg, into) {
  const wanted = new Set();
  const look = (element) => {
    for (const part of [element, ...element.querySelectorAll("*")]) {
      const names = [part.getAttribute("href"), part.getAttribute("xlink:href"), ...["fill", "stroke", "filter", "clip-path", "mask", "marker-start", "marker-mid", "marker-end"].map((name) => part.getAttribute(name) ?? getComputedStyle(part).getPropertyValue(name))];
      for (const name of names) {
        const id = /^#(.+)$/.exec(name ?? "")?.[1] ?? /url\(["']?[^)"']*#([^)"']+)["']?\)/.exec(name ?? "")?.[1];
        const target = id && !wanted.has(id) ? document.getElementById(id) : null;
        if (!target) continue;
        wanted.add(id);
        if (!svg.contains(target)) into.push(target);
        look(target);
      }
    }
  };
  look(svg);
}

// A file is read on paper and slides, so it is drawn as the light theme draws it, whatever the page shows.
function inLight(action) {
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = "light";
  try { return action(); } finally { if (before) root.dataset.theme = before; else delete root.dataset.theme; }
}

// A copy that looks the same alone: what the style sheet says stands in each element.
function withStyles(source) {
  const copy = source.cloneNode(true);
  const [from, to] = [[source, ...source.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    const inherited = element.parentElement && element !== source ? getComputedStyle(element.parentElement) : null;
    const said = SHOWN.filter((name) => style.getPropertyValue(name) && style.getPropertyValue(name) !== inherited?.getPropertyValue(name) || !inherited && ["fill", "stroke", "color", "font-family", "font-size"].includes(name));
    to[at].setAttribute("style", said.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
    to[at].removeAttribute("class");
  });
  return copy;
}

const alone = (svg, caption) => inLight(() => drawnAlone(svg, caption));

function drawnAlone(svg, caption) {
  const box = svg.viewBox.baseVal;
  const [left, top, width, height] = box?.width ? [box.x, box.y, box.width, box.height] : [0, 0, svg.clientWidth, svg.clientHeight];
  const copy = withStyles(svg);
  copy.setAttribute("xmlns", SPACE);
  for (const [name, value] of Object.entries({ width, height, viewBox: `${left} ${top} ${width} ${height}` })) copy.setAttribute(name, value);
  const others = [];
  used(svg, others);
  const defs = document.createElementNS(SPACE, "defs");
  defs.append(...others.map(withStyles));
  const paper = document.createElementNS(SPACE, "rect");
  for (const [name, value] of Object.entries({ x: left, y: top, width, height, fill: getComputedStyle(document.documentElement).backgroundColor })) paper.setAttribute(name, value);
  const told = document.createElementNS(SPACE, "metadata");
  told.textContent = caption;
  copy.prepend(told, defs, paper);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function bitmap({ text, width, height }) {
  return new Promise((done, fail) => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: WIDE, height: Math.round((WIDE * height) / width) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no bitmap"))), "image/png");
    });
    image.addEventListener("error", () => fail(new Error("the drawing is no image")));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// Numbers as the table says them; where a cell links, its address has a column of its own. The first line says what they are.
function numbers(figure, caption) {
  const table = figure.querySelector("table");
  const rows = [...table.rows].map((row) => [...row.cells]);
  const linked = rows[0].map((_, at) => rows.some((row) => row[at]?.querySelector("a[href^='http']")));
  const lines = rows.map((row, line) => row.flatMap((cell, at) => [cell.textContent.trim(), ...(linked[at] ? [line ? cell.querySelector("a[href^='http']")?.href ?? "" : `${cell.textContent.trim()} address`] : [])]));
  const told = [caption, figure.querySelector("[data-made]")?.dataset.made].filter(Boolean).join(" ");
  return `\ufeff${[[`# ${told}`], ...lines].map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function button(words, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.addEventListener("click", action);
  return made;
}

function barOf(name) {
  const said = Object.assign(document.createElement("span"), { className: "figure-said" });
  said.setAttribute("role", "status");
  const bar = Object.assign(document.createElement("div"), { className: "figure-tools" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", name);
  return { bar, said };
}

const vector = (drawn, name) => button("SVG", () => save(new Blob([drawn().text], { type: "image/svg+xml" }), `${name}.svg`));
const pixels = (drawn, name, said) => button("PNG", async () => {
  try { save(await bitmap(drawn()), `${name}.png`); } catch { said.textContent = "This browser made no PNG; take the SVG."; }
});

function tools(figure) {
  const shown = () => [...figure.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width > 40);
  if (!figure.querySelector("svg")) return;
  const words = (how) => figure.querySelector("figcaption")?.[how].replace(/\s+/g, " ").replace("¶", "").trim() ?? "";
  // What is shown of the caption is asked for with the file: to ask as the page opens would lay it out once more.
  const caption = () => `${words("innerText")} ${document.title}, ${location.href.split("#")[0]}#${figure.id}. CC BY 4.0.`;
  const { bar, said } = barOf(`This figure: ${words("textContent").slice(0, 60)}`);
  const drawn = () => alone(shown(), caption());
  bar.append(button("Copy link", async () => {
    const url = `${location.href.split("#")[0]}#${figure.id}`;
    try { await navigator.clipboard.writeText(url); said.textContent = "Copied."; } catch { said.textContent = url; }
  }));
  if (!figure.querySelector(".drawing-save")) bar.append(vector(drawn, figure.id));
  bar.append(pixels(drawn, figure.id, said));
  if (figure.querySelector(".figure-evidence table")) bar.append(button("Numbers as CSV", () => save(new Blob([numbers(figure, caption())], { type: "text/csv" }), `${figure.id}.csv`)));
  bar.append(said);
  figure.append(bar);
}

// The charts of a model as they are seen, one below the other, each with its title and its signs.
function charts(island) {
  let inside = "";
  let [wide, y] = [360, 8];
  const caption = `${document.title}, ${location.href}. A model, no measurement. CC BY 4.0.`;
  for (const part of island.querySelectorAll(".tlx-figure :is(figcaption, .tlx-legend li, .tlx-chart)")) {
    if (!part.checkVisibility()) continue;
    const svg = part.closest("svg") ?? part.querySelector("svg");
    const one = svg ? alone(svg, caption) : { text: "", width: 0, height: 0 };
    const words = part === svg ? "" : part.textContent.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    inside += `${one.text.replace("<svg", `<svg overflow="visible" y="${y}"`)}<text x="40" y="${y + 13}" font-family="sans-serif" font-size="14">${words}</text>`;
    wide = Math.max(wide, one.width + 20);
    y += Math.max(one.height, 16) + 6;
  }
  return { text: `<svg xmlns="${SPACE}" viewBox="0 0 ${wide} ${y}" width="${wide}" height="${y}"><rect width="100%" height="100%" fill="#fffefb"/><g transform="translate(10)">${inside}</g></svg>`, width: wide, height: y };
}

function toolsOfModel(island) {
  const { bar, said } = barOf("The charts of this model");
  const drawn = () => charts(island);
  bar.append("Charts as they are:", vector(drawn, island.id), pixels(drawn, island.id, said), said);
  island.append(bar);
}

document.querySelectorAll("article figure[id]").forEach(tools);
document.querySelectorAll("article [data-explorable]").forEach(toolsOfModel);
