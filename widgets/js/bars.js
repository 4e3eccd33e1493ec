// Quantities on one axis: a bar and a shape for each, published marks with letters, the reader's guess.

import { appear, ceiling, fill, ground, move, number, picture, place, set, shape, svg, ticks, withUnit } from 'kit';

const PAD = 9;
const TEXT = 22;
const BAR = 10;
const GAP = 10;
const LETTER = { name: 8.2, detail: 7.2 }; // pixels of a letter, about

export function create({ spec: { quantityOf, prediction }, key }, { rows, marks, letters, axis, title, least }) {
  const { element, plot, size, describe } = picture(key, title, '', '');
  const grid = ground();
  plot.append(grid.element);
  const drawn = rows.map(row => {
    const part = {
      name: svg('text', { class: 'tlx-strong' }), detail: svg('text', { class: 'tlx-soft' }),
      bar: svg('rect', { height: BAR, rx: 2 }), end: shape(row.shape, { class: 'tlx-end' }), key: shape(row.shape),
    };
    plot.append(svg('g', { class: `tlx-c${row.colour}` }, part.key, part.name, part.detail, part.bar, part.end));
    return part;
  });
  const flags = marks.map(() => {
    const part = { line: svg('path'), text: svg('text', { 'text-anchor': 'middle' }) };
    part.group = svg('g', { class: 'tlx-mark' }, part.line, part.text);
    plot.append(part.group);
    return part;
  });
  let gridKey = '';
  const guess = svg('g', { class: 'tlx-guess' }, shape('diamond'));
  plot.append(guess);

  function update({ width, em, state, values, textOf, guessed }) {
    const narrow = width < 420 * em;
    const small = width < 310 * em;
    set(plot, 'class', small ? 'tlx-chart tlx-small' : 'tlx-chart');
    const words = rows.map(row => {
      const isGuessed = guessed != null && row.quantity === prediction.quantity;
      const { unit } = quantityOf[row.quantity];
      return {
        name: `${row.label} ${withUnit(number(values[row.quantity]), unit)}`,
        detail: isGuessed ? `your guess ◇ ${withUnit(number(guessed), unit)}` : fill(row.detail, textOf),
      };
    });
    const long = ({ name, detail }) => (small ? 0.9 : 1) * em * (LETTER.name * name.length + LETTER.detail * detail.length);
    const below = words.some(each => TEXT + long(each) + GAP > width - PAD) ? 16 * em : 0; // then details take a line of their own
    const barTop = (narrow ? 23 : 26) * em + below;
    const rowHeight = barTop + 15 + 16 * em + (narrow ? 0 : 3);
    const height = rows.length * rowHeight + 38 * em;
    const shown = marks.map(mark => Object.entries(mark.only).every(([name, value]) => state[name] === value));
    const published = marks.flatMap((mark, i) => (shown[i] ? [mark.value, mark.high ?? 0] : [])); // nothing that is listed lies beyond the axis
    const high = ceiling(Math.max(...rows.map(row => values[row.quantity]), ...published, guessed ?? 0), least);
    const x = value => PAD + (width - 2 * PAD) * Math.min(value / high, 1);
    const wanted = `${high} ${width} ${height} ${em}`;
    if (gridKey !== wanted) {
      gridKey = wanted;
      size(width, height);
      const at = ticks(high, narrow ? 4 : 6);
      grid.update(at.map(value => `M${x(value).toFixed(1)} 0V${height - 34 * em}`), [
        ...at.map((value, i) => [x(value), height - 20 * em, i === 0 ? 'start' : value > 0.94 * at.at(-1) && x(value) > width - 20 ? 'end' : 'middle', number(value)]),
        [width / 2, height - 5 * em, 'middle', axis],
      ]);
    }

    rows.forEach((row, i) => {
      const top = i * rowHeight;
      const part = drawn[i];
      const value = values[row.quantity];
      move(part.key, PAD, top + 11 * em);
      place(part.name, TEXT, top + 16 * em, words[i].name);
      set(part.detail, 'text-anchor', below ? 'start' : 'end');
      place(part.detail, below ? TEXT : width - PAD, top + 16 * em + below, words[i].detail);
      set(part.bar, 'x', PAD);
      set(part.bar, 'y', top + barTop);
      set(part.bar, 'width', x(value) - PAD);
      move(part.end, x(value), top + barTop + BAR / 2);
    });

    marks.forEach((mark, i) => {
      appear(flags[i].group, shown[i]);
      if (!shown[i]) return;
      const top = rows.findIndex(row => row.quantity === mark.row) * rowHeight + barTop;
      const left = x(mark.value);
      const right = mark.high ? x(mark.high) : left;
      set(flags[i].line, 'd', mark.high
        ? `M${left} ${top - 4}v18h${right - left}v-18`
        : `M${left} ${top - 4}v18`);
      place(flags[i].text, (left + right) / 2, top + 14 + 12 * em, letters[i]);
    });

    const row = guessed == null ? -1 : rows.findIndex(({ quantity }) => quantity === prediction.quantity);
    appear(guess, row >= 0);
    if (row >= 0) {
      move(guess, x(guessed), row * rowHeight + barTop + BAR / 2);
    }
    return shown;
  }
  return { element, update, describe };
}
