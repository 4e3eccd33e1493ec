// Making elements: `html('button', { type: 'button' }, 'Reset')`, and the same for SVG.

const SVG = 'http://www.w3.org/2000/svg';

function fillIn(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const html = (tag, attributes = {}, ...children) => fillIn(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) => fillIn(document.createElementNS(SVG, tag), attributes, children);

// Shows an element, or hides it; writes nothing where nothing changes.
export function show(element, visible) {
  if (element.hasAttribute('hidden') === visible) element.toggleAttribute('hidden', !visible);
}

// Markup of our own declaration (symbols with an index), never of a reader.
export function markup(tag, attributes, text) {
  const element = html(tag, attributes);
  element.innerHTML = text;
  return element;
}

const SHAPES = {
  circle: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z',
  square: 'M-5.3-5.3h10.6v10.6h-10.6Z',
  diamond: 'M0-7.4 7.4 0 0 7.4-7.4 0Z',
  triangle: 'M0-7 6.8 5.2H-6.8Z',
};

export const outline = name => SHAPES[name];

export const shape = (name, attributes = {}) => svg('path', { d: SHAPES[name], ...attributes });

// Writes an attribute only if it changes, since every writing costs style and layout. What was written is kept beside the
// element: asking the document for it at every move costs as much as writing.
const written = Symbol('written');

export function set(element, name, value) {
  const kept = (element[written] ??= {});
  const rounded = typeof value === 'number' ? Math.round(value * 10) / 10 : value;
  if (kept[name] === rounded) return;
  kept[name] = rounded;
  element.setAttribute(name, rounded);
}

// Shows a part of a drawing, or hides it; its place stays.
export const appear = (element, yes) => set(element, 'visibility', yes ? 'visible' : 'hidden');

export const move = (element, x, y) => set(element, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);

// Writes the text of an element only if it changes, into the node that stands.
export function say(element, content) {
  const kept = (element[written] ??= {});
  if (kept.content === content) return;
  kept.content = content;
  if (element.firstChild) element.firstChild.data = content;
  else element.append(content);
}

export function place(text, x, y, content) {
  set(text, 'x', x);
  set(text, 'y', y);
  say(text, content);
}

// Run once after the calls have stopped for a while.
export function debounced(milliseconds, run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

// Run once before the next paint.
export function beforePaint(run) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run();
    });
  };
}
