// Which line is which: shape, dashes and words, as text that wraps and grows with the page. What changes has a slot of its
// own size (`valued`), so that a new number moves nothing beside it.

import { html, shape, svg } from './dom.js';

export const YOURS = 'your guess';

export function legend(entries) {
  const slots = entries.map(({ valued }) => (valued ? html('span', { class: 'tlx-value' }) : null));
  const element = html('ul', { class: 'tlx-legend' }, ...entries.map((entry, i) => html('li', { class: `tlx-c${entry.colour ?? 0}` },
    svg('svg', { viewBox: '-16 -8 32 16', 'aria-hidden': 'true' }, ...sign(entry)),
    html('span', {}, entry.label, slots[i] ? ' ' : '', slots[i] ?? ''))));
  const update = values => values.forEach((value, i) => {
    if (!slots[i]) return;
    const { firstChild } = slots[i];
    if (!firstChild) slots[i].append(value);
    else if (firstChild.data !== value) firstChild.data = value;
  });
  return { element, update };
}

// A piece of tissue, a dot, a cell, a cross, or a line with the shape at its points.
function sign({ tissue, dot, alive, dead, cross, thin, dash, shape: form }) {
  if (tissue) return [svg('rect', { class: `tlx-${tissue}`, x: -14, y: -7, width: 28, height: 14, rx: 4 })];
  if (dot) return [svg('path', { class: 'tlx-dots', d: 'M0 0h0' })];
  if (alive) return [svg('path', { class: 'tlx-alive', d: 'M0 0h0' })];
  if (dead) return [svg('path', { class: 'tlx-dead', d: 'm-3-3 6 6m0-6-6 6' })];
  if (cross) return [svg('path', { class: 'tlx-cross', d: 'M-6 0H6M0-6V6' })];
  return [svg('path', { class: `tlx-line ${thin ? 'tlx-thin' : ''}`, d: 'M-15 0H15', 'stroke-dasharray': dash || null }), form ? shape(form, { class: 'tlx-end' }) : ''];
}
