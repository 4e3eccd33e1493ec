// Curves against a running variable, with bands and lines, a second state, the present place and the reader's guess.

import { ceiling, clipped, flags, legend, move, number, plane, set, shape, svg, withUnit } from 'kit';

export function create({ key, evaluate, functions, spec: { prediction } }, spec) {
  const { curves, compare, here, guess, log, unit, points } = spec;
  const kinds = compare ? [...curves, ...curves.map(curve => ({ ...curve, thin: true, label: `${curve.label}, ${compare.label}` }))] : curves;
  const words = legend(kinds);
  const chart = plane({ key, ...spec, legend: words.element });
  const marks = flags({ key, ...spec });
  const now = svg('path', { class: 'tlx-here' });
  const guessed = svg('g', { class: 'tlx-guess' }, svg('path'), shape('diamond'));
  chart.inside.append(...marks.elements, now);
  const drawn = kinds.map(curve => {
    const part = {
      path: svg('path', { class: `tlx-line ${curve.thin ? 'tlx-thin' : ''}`, 'stroke-dasharray': curve.dash || null }),
      ends: [0, 1, 2].map(() => shape(curve.shape, { class: 'tlx-end' })),
    };
    chart.inside.append(svg('g', { class: `tlx-c${curve.colour}` }, part.path, ...part.ends));
    return part;
  });
  chart.over.append(guessed);

  // The curves of one state: a row of values for each, and the present place of each with the value there.
  function computed(state, values, xs) {
    const rows = curves.map(() => []);
    for (const x of xs) functions.curves(state, values, x).forEach((value, i) => rows[i].push(value));
    const at = curves.map(({ at: own }) => (own ?? here ? values[own ?? here] ?? state[own ?? here] : undefined));
    return { rows, at, there: at.map((place, i) => (place === undefined ? NaN : functions.curves(state, values, place)[i])) };
  }

  function update({ width, em, state, values, guessed: guessedValue }) {
    const [low, high] = functions.span(state, values);
    const xs = Array.from({ length: points + 1 }, (_, i) => (log.includes('x') ? low * (high / low) ** (i / points) : low + ((high - low) * i) / points));
    const states = [computed(state, values, xs)];
    if (compare) {
      const other = { ...state, ...compare.inputs };
      states.push(computed(other, evaluate(other), xs));
    }
    const most = Math.max(spec.least, ...states.flatMap(({ rows }) => rows.flat()).filter(Number.isFinite));
    const full = most <= spec.least ? spec.least : log.includes('y') ? 10 ** Math.ceil(Math.log10(most)) : ceiling(most, spec.least);
    const frame = chart.frame({ width, em, x: [low, high], y: [spec.bottom, Math.min(full, spec.most ?? full)], log });
    const { x, y } = frame;
    const labels = [];
    states.forEach(({ rows, at, there }, s) => rows.forEach((row, i) => {
      const { path, ends } = drawn[s * curves.length + i];
      set(path, 'd', clipped(xs, row, x, y));
      const inside = at[i] >= low && at[i] <= high;
      const places = inside ? [[at[i], there[i]]] : [1, 3, 5].map(part => Math.round((points * part) / 6)).map(j => [xs[j], row[j]]);
      ends.forEach((end, j) => {
        const [px, py] = places[j] ?? [];
        const visible = Number.isFinite(y(py)) && px !== undefined;
        set(end, 'visibility', visible ? 'visible' : 'hidden');
        if (visible) move(end, x(px), Math.max(-999, Math.min(1999, y(py))));
      });
      labels.push(kinds[s * curves.length + i].label + (inside ? ` ${withUnit(number(there[i]), unit)}` : ''));
    }));
    words.update(labels);
    const at = here && (values[here] ?? state[here]);
    set(now, 'd', here && at >= low && at <= high ? `M${x(at).toFixed(1)} ${frame.top}V${frame.bottom}` : 'M0 0');
    const asked = guess && prediction && guessedValue != null;
    set(guessed, 'visibility', asked ? 'visible' : 'hidden');
    if (asked) {
      const across = guess === 'x';
      const place = across ? x(guessedValue) : y(guessedValue);
      set(guessed.firstChild, 'd', across ? `M${place.toFixed(1)} ${frame.top}V${frame.bottom}` : `M${frame.left} ${place.toFixed(1)}H${frame.right}`);
      move(guessed.lastChild, across ? place : frame.right - 8, across ? frame.top + 8 : place);
    }
    return marks.update(frame, functions.marks(state, values), state, em);
  }
  return { element: chart.element, update, describe: chart.describe };
}
