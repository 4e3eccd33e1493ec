// A needle in tissue and rings around the middle of its active part, to scale, with one place beside it.

import { assign, legend, move, number, picture, place, reaching, set, svg, withUnit } from 'kit';

const MOST = 460; // pixels beyond which the drawing does not grow

export function create({ key, functions }, { title, unit, rings, reaches, cell: where, cell_label }) {
  const ground = svg('rect', { class: 'tlx-of-tissue', rx: 8 });
  const zones = rings.map(({ tissue, colour, dash }) => (tissue
    ? svg('circle', { class: `tlx-of-${tissue}` })
    : svg('g', { class: `tlx-c${colour}` }, svg('circle', { class: 'tlx-ring', 'stroke-dasharray': dash || null }))));
  const shaft = svg('path', { class: 'tlx-shaft' });
  const tip = svg('path', { class: 'tlx-tip' });
  const core = svg('circle', { class: 'tlx-core' });
  const spot = svg('path', { class: 'tlx-cross', d: 'M-6 0H6M0-6V6' });
  const bar = svg('path', { class: 'tlx-cross' });
  const length = svg('text', { class: 'tlx-halo', 'text-anchor': 'end' });
  const names = legend([
    ...rings.map(({ label, tissue, colour, dash }) => ({ label, tissue, colour, dash, valued: true })),
    { label: cell_label, colour: 0, mark: 'cross', valued: true },
  ]);
  const { element, plot, size, describe } = picture(key, title, names.element);
  plot.append(ground, ...zones, core, shaft, tip, spot, bar, length);

  function update({ width, em, state, values }) {
    const [middle, ...radii] = functions(state, values);
    const far = state[where];
    const wanted = 1.08 * Math.max(middle, far, ...radii);
    const reach = reaching(reaches, wanted);
    const wide = Math.min(width, MOST);
    const height = 0.62 * wide;
    const scale = height / (2 * reach);
    const [x, y] = [width / 2, height / 2];
    size(width, height.toFixed(1));
    assign(ground, { x: (width - wide) / 2 + 1, y: 1, width: wide - 2, height: height - 2 });
    const circle = (element, radius) => assign(element, { cx: x, cy: y, r: Math.max(0, scale * radius) });
    zones.forEach((zone, i) => circle(zone.firstChild ?? zone, radii[i]));
    circle(core, middle);
    set(shaft, 'd', `M${(x - wide / 2 + 2).toFixed(1)} ${y.toFixed(1)}H${(x - scale * middle).toFixed(1)}`);
    set(tip, 'd', `M${(x - scale * middle).toFixed(1)} ${y.toFixed(1)}H${(x + scale * middle).toFixed(1)}`);
    move(spot, x + scale * far, y);
    const right = (width + wide) / 2 - 10;
    const ten = reach < 30 ? 5 : reach < 60 ? 10 : 20;
    set(bar, 'd', `M${(right - ten * scale).toFixed(1)} ${(height - 10).toFixed(1)}H${right.toFixed(1)}`);
    place(length, right, height - 12 - 5 * em, withUnit(number(ten), unit));
    names.update([...radii, far].map(radius => withUnit(number(radius), unit)));
  }
  return { element, update, describe };
}
