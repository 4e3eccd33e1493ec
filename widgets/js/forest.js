// Estimates with their intervals on one axis, one below the other. An end beyond the axis becomes an arrow head.

import { appear, ground, move, number, picture, place, set, shape, svg, withUnit } from 'kit';

const PAD = 9;

export function create({ key, functions }, { title, axis, rows, span: [from, to], ticks, unit, log, lines, guess }) {
  const { element, plot, size, describe } = picture(key, title);
  const grid = ground();
  const across = lines.map(() => ({ path: svg('path', { class: 'tlx-edge' }), text: svg('text', { class: 'tlx-halo' }) }));
  plot.append(grid.element, ...across.map(({ path, text }) => svg('g', { class: 'tlx-mark' }, path, text)));
  const drawn = rows.map(row => {
    const part = {
      name: svg('text', { class: 'tlx-strong tlx-halo' }), numbers: svg('text', { class: 'tlx-halo' }),
      bar: svg('path', { class: 'tlx-line', 'stroke-dasharray': row.dash || null }), heads: svg('path'), end: shape(row.shape, { class: 'tlx-end' }),
    };
    part.group = svg('g', { class: `tlx-c${row.colour}` }, part.name, part.numbers, part.bar, part.heads, part.end);
    plot.append(part.group);
    return part;
  });
  const guessed = svg('g', { class: 'tlx-guess' }, shape('diamond'));
  plot.append(guessed);
  let gridKey = '';
  const turn = log ? Math.log : value => value;

  function update({ width, em, state, values, guessed: wanted }) {
    const found = functions(state, values);
    const head = (lines.length ? 20 : 2) * em;
    const narrow = width < 360 * em; // then the numbers of a row stand below its name
    const words = (narrow ? 37 : 21) * em;
    const rowHeight = words + 25;
    const bottom = head + rows.length * rowHeight;
    const height = bottom + 38 * em;
    size(width, height);
    plot.classList.toggle('tlx-small', width < 330 * em);
    const x = value => PAD + ((width - 2 * PAD) * (turn(value) - turn(from))) / (turn(to) - turn(from));
    const within = value => Math.max(from, Math.min(to, value));
    drawGrid({ x, width, em, head, bottom, height });
    across.forEach(({ path, text }, i) => {
      const at = x(within(found[4 * rows.length + i]));
      // The line leaves out the words of each row, which it would cross.
      set(path, 'd', rows.map((_, j) => `M${at.toFixed(1)} ${(head + j * rowHeight + words - 2).toFixed(1)}v${24}`).join(''));
      set(text, 'text-anchor', at > width - 60 * em ? 'end' : at < 60 * em ? 'start' : 'middle');
      place(text, at, head - 8, lines[i]);
    });
    rows.forEach((row, i) => {
      const [low, high, estimate, counted] = found.slice(4 * i, 4 * i + 4);
      const part = drawn[i];
      const top = head + i * rowHeight;
      const y = top + words + 8;
      const known = Number.isFinite(low) && Number.isFinite(high);
      part.group.classList.toggle('tlx-out', !counted);
      place(part.name, PAD, top + 16 * em, row.label);
      const ends = known ? `${number(low)}–${number(high)}` : '–';
      set(part.numbers, 'text-anchor', narrow ? 'start' : 'end');
      place(part.numbers, narrow ? PAD : width - PAD, top + (narrow ? 32 : 16) * em, row.bare || !known ? withUnit(ends, unit) : `${withUnit(number(estimate), unit)} (${ends})`);
      const [a, b] = [x(within(low)), x(within(high))];
      set(part.bar, 'd', known ? `M${a.toFixed(1)} ${y}H${b.toFixed(1)}` : 'M0 0');
      const left = `M${a - 3} ${y}l9-6v12Z`;
      const right = `M${b + 3} ${y}l-9-6v12Z`;
      set(part.heads, 'd', known ? (low < from ? left : '') + (high > to ? right : '') || 'M0 0' : 'M0 0');
      const shown = !row.bare && estimate >= from && estimate <= to;
      appear(part.end, shown);
      if (shown) move(part.end, x(estimate), y);
      if (i === guess) {
        appear(guessed, wanted != null);
        if (wanted != null) move(guessed, x(within(wanted)), y);
      }
    });
    if (guess == null) appear(guessed, false);
  }

  // The grid is made anew only when the size changes.
  function drawGrid({ x, width, em, head, bottom, height }) {
    if (gridKey === `${width} ${em}`) return;
    gridKey = `${width} ${em}`;
    grid.update(ticks.map(value => `M${x(value).toFixed(1)} ${head}V${bottom + 2}`), [
      ...apart(ticks, x, 30 * em).map(value => [x(value), bottom + 17 * em, value === from ? 'start' : value === to ? 'end' : 'middle', number(value)]),
      [width / 2, height - 5 * em, 'middle', axis],
    ]);
  }
  return { element, update, describe };
}

// The ticks that can carry a number: never closer than a number is wide, the last one always.
function apart(ticks, x, room) {
  const kept = [];
  for (const value of [...ticks].reverse()) if (!kept.length || x(kept[0]) - x(value) >= room) kept.unshift(value);
  return kept;
}
