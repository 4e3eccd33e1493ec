// Quantities on one axis: a bar and a shape for each, published marks with letters, the reader's guess.

import { html, move, place, set, shape, svg } from './dom.js';
import { ceiling, fill, number, ticks, withUnit } from './format.js';

const PAD = 9;
const BAR = 10;

export function bars({ spec, id }) {
  const { rows, marks, axis, title, least } = spec.bars;
  const desc = svg('desc', { id: `${id}-bars-desc` });
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', 'aria-labelledby': `${id}-bars-title ${id}-bars-desc` },
    svg('title', { id: `${id}-bars-title` }, title), desc);
  const grid = svg('g', { class: 'tlx-grid' });
  plot.append(grid);
  const drawn = rows.map(row => {
    const part = {
      name: svg('text', { class: 'tlx-strong' }), detail: svg('text', { class: 'tlx-soft', 'text-anchor': 'end' }),
      bar: svg('rect', { height: BAR, rx: 2 }), end: shape(row.shape, { class: 'tlx-end' }), key: shape(row.shape),
    };
    plot.append(svg('g', { class: `tlx-c${row.colour}` }, part.key, part.name, part.detail, part.bar, part.end));
    return part;
  });
  const flags = marks.map(() => {
    const part = { line: svg('path'), text: svg('text') };
    part.group = svg('g', { class: 'tlx-mark' }, part.line, part.text);
    plot.append(part.group);
    return part;
  });
  const guess = svg('g', { class: 'tlx-guess' }, shape('diamond'));
  plot.append(guess);

  function update({ width, state, values, textOf, guessed, hidden }) {
    const narrow = width < 420;
    plot.classList.toggle('tlx-small', width < 310);
    const rowHeight = narrow ? 54 : 60;
    const barTop = narrow ? 23 : 26;
    const height = rows.length * rowHeight + 38;
    set(plot, 'viewBox', `0 0 ${width} ${height}`);
    set(plot, 'height', height);
    const shown = marks.map(mark => Object.entries(mark.only).every(([name, value]) => state[name] === value));
    const high = ceiling(Math.max(...rows.map(row => values[row.quantity]), guessed ?? 0), least);
    const x = value => PAD + (width - 2 * PAD) * Math.min(value / high, 1);
    drawGrid(grid, ticks(high, narrow ? 4 : 6), x, height, axis, width);

    rows.forEach((row, i) => {
      const top = i * rowHeight;
      const part = drawn[i];
      const value = values[row.quantity];
      const { unit } = spec.quantityOf[row.quantity];
      move(part.key, PAD, top + 11);
      place(part.name, 22, top + 16, `${row.label} ${withUnit(number(value), unit)}`);
      const isGuessed = guessed != null && row.quantity === spec.prediction.quantity;
      place(part.detail, width - PAD, top + 16, isGuessed ? `your guess ◇ ${withUnit(number(guessed), unit)}` : fill(row.detail, textOf));
      set(part.bar, 'x', PAD);
      set(part.bar, 'y', top + barTop);
      set(part.bar, 'width', x(value) - PAD);
      move(part.end, x(value), top + barTop + BAR / 2);
    });

    marks.forEach((mark, i) => {
      const visible = shown[i] && mark.value <= high;
      set(flags[i].group, 'visibility', visible ? 'visible' : 'hidden');
      if (!visible) return;
      const top = rows.findIndex(row => row.quantity === mark.row) * rowHeight + barTop;
      const left = x(mark.value);
      const right = mark.high ? x(mark.high) : left;
      set(flags[i].line, 'd', mark.high
        ? `M${left} ${top - 4}v18h${right - left}v-18`
        : `M${left} ${top - 4}v18`);
      place(flags[i].text, (left + right) / 2, top + 26, String.fromCharCode(97 + i));
    });

    set(guess, 'visibility', guessed == null ? 'hidden' : 'visible');
    if (guessed != null) {
      const row = rows.findIndex(({ quantity }) => quantity === spec.prediction.quantity);
      move(guess, x(guessed), row * rowHeight + barTop + BAR / 2);
    }
    return shown;
  }
  return { element: html('figure', { class: 'tlx-figure' }, plot), update, describe: text => { desc.textContent = text; } };
}

// The grid is made anew only when the scale or the width changes.
function drawGrid(grid, at, x, height, axis, width) {
  const key = `${at.join()} ${width} ${height}`;
  if (grid.dataset.key === key) return;
  grid.dataset.key = key;
  grid.replaceChildren(
    ...at.map(value => svg('path', { d: `M${x(value).toFixed(1)} 0V${height - 34}` })),
    ...at.map((value, i) => svg('text', {
      x: x(value), y: height - 20, 'text-anchor': i === 0 ? 'start' : value > 0.94 * at.at(-1) && x(value) > width - 20 ? 'end' : 'middle',
    }, number(value))),
    svg('text', { x: width / 2, y: height - 3, 'text-anchor': 'middle' }, axis),
  );
}
