// Which line is which: shape, dashes and words, as text that wraps and grows with the page. What changes has a slot of its
// own size (`valued`), so that a new number moves nothing beside it.

import { html, say, shape, svg } from './dom.js';

export const YOURS = 'your guess';

const MARKS = { dots: 'M0 0h0', alive: 'M0 0h0', dead: 'm-3-3 6 6m0-6-6 6', cross: 'M-6 0H6M0-6V6' };

export function legend(entries) {
  const slots = entries.map(({ valued }) => (valued ? html('span', { class: 'tlx-value' }) : null));
  const element = html('ul', { class: 'tlx-legend' }, ...entries.map((entry, i) => html('li', { class: `tlx-c${entry.colour ?? 0}` },
    svg('svg', { viewBox: '-16 -8 32 16', 'aria-hidden': 'true' }, ...sign(entry)),
    html('span', {}, entry.label, slots[i] ? ' ' : '', slots[i] ?? ''))));
  const update = values => values.forEach((value, i) => { if (slots[i]) say(slots[i], value); });
  return { element, update };
}

// A piece of tissue, a mark, or a line with the shape at its points.
function sign({ tissue, mark, thin, dash, shape: form }) {
  if (tissue) return [svg('rect', { class: `tlx-of-${tissue}`, x: -14, y: -7, width: 28, height: 14, rx: 4 })];
  if (mark) return [svg('path', { class: `tlx-${mark}`, d: MARKS[mark] })];
  return [svg('path', { class: `tlx-line ${thin ? 'tlx-thin' : ''}`, d: 'M-15 0H15', 'stroke-dasharray': dash || null }), form ? shape(form, { class: 'tlx-end' }) : ''];
}
