// A hundred cells in each vessel. Along it every share is to scale: a beam covers the first part of the blood, or the first part
// of the cells is alive.

import { assign, legend, number, picture, place, set, svg, withUnit } from 'kit';

const CELLS = 100;
const ROWS = [0, 2, 1, 3]; // one cell after the other, so that no column is dense
const DEAD = 'm-3-3 6 6m0-6-6 6m3-3';

export function create({ key, functions, spec: { quantityOf } }, { title, vessels, words }) {
  const drawn = vessels.map(() => ({
    name: svg('text'), lumen: svg('rect', { class: 'tlx-lumen', rx: 12 }), field: svg('rect', { class: 'tlx-of-heat' }),
    alive: svg('path', { class: 'tlx-alive' }), dead: svg('path', { class: 'tlx-dead' }), now: svg('path', { class: 'tlx-edge' }), said: svg('text', { class: 'tlx-halo' }),
  }));
  const names = legend([{ label: words[0], mark: 'alive' }, { label: words[1], mark: 'dead' }, { label: words[2], tissue: 'heat' }]);
  const { element, plot, size, describe } = picture(key, title, names.element);
  plot.append(...drawn.map(({ name, lumen, field, alive, dead, now, said }) => svg('g', {}, name, lumen, field, alive, dead, svg('g', { class: 'tlx-mark' }, now), said)));

  function update({ width, em, state, values }) {
    const now = functions(state, values);
    const [line, tube, gap] = [20 * em, 56, 20 * em];
    const height = vessels.length * (line + tube + gap);
    size(width, height);
    const [left, long] = [8, width - 16]; // the vessel goes on at both ends
    vessels.forEach(({ label, quantity, kind, now: word }, v) => {
      const { name, lumen, field, alive, dead, now: mark, said } = drawn[v];
      const share = values[quantity] / 100;
      const top = v * (line + tube + gap) + line;
      const beam = kind === 'field';
      place(name, 1, top - 6 * em, `${label} ${withUnit(number(values[quantity]), quantityOf[quantity].unit)}`);
      assign(lumen, { x: 1, y: top, width: width - 2, height: tube });
      assign(field, { x: left, y: top + 1, width: beam ? long * share : 0, height: tube - 2 });
      let [whole, broken] = ['', ''];
      for (let i = 0; i < CELLS; i += 1) {
        const at = `M${(left + (long * (i + 0.5)) / CELLS).toFixed(1)} ${top + 9 + ROWS[i % 4] * ((tube - 18) / 3)}`;
        if (beam || i + 0.5 < CELLS * share) whole += `${at}h0`;
        else broken += at + DEAD;
      }
      set(alive, 'd', whole || 'M0 0');
      set(dead, 'd', broken || 'M0 0');
      const known = Number.isFinite(now[v]);
      set(mark, 'd', known ? `M${(left + (long * now[v]) / 100).toFixed(1)} ${top}v${tube}` : 'M0 0');
      place(said, left + (known ? (long * now[v]) / 100 : 0), top + tube + 14 * em, known ? `${word} ${withUnit(number(now[v]), '%')}` : '');
    });
  }
  return { element, update, describe };
}
