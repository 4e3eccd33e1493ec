// A plane with two axes: scales, grid, and a window in which curves are drawn and cut at its edge.
// `frame()` returns the scales for a range.

import { appear, place, set, svg } from './dom.js';
import { number, ticks } from './format.js';
import { assign, ground, picture } from './picture.js';

export function plane({ key, title, axis = '', value_axis = '', height = 250, legend = '' }) {
  const { element, plot, size, describe } = picture(key, title, legend);
  const grid = ground();
  const inside = svg('svg', { class: 'tlx-inside' }); // an SVG of its own cuts at less cost than a clip path
  const over = svg('g');
  plot.append(grid.element, inside, over);

  let drawnFor = '';

  // `x` and `y` are [low, high]; `log` names the axes with logarithmic steps.
  function frame({ width, em, x: [x0, x1], y: [y0, y1], log = '' }) {
    const tall = Math.round(height * Math.max(1, (1 + em) / 2));
    const left = 40 * em;
    const right = width - 12;
    const top = value_axis ? 26 * em : 14;
    const bottom = tall - 38 * em;
    const x = scale(x0, x1, left, right, log.includes('x'));
    const y = scale(y0, y1, bottom, top, log.includes('y'));
    const wanted = `${[x0, x1, y0, y1, width, em]}`;
    if (drawnFor !== wanted) {
      drawnFor = wanted;
      size(width, tall);
      const window = { x: left, y: top, width: Math.max(1, right - left), height: bottom - top };
      assign(inside, window);
      set(inside, 'viewBox', Object.values(window).map(value => Math.round(value * 10) / 10).join(' '));
      const ys = log.includes('y') ? powers(y0, y1, 8) : ticks(y1, 5, y0);
      const xs = log.includes('x') ? powers(x0, x1, (right - left) / (44 * em)) : ticks(x1, Math.max(2, Math.min(5, (right - left) / (52 * em))), x0);
      grid.update(ys.map(value => `M${left} ${y(value).toFixed(1)}H${right}`), [
        ...ys.map(value => [left - 6, y(value) + 4 * em, 'end', number(value)]),
        ...xs.map(value => [x(value), bottom + 17 * em, x(value) > right - 8 ? 'end' : 'middle', number(value)]),
        [(left + right) / 2, tall - 5 * em, 'middle', axis],
        ...(value_axis ? [[0, 12 * em, 'start', value_axis]] : []),
      ]);
    }
    return { x, y, left, right, top, bottom };
  }
  return { element, plot, inside, over, frame, describe };
}

function scale(low, high, from, to, log) {
  const turn = log ? Math.log : value => value;
  const start = turn(low);
  const rate = (to - from) / (turn(high) - start);
  return value => from + rate * (turn(value) - start);
}

// The powers of ten within a range; with few of them also their doubles and fives, with many every second or third.
function powers(low, high, most) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const steps = last - first < 2 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  const found = [];
  for (let power = first - 1; power <= last; power += 1) {
    if (steps.length === 1 && (power - first) % every) continue;
    for (const step of steps) {
      const value = Number(`${step}e${power}`);
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) found.push(value);
    }
  }
  return found;
}

// A length in tenths of a pixel; rounding costs a third of `toFixed`.
const within = value => Math.round(10 * Math.max(-1999, Math.min(2999, value)));

// The path of a curve, each point by its distance from the one before, which is short; where it has no value there is a gap.
export function clipped(xs, ys, x, y) {
  let path = '';
  let last = null;
  for (let i = 0; i < xs.length; i += 1) {
    const [across, up] = [x(xs[i]), y(ys[i])];
    if (!Number.isFinite(across + up)) last = null;
    else {
      const point = [within(across), within(up)];
      path += last ? `l${(point[0] - last[0]) / 10} ${(point[1] - last[1]) / 10}` : `M${point[0] / 10} ${point[1] / 10}`;
      last = point;
    }
  }
  return path;
}

// Moves labels apart that would cover each other; the lowest on the page comes first.
export function spread(positions, bottom, gap) {
  const order = positions.map((y, i) => [i, y]).sort((a, b) => b[1] - a[1]);
  let limit = bottom;
  for (const entry of order) {
    entry[1] = Math.min(entry[1], limit);
    limit = entry[1] - gap;
  }
  return order;
}

// Published values and the model's own lines on an axis: bands, lines and their letters or labels.
export function flags({ key, marks, letters }) {
  const names = [...letters];
  // Bands are hatched, so that none is taken for a curve's shade.
  const hatch = svg('pattern', { id: `${key}-hatch`, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('path', { class: 'tlx-hatch', d: 'M0 0V7' }));
  const drawn = marks.map(mark => {
    const part = { band: svg('rect', { class: 'tlx-band', style: `fill: url(#${key}-hatch)` }), line: svg('path', { class: 'tlx-edge' }), text: svg('text', { class: 'tlx-halo' }) };
    part.group = svg('g', { class: 'tlx-mark' }, part.band, part.line);
    part.name = mark.listed ? names.shift() : mark.label;
    return part;
  });
  // `edges` are low and high of each mark; returns which of the listed ones belong to this state.
  function update({ x, y, left, right, top, bottom }, edges, state, em) {
    const shown = marks.map(mark => Object.entries(mark.only).every(([name, value]) => state[name] === value));
    let row = marks.some((mark, i) => shown[i] && mark.listed) ? 1 : 0; // labels stand below the letters
    marks.forEach((mark, i) => {
      const [low, high] = [edges[2 * i], edges[2 * i + 1]];
      const across = mark.row === 'x';
      const [from, to] = across ? [x(low), x(high)] : [y(high), y(low)];
      const [start, end] = across ? [left, right] : [top, bottom];
      const visible = shown[i] && to >= start && from <= end;
      for (const part of [drawn[i].group, drawn[i].text]) appear(part, visible);
      if (!visible) return;
      const a = Math.max(from, start);
      const b = Math.min(to, end);
      const { band, line, text, name } = drawn[i];
      assign(band, mark.band ? { x: across ? a : left, y: across ? top : a, width: across ? b - a : right - left, height: across ? bottom - top : b - a } : { width: 0, height: 0 });
      if (!mark.band) set(line, 'd', across ? `M${a.toFixed(1)} ${top}V${bottom}` : `M${left} ${b.toFixed(1)}H${right}`);
      if (across) {
        const middle = mark.band ? (a + b) / 2 : a;
        const anchor = middle > right - 40 * em ? 'end' : middle < left + 40 * em ? 'start' : 'middle';
        set(text, 'text-anchor', name.length > 1 ? anchor : 'middle');
        place(text, middle, top + 12 * em + (name.length > 1 ? 15 * em * (row++ % 3) : 0), name);
      } else {
        set(text, 'text-anchor', 'end');
        place(text, right - 4, b - 4, name);
      }
    });
    return shown.filter((_, i) => marks[i].listed);
  }
  return { elements: [hatch, ...drawn.map(part => part.group)], names: drawn.map(part => part.text), update };
}
