// A hundred cells in each vessel. Along it every share is to scale: a beam covers the first part of the blood, or the first part
// of the cells is alive.

import { html, legend, number, place, set, svg, withUnit } from 'kit';

const CELLS = 100;
const ROWS = [0, 2, 1, 3]; // one cell after the other, so that no column is dense
const DEAD = 'm-3-3 6 6m0-6-6 6m3-3';

export function create({ key, functions, spec: { quantityOf } }, { title, vessels, words }) {
  const desc = svg('desc', { id: `${key}-desc` });
  const drawn = vessels.map(() => ({
    name: svg('text'), lumen: svg('rect', { class: 'tlx-lumen', rx: 12 }), field: svg('rect', { class: 'tlx-heat' }),
    alive: svg('path', { class: 'tlx-alive' }), dead: svg('path', { class: 'tlx-dead' }), now: svg('path', { class: 'tlx-edge' }), said: svg('text', { class: 'tlx-halo' }),
  }));
  const plot = svg('svg', { class: 'tlx-chart', role: 'img', 'aria-labelledby': `${key}-title ${key}-desc` },
    svg('title', { id: `${key}-title` }, title), desc,
    ...drawn.map(({ name, lumen, field, alive, dead, now, said }) => svg('g', {}, name, lumen, field, alive, dead, svg('g', { class: 'tlx-mark' }, now), said)));
  const names = legend([{ label: words[0], alive: true }, { label: words[1], dead: true }, { label: words[2], tissue: 'heat' }]);

  function update({ width, em, state, values }) {
    const now = functions(state, values);
    const [line, tube, gap] = [20 * em, 56, 20 * em];
    const height = vessels.length * (line + tube + gap);
    set(plot, 'viewBox', `0 0 ${width} ${height}`);
    set(plot, 'height', height);
    const [left, long] = [8, width - 16]; // the vessel goes on at both ends
    vessels.forEach(({ label, quantity, kind, now: word }, v) => {
      const { name, lumen, field, alive, dead, now: mark, said } = drawn[v];
      const share = values[quantity] / 100;
      const top = v * (line + tube + gap) + line;
      const beam = kind === 'field';
      place(name, 1, top - 6 * em, `${label} ${withUnit(number(values[quantity]), quantityOf[quantity].unit)}`);
      for (const [attribute, value] of Object.entries({ x: 1, y: top, width: width - 2, height: tube })) set(lumen, attribute, value);
      for (const [attribute, value] of Object.entries({ x: left, y: top + 1, width: beam ? long * share : 0, height: tube - 2 })) set(field, attribute, value);
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
  return { element: html('figure', { class: 'tlx-figure' }, html('figcaption', {}, title), names.element, plot), update, describe: text => { desc.textContent = text; } };
}
