// Quantities against one parameter, the present state on each line, and where a wanted value is met.

import { html, move, place, set, shape, svg } from './dom.js';
import { ceiling, number, ticks, withUnit } from './format.js';

const POINTS = 24;
const PLOT = 198;
const AIR = 14;
const ROW = 19;
const KEY = 28; // from a sign in the key to its words and to the next column
const LETTER = 7.3;

export function sweep({ spec, id, evaluate }) {
  const { title, parameter, axis, lines, least, aim, reach } = spec.sweep;
  const input = spec.parameters.find(({ name }) => name === parameter);
  const unit = spec.quantityOf[lines[0].quantity].unit;
  const desc = svg('desc', { id: `${id}-sweep-desc` });
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', 'aria-labelledby': `${id}-sweep-title ${id}-sweep-desc` },
    svg('title', { id: `${id}-sweep-title` }, title), desc);
  const grid = svg('g', { class: 'tlx-grid' });
  const here = svg('path', { class: 'tlx-here' });
  const wanted = { path: svg('path'), key: svg('path', { d: 'M-8 0H8' }), text: svg('text') };
  plot.append(grid, here, svg('g', { class: 'tlx-aim' }, wanted.path, wanted.key));
  const drawn = lines.map(line => {
    const part = {
      path: svg('path', { class: 'tlx-line', 'stroke-dasharray': line.dash || null }),
      end: shape(line.shape, { class: 'tlx-end' }), key: shape(line.shape), text: svg('text'),
    };
    plot.append(svg('g', { class: `tlx-c${line.colour}` }, part.path, part.end, part.key));
    return part;
  });
  // Words stand in a key above the plot, where no line can strike them, and come after all lines.
  const named = aim ? [...drawn, wanted] : drawn;
  plot.append(...named.map(({ text }) => text));
  const lengths = lines.map(({ label }) => label.length + unit.length + 6);
  if (aim) lengths.push(unit.length + input.unit.length + 16);
  const widest = column => KEY + LETTER * Math.max(...lengths.filter((_, i) => i % 2 === column));

  function update({ width, scale, state, values }) {
    const columns = lengths.length > 1 && widest(0) + widest(1) <= width ? 2 : 1;
    const top = AIR + ROW * Math.ceil(lengths.length / columns);
    const bottom = top + PLOT;
    const height = bottom + 38;
    set(plot, 'viewBox', `0 0 ${width} ${height}`);
    set(plot, 'height', height * scale);
    const left = 40;
    const right = width - 12;
    const target = aim ? state[aim] : 0;
    const high = ceiling(1.15 * Math.max(target, ...lines.map(line => values[line.quantity])), least);
    const x = value => left + ((right - left) * value) / input.high;
    const y = value => bottom - ((bottom - top) * value) / high;
    drawGrid(grid, { x, y, width, height, left, right, bottom, high, input, axis, columns });

    const now = x(state[parameter]);
    set(here, 'd', `M${now.toFixed(1)} ${top}V${bottom}`);
    curves({ lines, evaluate, state, parameter, input, high, x, y }).forEach((points, j) => {
      set(drawn[j].path, 'd', `M${points.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}`);
      move(drawn[j].end, now, y(values[lines[j].quantity]));
    });
    const texts = lines.map(line => `${line.label} ${withUnit(number(values[line.quantity]), unit)}`);
    if (aim) {
      const needed = values[reach];
      const drop = needed <= input.high ? `M${x(needed).toFixed(1)} ${y(target).toFixed(1)}V${bottom}` : '';
      set(wanted.path, 'd', `M${left} ${y(target).toFixed(1)}H${right}${drop}`);
      texts.push(`${withUnit(number(target), unit)} needs ${withUnit(number(needed), input.unit)}`);
    }
    const second = (width + widest(0) - widest(1)) / 2;
    named.forEach(({ key, text }, i) => {
      const column = i % columns ? second : 0;
      const row = ROW * Math.floor(i / columns);
      move(key, column + 10, 8 + row);
      place(text, column + KEY - 4, 12.5 + row, texts[i]);
    });
  }
  return { element: html('figure', { class: 'tlx-figure' }, html('figcaption', {}, title), plot), update, describe: text => { desc.textContent = text; } };
}

// The points of each line, up to where it leaves the chart.
function curves({ lines, evaluate, state, parameter, input, high, x, y }) {
  const points = lines.map(() => []);
  const outside = lines.map(() => false);
  const inputs = { ...state };
  let before;
  for (let i = 0; i <= POINTS && !outside.every(Boolean); i += 1) {
    inputs[parameter] = input.low + (i * (input.high - input.low)) / POINTS;
    const px = x(inputs[parameter]);
    const values = evaluate(inputs);
    lines.forEach(({ quantity }, j) => {
      if (outside[j]) return;
      const value = values[quantity];
      outside[j] = value > high;
      const beyond = outside[j] && before ? (value - high) / (value - before.values[quantity]) : 0;
      points[j].push([px - beyond * (px - (before?.px ?? px)), y(Math.min(value, high))]);
    });
    before = { px, values };
  }
  return points.map(straightened);
}

// Leaves out the points that lie on the way from the one before to the one after.
function straightened(points) {
  const kept = [];
  for (const point of points) {
    const [[ax, ay], [bx, by]] = kept.length > 1 ? kept.slice(-2) : [[], []];
    const aside = (bx - ax) * (point[1] - ay) - (point[0] - ax) * (by - ay);
    if (Math.abs(aside) < 0.05 * Math.hypot(point[0] - ax, point[1] - ay)) kept.pop();
    kept.push(point);
  }
  return kept;
}

// The grid is made anew only when the scale or the size changes.
function drawGrid(grid, { x, y, width, height, left, right, bottom, high, input, axis, columns }) {
  const key = `${high} ${width} ${height}`;
  if (grid.dataset.key === key) return;
  grid.dataset.key = key;
  const line = d => svg('path', { d });
  const text = (px, py, anchor, content) => svg('text', { x: px, y: py, 'text-anchor': anchor }, content);
  grid.replaceChildren(
    ...ticks(high).map(value => line(`M${left} ${y(value).toFixed(1)}H${right}`)),
    ...ticks(high).map(value => text(left - 6, y(value) + 4, 'end', number(value))),
    ...ticks(input.high).map(value => text(x(value), bottom + 17, 'middle', number(value))),
    text(columns > 1 ? (left + right) / 2 : width / 2, height - 4, 'middle', axis),
  );
}
