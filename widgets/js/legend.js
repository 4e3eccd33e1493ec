// Which line is which: shape, dashes and words, as text that wraps and grows with the page.

import { html, shape, svg } from './dom.js';

export const YOURS = 'your guess';

export function legend(entries) {
  const texts = entries.map(({ label }) => html('span', {}, label));
  const element = html('ul', { class: 'tlx-legend' }, ...entries.map((entry, i) => html('li', { class: `tlx-c${entry.colour}` },
    svg('svg', { viewBox: '-16 -8 32 16', 'aria-hidden': 'true' },
      svg('path', { class: `tlx-line ${entry.thin ? 'tlx-thin' : ''}`, d: 'M-15 0H15', 'stroke-dasharray': entry.dash || null }),
      entry.shape ? shape(entry.shape, { class: 'tlx-end' }) : ''),
    texts[i])));
  const update = labels => labels.forEach((label, i) => {
    const { firstChild } = texts[i];
    if (firstChild.data !== label) firstChild.data = label;
  });
  return { element, update };
}
