// A drawing to scale: discs at the corners of a regular figure, the zone that lies a depth inside their union, a target.

import { appear, assign, legend, move, picture, place, reaching, set, svg } from 'kit';

const MOST = 6; // discs that can be drawn

export function create({ key, functions }, { title, unit, reaches, words }) {
  const several = (tag, attributes) => Array.from({ length: MOST }, () => svg(tag, attributes));
  const [rims, discs, edges, cores, notches] = [{ class: 'tlx-rim' }, {}, {}, {}, {}].map(attributes => several('circle', attributes));
  const ground = svg('rect', { class: 'tlx-of-tissue', rx: 8 });
  const zone = svg('path');
  const target = svg('circle', { class: 'tlx-target' });
  const halo = svg('circle', { class: 'tlx-halo-ring' }); // the target is seen on any ground
  const centres = several('path', { class: 'tlx-hollow', d: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z' });
  const bar = svg('path', { class: 'tlx-cross' });
  const length = svg('text', { 'text-anchor': 'end' });
  const names = legend([{ label: words[0], tissue: 'ice' }, { label: words[1], colour: 1, shape: 'circle' }, { label: words[2], colour: 'ink', dash: '6 4' }]);
  const { element, plot, size, describe } = picture(key, title, names.element);
  plot.append(ground, svg('clipPath', { id: `${key}-union` }, ...edges),
    svg('g', { class: 'tlx-c6' }, ...rims, svg('g', { class: 'tlx-seen' }, ...discs)),
    // Between the discs the zone reaches to the notches of the union, but for a disc around each.
    svg('g', { class: 'tlx-c1 tlx-zone' }, zone),
    svg('g', { class: 'tlx-c6 tlx-seen', 'clip-path': `url(#${key}-union)` }, ...notches),
    svg('g', { class: 'tlx-c1 tlx-zone' }, ...cores),
    halo, target, ...centres, bar, length);

  function update({ width, em, state, values }) {
    const [count, corner, radius, depth, aim] = functions(state, values);
    const wanted = 1.05 * Math.max(corner + radius, aim);
    const reach = reaching(reaches, wanted);
    const wide = Math.min(width, 460);
    const height = 0.8 * wide;
    const scale = height / (2 * reach);
    const [x0, y0] = [width / 2, height / 2];
    size(width, height.toFixed(1));
    assign(ground, { x: (width - wide) / 2 + 1, y: 1, width: wide - 2, height: height - 2 });
    const at = (away, angle) => [x0 + scale * away * Math.cos(angle), y0 - scale * away * Math.sin(angle)];
    const circle = (element, [x, y], r) => assign(element, { cx: x, cy: y, r: Math.max(0, scale * r) });
    const half = Math.PI / count;
    const turn = i => Math.PI / 2 - half + 2 * half * i;
    const whole = count > 1 && radius > corner;
    const out = corner * Math.cos(half) + Math.sqrt(Math.max(0, radius ** 2 - (corner * Math.sin(half)) ** 2));
    let path = '';
    for (let i = 0; i < MOST; i += 1) {
      const there = i < count;
      const centre = at(corner, turn(i));
      const notch = at(out, turn(i) + half);
      for (const [element, r] of [[rims[i], radius], [discs[i], radius], [edges[i], radius], [cores[i], radius - depth]]) circle(element, centre, there ? r : 0);
      circle(notches[i], notch, there && whole ? depth : 0);
      appear(centres[i], there);
      move(centres[i], ...centre);
      if (there && whole) path += `${path ? 'L' : 'M'}${centre.map(v => v.toFixed(1))}L${notch.map(v => v.toFixed(1))}`;
    }
    set(zone, 'd', path ? `${path}Z` : 'M0 0');
    for (const ring of [halo, target]) circle(ring, [x0, y0], aim);
    const right = x0 + 1.2 * reach * scale;
    set(bar, 'd', `M${(right - scale).toFixed(1)} ${(height - 10).toFixed(1)}H${right.toFixed(1)}`);
    place(length, right, height - 10 - 5 * em, `1 ${unit}`);
  }
  return { element, update, describe };
}
