// A tumour in its liver, and the lungs: areas are masses, each dot is a part of the energy, so that dots for an area are the
// dose. Shapes are given by how far their edge lies from a middle, in equal turns (`outline`, of an area of one).

import { appear, legend, number, picture, place, reaching, set, svg, withUnit } from 'kit';

const ROUND = 0.55; // part of the whole up to which a tumour is a disc; a larger one takes the liver's own shape
const LONG = 1.7; // a lung is so many times taller than wide
const LEAN = 0.25; // part of its width by which a lung is wider at the foot
const ROOM = 0.335; // the root of the largest liver, as part of the width
const MOST = 520; // pixels beyond which the drawing does not grow
const EDGE = 0.97; // dots keep off the edge

const fixed = value => value.toFixed(1);
const polygon = points => `M${points.map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join('L')}Z`;
const dotted = points => points.map(([x, y]) => `M${fixed(x)} ${fixed(y)}h0`).join('');

// Halton's sequence: even from the first number on, so that a new dot moves none of the others.
function halton(place, base) {
  let [part, found] = [1, 0];
  for (let rest = place + 1; rest > 0; rest = Math.floor(rest / base)) {
    part /= base;
    found += part * (rest % base);
  }
  return found;
}

const polar = (away, angle) => [away * Math.cos(angle), away * Math.sin(angle)];
const edge = radii => radii.map((radius, i) => polar(radius, (2 * Math.PI * i) / radii.length));

// Points spread evenly between two edges around one middle.
function seeds(count, low, high) {
  const turns = high.length;
  const sums = [0];
  high.forEach((far, i) => sums.push(sums[i] + far ** 2 - low[i] ** 2));
  return Array.from({ length: Math.round(count) }, (_, k) => {
    const out = halton(k, 3);
    const wanted = halton(k, 2) * sums[turns];
    let i = 0;
    while (sums[i + 1] < wanted) i += 1;
    const angle = (2 * Math.PI * (i - 0.5 + (wanted - sums[i]) / (sums[i + 1] - sums[i]))) / turns;
    return polar(Math.sqrt(low[i] ** 2 + out * (high[i] ** 2 - low[i] ** 2)), angle);
  });
}

export function create({ key, functions, spec: { quantityOf } }, { title, organs, shunt, dot, reaches, outline }) {
  const [tumour, liver, lungs] = organs.map(({ tissue }) => ({ shape: svg('path', { class: `tlx-of-${tissue}` }), dots: svg('path', { class: 'tlx-dots' }) }));
  const flow = svg('path', { class: 'tlx-flow' });
  const head = svg('path', { class: 'tlx-flow-head', d: 'M0 0-10-5V5Z' });
  const passed = svg('text', { 'text-anchor': 'end' });
  const square = svg('path', { class: 'tlx-frame' });
  const weight = svg('text');
  const names = legend([...organs.map(({ label, tissue }) => ({ label, tissue, valued: true })), { label: `${number(dot)} J`, mark: 'dots' }]);
  const { element, plot, size: resize, describe } = picture(key, title, names.element);
  plot.append(liver.shape, tumour.shape, lungs.shape, liver.dots, tumour.dots, lungs.dots, flow, head, passed, square, weight);

  const disc = outline.map(() => Math.sqrt(1 / Math.PI));
  const none = outline.map(() => 0);
  const placed = (points, [x, y], [across, down] = [1, 1]) => points.map(([u, v]) => [x + across * u, y + down * v]);

  function update({ width, em, state, values, textOf }) {
    const [tumourMass, tumourEnergy, liverMass, liverEnergy, lungMass, lungEnergy] = functions(state, values);
    const whole = tumourMass + liverMass;
    const reach = reaching(reaches, whole);
    const wide = Math.min(width, MOST);
    const start = (width - wide) / 2;
    const root = (ROOM * wide) / Math.sqrt(reach); // pixels of the root of a kilogram
    const tall = 0.4 * wide;
    const side = root * Math.sqrt(reach / 20);
    resize(width, fixed(tall + side + 6));

    const size = root * Math.sqrt(whole);
    const inner = root * Math.sqrt(tumourMass);
    const middle = [start + 0.5 * size + 3, tall / 2 - 0.05 * size];
    const inside = (tumourMass / whole <= ROUND ? disc : outline).map(radius => inner * radius);
    const outside = outline.map(radius => size * radius);
    set(liver.shape, 'd', polygon(placed(edge(outside), middle)));
    set(tumour.shape, 'd', polygon(placed(edge(inside), middle)));
    set(liver.dots, 'd', dotted(placed(seeds(liverEnergy / dot, inside, outside.map((radius, i) => Math.max(EDGE * radius, inside[i] + 1))), middle)));
    set(tumour.dots, 'd', dotted(placed(seeds(tumourEnergy / dot, none, inside.map(radius => EDGE * radius)), middle)));

    const lung = root * Math.sqrt(lungMass / 2); // one of two
    const axes = [lung / Math.sqrt(Math.PI * LONG), lung * Math.sqrt(LONG / Math.PI)];
    const centres = [-1, 1].map(turn => [start + wide - (2 + LEAN) * axes[0] - 4 + turn * (axes[0] * (1 + LEAN / 3) + 1), tall / 2]);
    const lobe = disc.map(() => 1);
    const breath = Math.round(lungEnergy / dot);
    const half = turn => seeds(Math.floor((breath + turn) / 2), none, lobe.map(() => EDGE)).map(([u, v]) => [turn ? u : -u, v]);
    // Narrower above than below, which leaves the area as it is.
    const lean = points => points.map(([u, v]) => [u * (1 + LEAN * v), v]);
    set(lungs.shape, 'd', centres.map(centre => polygon(placed(lean(edge(lobe)), centre, axes))).join(''));
    set(lungs.dots, 'd', centres.map((centre, i) => dotted(placed(lean(half(i)), centre, axes))).join(''));

    const from = [middle[0] + 0.5 * size, middle[1] + 0.36 * size];
    const to = [centres[0][0] - axes[0] - 4, tall / 2 + 0.4 * axes[1]];
    const still = !(lungEnergy > 0);
    for (const element of [flow, head]) appear(element, !still);
    set(flow, 'd', `M${from.map(fixed).join(' ')}L${fixed(to[0] - 8)} ${fixed(to[1])}`);
    set(head, 'transform', `translate(${to.map(fixed).join(' ')})`);
    place(passed, start + wide - 4, tall + side / 2 + 2 + 5 * em, `${textOf(shunt)} on to the lungs`);
    set(square, 'd', `M${fixed(start + 3)} ${fixed(tall + 2)}h${fixed(side)}v${fixed(side)}h${fixed(-side)}Z`);
    place(weight, start + side + 10, tall + side / 2 + 2 + 5 * em, withUnit(number(reach / 20), 'kg'));
    names.update([...organs.map(({ quantity }) => withUnit(number(values[quantity]), quantityOf[quantity].unit)), '']);
  }
  return { element, update, describe };
}
