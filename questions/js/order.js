// Steps that are put in order: two buttons each, and a handle to drag, with a finger too.

import { button, element } from "./dom.js";

export function orderable(list, status) {
  let closed = false;
  const steps = () => [...list.children];
  const name = (item) => item.querySelector("span").textContent;

  const settle = () => {
    for (const item of steps()) {
      item.classList.remove("is-right", "is-wrong");
      const [up, down] = item.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(closed || !item.previousElementSibling));
      down.setAttribute("aria-disabled", String(closed || !item.nextElementSibling));
    }
  };
  const say = (item) => { status.textContent = `${name(item)}: place ${steps().indexOf(item) + 1} of ${steps().length}.`; };

  const move = (item, by, pressed) => {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (closed || !other) return;
    if (by < 0) other.before(item); else other.after(item);
    settle();
    pressed.focus(); // a moved element may lose it
    say(item);
  };

  const drag = (item, handle) => {
    handle.addEventListener("pointerdown", (event) => {
      if (closed || event.button) return;
      event.preventDefault();
      const start = steps();
      handle.setPointerCapture(event.pointerId);
      item.classList.add("is-moving");
      const follow = ({ clientY }) => {
        const over = steps().find((one) => { const { top, bottom } = one.getBoundingClientRect(); return clientY >= top && clientY <= bottom; });
        if (!over || over === item) return;
        const { top, height } = over.getBoundingClientRect();
        const later = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (later && clientY > top + height / 2) over.after(item);
        if (!later && clientY < top + height / 2) over.before(item);
      };
      const end = ({ type }) => {
        handle.removeEventListener("pointermove", follow);
        item.classList.remove("is-moving");
        if (type === "pointercancel") list.append(...start); // the browser took the gesture for itself
        settle();
        if (type === "pointerup") say(item);
      };
      // Capture may be lost while an element moves; it is taken again.
      const again = () => { if (item.classList.contains("is-moving")) handle.setPointerCapture(event.pointerId); };
      handle.addEventListener("lostpointercapture", again);
      handle.addEventListener("pointermove", follow);
      for (const type of ["pointerup", "pointercancel"]) handle.addEventListener(type, (ending) => { handle.removeEventListener("lostpointercapture", again); end(ending); }, { once: true });
    });
  };

  for (const item of steps()) {
    const handle = element("i", { class: "check-handle", "aria-hidden": "true" });
    const up = button("↑", () => move(item, -1, up), { "aria-label": `Up: ${name(item)}` });
    const down = button("↓", () => move(item, 1, down), { "aria-label": `Down: ${name(item)}` });
    item.prepend(handle);
    item.append(up, down);
    drag(item, handle);
  }
  settle();
  return { close: () => { closed = true; list.classList.add("is-closed"); settle(); } };
}
