// Curves against a running variable, with bands and lines, a second state, the present place and the reader's guess.

import { YOURS, appear, ceiling, clipped, flags, legend, move, number, outline, place, plane, set, shape, svg, withUnit } from 'kit';

const BEYOND = 'M0 0 7 10H-7Z'; // the head of a place beyond the axes, its tip at the edge
const DOTS = '1.5 3'; // the second state: thin and dotted beside the present one

export function create(faces, spec) {
  const { functions } = faces;
  const { points, log } = spec;
  return lines(faces, spec, (state, values, low, high) => {
    const xs = Array.from({ length: points + 1 }, (_, i) => (log.includes('x') ? low * (high / low) ** (i / points) : low + ((high - low) * i) / points));
    const rows = spec.curves.map(() => []);
    for (const x of xs) functions.curves(state, values, x).forEach((value, i) => rows[i].push(value));
    return { xs, rows, at: x => functions.curves(state, values, x) };
  });
}

const present = ({ state, values }, name) => (name ? values[name] ?? state[name] : NaN);

// Draws what `compute(state, values, low, high)` gives: where, a row for each curve, and `at(x)`, the values at one place.
export function lines({ key, evaluate, functions, spec: { prediction } }, spec, compute) {
  const { curves, compare, here, guess, log, unit } = spec;
  const kinds = compare ? [...curves, ...curves.map(curve => ({ ...curve, thin: true, dash: DOTS, label: `${curve.label}, ${compare.label}` }))] : curves;
  const words = legend(kinds.map(curve => ({ ...curve, valued: Boolean(curve.at ?? here) })));
  const chart = plane({ key, ...spec, legend: words.element });
  const marks = flags({ key, ...spec });
  const stand = svg('path', { class: 'tlx-here' });
  const guessed = svg('g', { class: 'tlx-guess' }, svg('path'), shape('diamond'), svg('text', { class: 'tlx-halo', 'text-anchor': 'end' }));
  chart.inside.append(...marks.elements, stand);
  const drawn = kinds.map(curve => {
    const part = {
      path: svg('path', { class: `tlx-line ${curve.thin ? 'tlx-thin' : ''}`, 'stroke-dasharray': curve.dash || null }),
      ends: [0, 1, 2].map(() => shape(curve.shape, { class: 'tlx-end' })),
    };
    chart.inside.append(svg('g', { class: `tlx-c${curve.colour}` }, part.path, ...part.ends));
    return part;
  });
  chart.over.append(...marks.names, guessed);

  // The second state is computed anew only if it differs from the last one.
  let [kept, computed] = [];
  function second(state, low, high) {
    const other = { ...state, ...compare.inputs };
    const wanted = JSON.stringify([other, low, high]);
    if (kept !== wanted) {
      const values = evaluate(other);
      [kept, computed] = [wanted, { state: other, values, ...compute(other, values, low, high) }];
    }
    return computed;
  }

  function update({ width, em, state, values, guessed: guessedValue }) {
    const [low, high] = functions.span(state, values);
    const states = [compute(state, values, low, high), ...(compare ? [second(state, low, high)] : [])];
    const most = spec.most === spec.least ? spec.least : Math.max(spec.least, ...states.flatMap(({ rows }) => rows.flat()).filter(Number.isFinite));
    const full = most <= spec.least ? spec.least : log.includes('y') ? 10 ** Math.ceil(Math.log10(most)) : ceiling(most, spec.least);
    const frame = chart.frame({ width, em, x: [low, high], y: [spec.bottom, Math.min(full, spec.most ?? full)], log });
    const { x, y } = frame;
    const numbers = [];
    states.forEach(({ xs, rows, at }, s) => rows.forEach((row, i) => {
      const { path, ends } = drawn[s * curves.length + i];
      const { at: own } = curves[i];
      set(path, 'd', clipped(xs, row, x, y));
      const now = present(s ? states[1] : { state, values }, own ?? here);
      const known = Number.isFinite(now);
      const there = known ? at(now)[i] : NaN;
      const places = known ? [[now, there]] : [1, 3, 5].map(part => Math.round(((xs.length - 1) * part) / 6)).map(j => [xs[j], row[j]]);
      ends.forEach((end, j) => {
        const [px, py] = places[j] ?? [];
        const visible = px !== undefined && Number.isFinite(py) && !Number.isNaN(y(py));
        appear(end, visible);
        if (!visible) return;
        // A place beyond the axes is shown at their edge, with a head that points to it.
        const [ax, ay] = [Math.min(Math.max(x(px), frame.left), frame.right), Math.min(Math.max(y(py), frame.top), frame.bottom)];
        const beyond = known && (Math.abs(ax - x(px)) > 0.5 || Math.abs(ay - y(py)) > 0.5);
        if (j === 0) set(end, 'd', beyond ? BEYOND : outline(curves[i].shape));
        const turn = !beyond ? 0 : x(px) > frame.right ? 90 : x(px) < frame.left ? -90 : y(py) > frame.bottom ? 180 : 0;
        set(end, 'transform', `translate(${ax.toFixed(1)} ${ay.toFixed(1)})${turn ? ` rotate(${turn})` : ''}`);
      });
      numbers.push(known ? withUnit(number(there), unit) : '');
    }));
    words.update(numbers);
    const now = present({ state, values }, here);
    set(stand, 'd', now >= low && now <= high ? `M${x(now).toFixed(1)} ${frame.top}V${frame.bottom}` : 'M0 0');
    const asked = guess && prediction && guessedValue != null;
    appear(guessed, asked);
    if (asked) {
      const across = guess === 'x';
      const spot = across ? x(guessedValue) : y(guessedValue);
      set(guessed.firstChild, 'd', across ? `M${spot.toFixed(1)} ${frame.top}V${frame.bottom}` : `M${frame.left} ${spot.toFixed(1)}H${frame.right}`);
      const [px, py] = across ? [spot, frame.top + 8] : [frame.right - 8, spot];
      move(guessed.children[1], px, py);
      place(guessed.lastChild, px - 12, py - 6, YOURS);
    }
    return marks.update(frame, functions.marks(state, values), state, em);
  }
  return { element: chart.element, update, describe: chart.describe };
}
