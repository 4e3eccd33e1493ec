// Quantities against one parameter, the present state on each line, and where a wanted value is met.

import { html, move, place, set, shape, svg } from './dom.js';
import { ceiling, number, ticks, withUnit } from './format.js';

const POINTS = 24;
const HEIGHT = 250;
const TOP = 14;
const BOTTOM = HEIGHT - 38;
const LABEL = 17;

export function sweep({ spec, id, evaluate }) {
  const { title, parameter, axis, lines, least, aim, reach } = spec.sweep;
  const input = spec.parameters.find(({ name }) => name === parameter);
  const unit = spec.quantityOf[lines[0].quantity].unit;
  const desc = svg('desc', { id: `${id}-sweep-desc` });
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', height: HEIGHT, 'aria-labelledby': `${id}-sweep-title ${id}-sweep-desc` },
    svg('title', { id: `${id}-sweep-title` }, title), desc);
  const grid = svg('g', { class: 'tlx-grid' });
  const here = svg('path', { class: 'tlx-here' });
  const wanted = { path: svg('path'), value: svg('text', { 'text-anchor': 'end' }) };
  plot.append(grid, here, svg('g', { class: 'tlx-aim' }, ...Object.values(wanted)));
  const drawn = lines.map(line => {
    const part = { path: svg('path', { class: 'tlx-line', 'stroke-dasharray': line.dash || null }), end: shape(line.shape, { class: 'tlx-end' }), text: svg('text', { class: 'tlx-halo' }) };
    plot.append(svg('g', { class: `tlx-c${line.colour}` }, part.path, part.end));
    return part;
  });
  plot.append(...drawn.map(part => part.text));

  function update({ width, state, values }) {
    set(plot, 'viewBox', `0 0 ${width} ${HEIGHT}`);
    const left = 40;
    const right = width - 12;
    const target = aim ? state[aim] : 0;
    const high = ceiling(1.15 * Math.max(target, ...lines.map(line => values[line.quantity])), least);
    const x = value => left + ((right - left) * value) / input.high;
    const y = value => BOTTOM - ((BOTTOM - TOP) * value) / high;
    drawGrid(grid, { x, y, width, left, right, high, input, axis, unit });

    const paths = lines.map(() => '');
    const inputs = { ...state };
    const step = (input.high - input.low) / POINTS;
    let before;
    const outside = lines.map(() => false);
    for (let i = 0; i <= POINTS; i += 1) {
      inputs[parameter] = input.low + i * step;
      const there = evaluate(inputs);
      lines.forEach((line, j) => {
        if (outside[j]) return;
        let value = there[line.quantity];
        let px = x(inputs[parameter]);
        if (value > high) {
          // The line leaves the chart between the point before and this one.
          if (before) px -= ((x(step) - left) * (value - high)) / (value - before[line.quantity]);
          value = high;
          outside[j] = true;
        }
        paths[j] += `${paths[j] ? 'L' : 'M'}${px.toFixed(1)} ${y(value).toFixed(1)}`;
      });
      before = there;
    }
    const now = x(state[parameter]);
    set(here, 'd', `M${now} ${TOP}V${BOTTOM}`);
    lines.forEach((line, j) => {
      set(drawn[j].path, 'd', paths[j]);
      move(drawn[j].end, now, y(values[line.quantity]));
    });
    const onRight = now < left + 0.6 * (right - left);
    const labels = spread(lines.map(line => y(values[line.quantity])));
    for (const [j, labelY] of labels) {
      const text = drawn[j].text;
      place(text, now + (onRight ? 12 : -12), labelY + 5, `${lines[j].label} ${withUnit(number(values[lines[j].quantity]), unit)}`);
      set(text, 'text-anchor', onRight ? 'start' : 'end');
    }
    if (aim) drawAim(wanted, { x, y, left, right, target, unit, input, needed: values[reach], taken: labels.map(([, at]) => at) });
  }
  return { element: html('figure', { class: 'tlx-figure' }, html('figcaption', {}, title), plot), update, describe: text => { desc.textContent = text; } };
}

// Moves labels apart that would cover each other; the highest on the page comes first.
function spread(positions) {
  const order = positions.map((y, i) => [i, y]).sort((a, b) => b[1] - a[1]);
  let limit = BOTTOM - 8;
  for (const entry of order) {
    entry[1] = Math.min(entry[1], limit);
    limit = entry[1] - LABEL;
  }
  return order;
}

function drawAim(wanted, { x, y, left, right, target, unit, input, needed, taken }) {
  const meets = needed <= input.high;
  const height = y(target).toFixed(1);
  set(wanted.path, 'd', `M${left} ${height}H${right}${meets ? `M${x(needed).toFixed(1)} ${height}V${BOTTOM}` : ''}`);
  const room = offset => Math.min(...taken.map(at => Math.abs(at - y(target) - offset)));
  place(wanted.value, right, y(target) + (room(-11) >= room(11) ? -6 : 16), `${withUnit(number(target), unit)} needs ${withUnit(number(needed), input.unit)}`);
}

function drawGrid(grid, { x, y, width, left, right, high, input, axis, unit }) {
  const key = `${high} ${width}`;
  if (grid.dataset.key === key) return;
  grid.dataset.key = key;
  const line = d => svg('path', { d });
  const text = (px, py, anchor, content) => svg('text', { x: px, y: py, 'text-anchor': anchor }, content);
  grid.replaceChildren(
    ...ticks(high).map(value => line(`M${left} ${y(value).toFixed(1)}H${right}`)),
    ...ticks(high).map(value => text(left - 6, y(value) + 4, 'end', number(value))),
    ...ticks(input.high).map(value => text(x(value), BOTTOM + 17, 'middle', number(value))),
    text((left + right) / 2, HEIGHT - 4, 'middle', axis),
  );
}
