// Runs before the first paint, so that a chosen theme does not flash. Without a choice the system decides (CSS color-scheme).
(() => {
  let theme = null;
  try { theme = localStorage.getItem("theme"); } catch { /* storage may be closed to pages opened from disk */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.classList.add("js");
})();
