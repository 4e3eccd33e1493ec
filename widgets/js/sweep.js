// Quantities against one parameter, the present state on each line, and where a wanted value is met.

import { appear, ceiling, clipped, move, number, place, plane, set, shape, spread, svg, withUnit } from 'kit';

const POINTS = 24;
const LETTER = 7; // pixels of a letter, about

export function create({ spec: { parameters, choices, quantityOf, prediction }, key, evaluate }, spec) {
  const { parameter, lines, least, aim, reach } = spec;
  const input = parameters.find(({ name }) => name === parameter);
  const unit = quantityOf[lines[0].quantity].unit;
  const chart = plane({ key, ...spec });
  const here = svg('path', { class: 'tlx-here' });
  const wanted = { path: svg('path'), value: svg('text', { 'text-anchor': 'end' }) };
  const guess = svg('g', { class: 'tlx-guess' }, shape('diamond'));
  chart.over.append(here, svg('g', { class: 'tlx-aim' }, ...Object.values(wanted)));
  const drawn = lines.map(line => {
    const part = { path: svg('path', { class: 'tlx-line', 'stroke-dasharray': line.dash || null }), end: shape(line.shape, { class: 'tlx-end' }), text: svg('text', { class: 'tlx-halo' }) };
    chart.inside.append(svg('g', { class: `tlx-c${line.colour}` }, part.path));
    chart.over.append(svg('g', { class: `tlx-c${line.colour}` }, part.end));
    return part;
  });
  chart.over.append(...drawn.map(part => part.text), guess);

  let [computedFor, rows] = ['', []];

  // The curves do not depend on the swept input: they are computed when another one moves.
  function curves(state) {
    const key = parameters.map(({ name }) => (name === parameter ? '' : state[name])).join() + choices.map(({ name }) => state[name]).join();
    if (computedFor === key) return rows;
    computedFor = key;
    const inputs = { ...state };
    rows = Array.from({ length: POINTS + 1 }, (_, i) => {
      inputs[parameter] = input.low + ((input.high - input.low) * i) / POINTS;
      const there = evaluate(inputs);
      return [inputs[parameter], ...lines.map(({ quantity }) => there[quantity])];
    });
    return rows;
  }

  function update({ width, em, state, values, guessed }) {
    const target = aim ? state[aim] : 0;
    const asked = guessed != null && lines.some(({ quantity }) => quantity === prediction.quantity);
    const high = ceiling(1.15 * Math.max(target, asked ? guessed : 0, ...lines.map(line => values[line.quantity])), least);
    const frame = chart.frame({ width, em, x: [0, input.high], y: [0, high] });
    const { x, y, left, right, top, bottom } = frame;
    const found = curves(state);
    const at = found.map(([first]) => first);
    const now = x(state[parameter]);
    set(here, 'd', `M${now} ${top}V${bottom}`);
    lines.forEach((line, j) => {
      set(drawn[j].path, 'd', clipped(at, found.map(row => row[j + 1]), x, y));
      move(drawn[j].end, now, y(values[line.quantity]));
    });
    const words = lines.map(({ label, quantity }) => `${label} ${withUnit(number(values[quantity]), unit)}`);
    const onRight = now + 12 + LETTER * em * Math.max(...words.map(({ length }) => length)) < right || right - now > now;
    const labels = spread(lines.map(line => y(values[line.quantity])), bottom - 8, 17 * em);
    for (const [j, labelY] of labels) {
      const text = drawn[j].text;
      place(text, now + (onRight ? 12 : -12), labelY + 5 * em, words[j]);
      set(text, 'text-anchor', onRight ? 'start' : 'end');
    }
    appear(guess, asked);
    if (asked) move(guess, now, y(guessed));
    if (aim) drawAim(frame, target, values[reach], labels.map(([, at]) => at), em);
  }

  function drawAim({ x, y, left, right, bottom }, target, needed, taken, em) {
    const height = y(target).toFixed(1);
    set(wanted.path, 'd', `M${left} ${height}H${right}${needed <= input.high ? `M${x(needed).toFixed(1)} ${height}V${bottom}` : ''}`);
    const room = offset => Math.min(...taken.map(at => Math.abs(at - y(target) - offset)));
    const words = `${withUnit(number(target), unit)} needs ${withUnit(number(needed), input.unit)}`;
    place(wanted.value, right, y(target) + em * (room(-11) >= room(11) ? -6 : 16), words);
  }
  return { element: chart.element, update, describe: chart.describe };
}
