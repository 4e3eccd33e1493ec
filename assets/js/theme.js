// Runs before the first paint, so that a chosen theme does not flash. Without a choice the system decides (CSS color-scheme).
(() => {
  // The book's letters are used if they are there when the text is first drawn, so that no line moves later. They are fetched
  // at once; from disk, where a browser allows no early fetch and reading is quick, they may come a moment later.
  const { dataset, src } = document.currentScript;
  const link = (rel, name, more = {}) => document.head.append(Object.assign(document.createElement("link"), { rel, href: new URL(`../fonts/${name}`, src) }, more));
  if (location.protocol === "file:") link("stylesheet", "fonts.css");
  else for (const name of dataset.fonts.split(" ")) link("preload", name, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  // Storage is closed to pages in a sandboxed frame or with cookies blocked. Scripts that count on it get one that forgets.
  try { void window.localStorage; } catch {
    const kept = new Map();
    const memory = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => { kept.set(name, String(value)); }, removeItem: (name) => { kept.delete(name); } };
    Object.defineProperty(window, "localStorage", { value: memory });
  }
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.classList.add("js");
})();
