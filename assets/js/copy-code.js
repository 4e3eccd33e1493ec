// A button at each piece of code that copies it.
for (const code of document.querySelectorAll("div.highlight > pre")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copybtn", textContent: "Copy" });
  button.setAttribute("aria-label", "Copy this code");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent.trimEnd());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code); // what may not be copied for the reader is selected
    }
  });
  code.after(button);
}
