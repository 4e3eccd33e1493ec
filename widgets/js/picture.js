// The frame of every chart: its title, what it shows for those who listen, and the figure around it. A chart draws into `plot`.

import { html, set, svg } from './dom.js';

export function picture(key, title, above = '', caption = html('figcaption', {}, title)) {
  const desc = svg('desc', { id: `${key}-desc` });
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', 'aria-labelledby': `${key}-title ${key}-desc` },
    svg('title', { id: `${key}-title` }, title), desc);
  return {
    plot,
    element: html('figure', { class: 'tlx-figure' }, caption, above, plot),
    describe: text => { desc.textContent = text; },
    size(width, height) {
      set(plot, 'viewBox', `0 0 ${width} ${height}`);
      set(plot, 'height', height);
    },
  };
}

// Writes several attributes, those only that change.
export const assign = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
};

// The first step of a scale that holds a value, or the last.
export const reaching = (steps, wanted) => steps.find(step => step >= wanted) ?? steps.at(-1);
