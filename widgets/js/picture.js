// The frame of every chart: its title, what it shows for those who listen, and the figure around it. A chart draws into `plot`.

import { html, place, set, svg } from './dom.js';

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

// What stands behind a chart: lines, and words as [x, y, anchor, text]. They are written anew and never replaced: where an element
// comes or goes, a browser asks the whole page what its rules with :has() say now.
export function ground() {
  const line = svg('path');
  const element = svg('g', { class: 'tlx-grid' }, line);
  const texts = [];
  const update = (lines, words) => {
    set(line, 'd', lines.join(''));
    for (let i = texts.length; i < words.length; i += 1) element.append(texts[i] = svg('text'));
    texts.forEach((text, i) => {
      const [x, y, anchor, content] = words[i] ?? [0, 0, 'end', ''];
      place(text, x, y, content);
      set(text, 'text-anchor', anchor);
    });
  };
  return { element, update };
}

// Writes several attributes, those only that change.
export const assign = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
};

// The first step of a scale that holds a value, or the last.
export const reaching = (steps, wanted) => steps.find(step => step >= wanted) ?? steps.at(-1);
