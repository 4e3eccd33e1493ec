// The page without a kernel: finds [data-explorable], loads its definition, and brings it to life when it comes near.

import { render, usual } from './explorable.js';
import * as kit from './kit.js';
import { ModelStore } from './model-store.js';

const definitions = (globalThis.explorables ??= new Map());
definitions.kit = kit;
const base = document.currentScript?.src ?? document.baseURI;
const ids = new Set();

function definition(name) {
  if (definitions.has(name)) return Promise.resolve(definitions.get(name));
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(`explorable-${name}.js`, base);
    script.onload = () => (definitions.has(name) ? resolve(definitions.get(name)) : reject(new Error(`${script.src} defines no ${name}`)));
    script.onerror = () => reject(new Error(`${script.src} is missing`));
    document.head.append(script);
  });
}

// A second copy on the page gets its own name, so that neither touches the other's address.
function ownName(island) {
  const wanted = island.id || island.dataset.explorable;
  let name = wanted;
  for (let i = 2; ids.has(name); i += 1) name = `${wanted}-${i}`;
  ids.add(name);
  island.id = name;
  return name;
}

// A header that stays at the top of the page must not cover the chart that stays below it.
function belowHeader(island) {
  const header = document.querySelector('header');
  if (!header || !['sticky', 'fixed'].includes(getComputedStyle(header).position)) return;
  new ResizeObserver(() => island.style.setProperty('--header', `${header.offsetHeight}px`)).observe(header);
}

const waiting = new Map();

// What does not come to life shows its charts as they are in the page, instead of a question with dead buttons.
function failed(island, id, error) {
  island.dataset.mounted = 'failed';
  console.error(`explorable ${id}`, error);
}

function mount(island) {
  const start = waiting.get(island);
  if (!start?.definition) return;
  waiting.delete(island);
  nearby.unobserve(island);
  try {
    const definition = { ...start.definition, spec: JSON.parse(island.dataset.spec) };
    definition.start?.(definition.spec);
    const state = { ...usual(definition.spec), guess: null, ...JSON.parse(island.dataset.state || '{}') };
    const model = new ModelStore(state);
    const place = document.createElement('div');
    render({ model, el: place, definition, id: start.id, address: true, notes: island });
    island.querySelector('.tlx-live').replaceWith(place.firstElementChild);
    belowHeader(island);
    island.dataset.mounted = 'true';
  } catch (error) {
    failed(island, start.id, error);
  }
}

const nearby = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    const start = waiting.get(entry.target);
    if (start) start.near = true;
    mount(entry.target);
  }
}, { rootMargin: '600px' });

// Scripts of explorables that stand in the page run after this one and before the event: they need the kit.
function start() {
  for (const island of document.querySelectorAll('[data-explorable]')) {
    const begun = { id: ownName(island) };
    waiting.set(island, begun);
    definition(island.dataset.explorable).then(found => {
      begun.definition = found;
      if (begun.near) mount(island);
    }, error => failed(island, begun.id, error));
    nearby.observe(island);
  }
}

if (document.readyState === 'complete') start();
else addEventListener('DOMContentLoaded', start);
addEventListener('beforeprint', () => [...waiting.keys()].forEach(mount));
