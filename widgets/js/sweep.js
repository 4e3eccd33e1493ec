// Quantities against one parameter, the present state on each line, and where a wanted value is met.

import { html, move, place, set, shape, svg } from './dom.js';
import { ceiling, number, ticks, withUnit } from './format.js';
import { best, boxOf, straightened, widthOf } from './labels.js';

const POINTS = 24;
const PLOT = 198;
const AIR = 14;
const ROW = 19;
const NARROW = 300; // below this width the words stand above the lines, as a key

export function sweep({ spec, id, evaluate }) {
  const { title, parameter, axis, lines, least, aim, reach } = spec.sweep;
  const input = spec.parameters.find(({ name }) => name === parameter);
  const unit = spec.quantityOf[lines[0].quantity].unit;
  const desc = svg('desc', { id: `${id}-sweep-desc` });
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', 'aria-labelledby': `${id}-sweep-title ${id}-sweep-desc` },
    svg('title', { id: `${id}-sweep-title` }, title), desc);
  const grid = svg('g', { class: 'tlx-grid' });
  const here = svg('path', { class: 'tlx-here' });
  const wanted = { path: svg('path'), key: svg('path', { d: 'M-7 0H7' }), text: svg('text', { class: 'tlx-halo' }) };
  plot.append(grid, here, svg('g', { class: 'tlx-aim' }, wanted.path, wanted.key));
  const drawn = lines.map(line => {
    const part = {
      path: svg('path', { class: 'tlx-line', 'stroke-dasharray': line.dash || null }),
      end: shape(line.shape, { class: 'tlx-end' }), key: shape(line.shape), text: svg('text', { class: 'tlx-halo' }),
    };
    plot.append(svg('g', { class: `tlx-c${line.colour}` }, part.path, part.end, part.key));
    return part;
  });
  // Words come after all lines, so that none is drawn over them.
  plot.append(...drawn.map(part => part.text), wanted.text);
  let family;

  function update({ width, scale, state, values }) {
    const narrow = width < NARROW;
    const top = AIR + (narrow ? ROW * (lines.length + (aim ? 1 : 0)) : 0);
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
    drawGrid(grid, { x, y, width, height, left, right, bottom, high, input, axis, unit });

    const now = x(state[parameter]);
    const points = curves({ lines, evaluate, state, parameter, input, high, x, y });
    set(here, 'd', `M${now.toFixed(1)} ${top}V${bottom}`);
    lines.forEach((line, j) => {
      set(drawn[j].path, 'd', `M${points[j].map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}`);
      move(drawn[j].end, now, y(values[line.quantity]));
    });
    const needed = values[reach];
    const meets = aim && needed <= input.high;
    if (aim) set(wanted.path, 'd', `M${left} ${y(target).toFixed(1)}H${right}${meets ? `M${x(needed).toFixed(1)} ${y(target).toFixed(1)}V${bottom}` : ''}`);

    const texts = lines.map(line => `${line.label} ${withUnit(number(values[line.quantity]), unit)}`);
    if (aim) texts.push(`${withUnit(number(target), unit)} needs ${withUnit(number(needed), input.unit)}`);
    const parts = aim ? [...drawn, wanted] : drawn;
    for (const { key } of parts) set(key, 'visibility', narrow ? 'visible' : 'hidden');
    if (narrow) {
      parts.forEach(({ key, text }, i) => {
        move(key, 14, 9 + i * ROW);
        place(text, 28, 14 + i * ROW, texts[i]);
      });
      return;
    }
    family ??= getComputedStyle(plot).fontFamily;
    const segments = points.flatMap(line => line.slice(1).map((point, i) => [...line[i], ...point]));
    segments.push([now, top, now, bottom]);
    if (aim) segments.push([left, y(target), right, y(target)]);
    if (meets) segments.push([x(needed), y(target), x(needed), bottom]);
    const marks = lines.map(line => y(values[line.quantity]));
    const boxes = marks.map(py => ({ left: now - 7, right: now + 7, top: py - 7, bottom: py + 7 }));
    const frame = { left: left + 2, right: width, top: 2, bottom: bottom - 2 };
    const around = { segments, boxes, frame };
    // Upper marks are named upwards and lower ones downwards first, so that names stand in the order of the marks.
    const order = marks.map((py, j) => [py, j]).sort(([a], [b]) => a - b);
    order.forEach(([py, j], rank) => put(drawn[j].text, texts[j], besides(now, py, widthOf(texts[j], family), rank ? 1 : -1), around));
    if (aim) put(wanted.text, texts.at(-1), along(y(target), left, right, meets ? x(needed) : right, widthOf(texts.at(-1), family)), around);
  }
  return { element: html('figure', { class: 'tlx-figure' }, html('figcaption', {}, title), plot), update, describe: text => { desc.textContent = text; } };
}

