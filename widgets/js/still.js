// Writes an explorable's starting state as markup; run by the build in Node. Given: a list of `{ id, state }` on standard input.

import './still-dom.js';
import { readFileSync } from 'node:fs';
import { render, usual } from './explorable.js';
import { ModelStore } from './model-store.js';

export function still(definition) {
  const written = JSON.parse(readFileSync(0, 'utf8')).map(({ id, state }) => {
    const el = document.createElement('div');
    const model = new ModelStore({ ...usual(definition.spec), guess: null, ...state });
    render({ model, el, definition, id, address: true, still: true });
    return el.firstElementChild.toString();
  });
  process.stdout.write(JSON.stringify(written));
}
