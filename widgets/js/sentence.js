// The result in words, for eyes and for screen readers.

import { html, say } from './dom.js';
import { fill } from './format.js';

export function sentence({ spec, conditions }) {
  const element = html('p', { class: 'tlx-sentence', role: 'status', 'aria-live': 'polite' });

  function update({ state, values, textOf }) {
    const held = conditions(state, values);
    const text = spec.sentence
      .filter(([, condition]) => condition === null || held[condition])
      .map(([template]) => fill(template, textOf))
      .join(' ');
    say(element, text);
    return text;
  }
  return { element, update };
}