// The points of each line, up to where it leaves the chart.
function curves({ lines, evaluate, state, parameter, input, high, x, y }) {
  const points = lines.map(() => []);
  const outside = lines.map(() => false);
  const inputs = { ...state };
  let before;
  for (let i = 0; i <= POINTS; i += 1) {
    inputs[parameter] = input.low + (i * (input.high - input.low)) / POINTS;
    const there = evaluate(inputs);
    lines.forEach(({ quantity }, j) => {
      if (outside[j]) return;
      let value = there[quantity];
      let px = x(inputs[parameter]);
      if (value > high) {
        if (before) px -= ((px - before.px) * (value - high)) / (value - before[quantity]);
        value = high;
        outside[j] = true;
      }
      points[j].push([px, y(value)]);
    });
    if (outside.every(Boolean)) break;
    before = { ...there, px: x(inputs[parameter]) };
  }
  return points.map(straightened);
}

function put(text, content, candidates, around) {
  const found = best(candidates, around) ?? candidates[0];
  around.boxes.push(found.box);
  place(text, found.x, found.base, content);
}

// Places beside a mark: right or left, near or farther, above or below.
function besides(now, py, width, way) {
  const places = [];
  for (const off of [0, 9, 14, 20, 27, 35, 44, 54, 66, 80]) {
    for (const sign of off ? [way, -way] : [1]) {
      for (const gap of [11, 30, 55]) {
        for (const side of [1, -1]) {
          const x = side > 0 ? now + gap : now - gap - width;
          const base = py + 4.5 + sign * off;
          places.push({ x, base, box: boxOf(x, base, width), cost: off + (gap - 11) / 2 + (side > 0 ? 0 : 3) + (sign === way ? 0 : 2) });
        }
      }
    }
  }
  return places;
}

// Places along the level that is aimed for, above and below, those near the point where it is met first.
function along(level, left, right, met, width) {
  const places = [];
  for (let i = 0; i <= 16; i += 1) {
    const x = left + 4 + ((right - left - 4 - width) * i) / 16;
    for (const base of [level - 7, level + 16]) {
      places.push({ x, base, box: boxOf(x, base, width), cost: Math.abs(x + width / 2 - met) / 10 + (base < level ? 0 : 3) });
    }
  }
  return places;
}

// The grid is made anew only when the scale or the size changes.
function drawGrid(grid, { x, y, width, height, left, right, bottom, high, input, axis, unit }) {
  const key = `${high} ${width} ${height}`;
  if (grid.dataset.key === key) return;
  grid.dataset.key = key;
  const line = d => svg('path', { d });
  const text = (px, py, anchor, content) => svg('text', { x: px, y: py, 'text-anchor': anchor }, content);
  grid.replaceChildren(
    ...ticks(high).map(value => line(`M${left} ${y(value).toFixed(1)}H${right}`)),
    ...ticks(high).map(value => text(left - 6, y(value) + 4, 'end', number(value))),
    ...ticks(input.high).map(value => text(x(value), bottom + 17, 'middle', number(value))),
    text((left + right) / 2, height - 4, 'middle', axis),
  );
}
