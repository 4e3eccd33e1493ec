// Two states against each other: nullclines, steady states, the barrier, the course, and the reader's guess.

import { YOURS, appear, clipped, legend, move, outline, place, plane, set, shape, svg } from 'kit';
import { phase } from './planar.js';

const KINDS = { saddle: 'diamond', stable: 'circle', unstable: 'circle' };

export function create({ key, functions, spec: { prediction } }, spec) {
  const [path, ...nullclines] = spec.curves;
  const words = legend([path, ...nullclines.map(line => ({ ...line, shape: '' })), { label: spec.barrier, colour: 0, shape: '', dash: '6 4' }]);
  const chart = plane({ key, ...spec, height: 300, legend: words.element });
  const line = (colour, dash, more = '') => svg('path', { class: `tlx-line tlx-c${colour} ${more}`, 'stroke-dasharray': dash || null });
  const edges = [0, 1].map(() => line(0, '6 4'));
  const still = nullclines.map(({ colour, dash }) => line(colour, dash, 'tlx-thin'));
  const way = line(path.colour, path.dash);
  const heads = [0, 1].map(() => svg('path', { class: `tlx-c${path.colour}`, d: 'M6 0-4 5-4-5Z' }));
  const strikes = svg('path', { class: 'tlx-line tlx-strike' });
  const tip = svg('path', { d: 'M0 0-8 4.5-8-4.5Z' });
  const begin = shape(path.shape, { class: `tlx-end tlx-c${path.colour}` });
  const states = [0, 1, 2].map(() => ({ point: svg('path'), text: svg('text', { class: 'tlx-halo' }) }));
  const guess = svg('g', { class: 'tlx-guess' }, svg('path'), shape('diamond'), svg('text', { class: 'tlx-halo', 'text-anchor': 'end' }));
  chart.inside.append(...still, ...edges, way, strikes, tip, ...heads, begin);
  chart.over.append(...states.flatMap(({ point, text }) => [point, text]), guess);

  let [drawnFor, size] = [];

  function update({ width, em, state, values, guessed }) {
    const { x, y, left, right } = chart.frame({ width, em, x: spec.x, y: spec.y, log: 'xy' });
    const found = phase(functions.system, state, values);
    if (drawnFor !== found || size !== `${width} ${em}`) drawStill(found);
    [drawnFor, size] = [found, `${width} ${em}`];
    drawWay(values.course);
    const asked = spec.hasGuess && prediction && guessed != null;
    appear(guess, asked);
    if (asked) {
      const height = Math.min(y(spec.y[0]), y(functions.guess(state, values, guessed)[0]) || 0);
      set(guess.firstChild, 'd', `M${left} ${height.toFixed(1)}H${right}`);
      move(guess.children[1], right - 8, height);
      place(guess.lastChild, right - 20, height - 6, YOURS);
    }

    // What does not move with the course is drawn only when it changes.
    function drawStill({ states: every, branches }) {
      const up = Array.from({ length: spec.points }, (_, i) => spec.y[0] * (spec.y[1] / spec.y[0]) ** (i / (spec.points - 1)));
      const across = up.map(at => functions.lines(state, values, at));
      still.forEach((element, i) => set(element, 'd', clipped(across.map(row => (row[i] > 0 ? row[i] : NaN)), up, x, y)));
      edges.forEach((element, i) => set(element, 'd', along(branches[i] ?? [])));
      drawStates(every);
    }

    function along(rows) {
      return clipped(rows.map(row => row[0]), rows.map(row => row[1]), x, y);
    }

    // The course breaks where an event strikes; an arrow leads over.
    function drawWay({ t, y: rows }) {
      const parts = [[]];
      let jump = '';
      rows.forEach((row, i) => {
        if (i && t[i] === t[i - 1]) {
          parts.push([]);
          const [from, to] = [rows[i - 1], row].map(([a, b]) => [x(a), y(b)]);
          jump += `M${from.map(v => v.toFixed(1)).join(' ')}L${to.map(v => v.toFixed(1)).join(' ')}`;
          pointed(tip, from, to);
        }
        parts.at(-1).push(row);
      });
      set(way, 'd', parts.map(along).join(''));
      set(strikes, 'd', jump || 'M0 0');
      const last = parts.at(-1).map(([a, b]) => [x(a), y(b)]);
      const lengths = last.map((at, i) => (i ? Math.hypot(at[0] - last[i - 1][0], at[1] - last[i - 1][1]) : 0));
      const whole = lengths.reduce((sum, part) => sum + part, 0);
      heads.forEach((head, k) => {
        let gone = 0;
        const i = lengths.findIndex(part => (gone += part) >= whole * (k ? 0.7 : 0.3));
        appear(head, whole > 30 && i > 0);
        if (whole > 30 && i > 0) pointed(head, last[i - 1], last[i]);
      });
      move(begin, x(rows[0][0]), y(rows[0][1]));
    }

    function drawStates(every) {
      const saddle = every.find(({ kind }) => kind === 'saddle')?.y ?? 0;
      states.forEach(({ point, text }, i) => {
        const one = every[i];
        for (const element of [point, text]) appear(element, one);
        if (!one) return;
        const name = one.kind === 'saddle' ? 'saddle' : one.y < saddle ? 'low' : 'high';
        set(point, 'd', outline(KINDS[one.kind]));
        set(point, 'class', one.kind === 'stable' ? 'tlx-state' : 'tlx-state tlx-hollow');
        move(point, x(one.x), y(one.y));
        place(text, x(one.x) + 10, y(one.y) - 6 * em, spec.names[name]);
      });
    }
  }
  return { element: chart.element, update, describe: chart.describe };
}

function pointed(element, [x0, y0], [x1, y1]) {
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  set(element, 'transform', `translate(${x1.toFixed(1)} ${y1.toFixed(1)}) rotate(${angle.toFixed(0)})`);
}
