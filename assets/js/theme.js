// Runs before the first paint, so that a chosen theme does not flash. Without a choice the system decides (CSS color-scheme).
(() => {
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
