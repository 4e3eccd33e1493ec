// Which line is which: shape, dashes and words, as text that wraps and grows with the page. What changes has a slot of its
// own size (`valued`), so that a new number moves nothing beside it.

import { html, shape, svg } from './dom.js';

export const YOURS = 'your guess';

export function legend(entries) {
  const slots = entries.map(({ valued }) => (valued ? html('span', { class: 'tlx-value' }) : null));
  const element = html('ul', { class: 'tlx-legend' }, ...entries.map((entry, i) => html('li', { class: `tlx-c${entry.colour}` },
    svg('svg', { viewBox: '-16 -8 32 16', 'aria-hidden': 'true' },
      svg('path', { class: `tlx-line ${entry.thin ? 'tlx-thin' : ''}`, d: 'M-15 0H15', 'stroke-dasharray': entry.dash || null }),
      entry.shape ? shape(entry.shape, { class: 'tlx-end' }) : ''),
    html('span', {}, entry.label, slots[i] ? ' ' : '', slots[i] ?? ''))));
  const update = values => values.forEach((value, i) => {
    if (!slots[i]) return;
    const { firstChild } = slots[i];
    if (!firstChild) slots[i].append(value);
    else if (firstChild.data !== value) firstChild.data = value;
  });
  return { element, update };
}
