// Two states that move: steady states, and the barrier between two basins, as in `planar.py`.

import { integrate } from './integrate.js';

const SCAN = 400;
const OFFSET = 1e-3;

// Steady states from the smallest second state up, with the kind of each.
export function steady({ plane }, p, q) {
  const { low, high, on, jacobian } = plane;
  const balance = y => on(p, q, y)[1];
  const found = [];
  let y0 = low;
  let f0 = balance(y0);
  for (let i = 1; i <= SCAN; i += 1) {
    const y1 = low * (high / low) ** (i / SCAN);
    const f1 = balance(y1);
    if (f0 * f1 < 0) {
      const y = bisected(balance, y0, y1, f0);
      const [x] = on(p, q, y);
      found.push({ x, y, ...kind(x, y, jacobian(p, q, x, y)) });
    }
    [y0, f0] = [y1, f1];
  }
  return found;
}

function bisected(f, low, high, atLow) {
  let [a, b] = [low, high];
  for (let i = 0; i < 60; i += 1) {
    const middle = (a + b) / 2;
    if (f(middle) * atLow > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function kind(x, y, [a, b, c, d]) {
  const trace = a + d;
  const determinant = a * d - b * c;
  if (determinant >= 0) return { kind: trace < 0 ? 'stable' : 'unstable' };
  const falling = (trace - Math.sqrt(trace * trace - 4 * determinant)) / 2;
  const slope = [b, falling - a];
  const size = Math.max(Math.abs(slope[0]) / x, Math.abs(slope[1]) / y);
  return { kind: 'saddle', slope: slope.map(part => part / size) };
}

// The barrier changes only with what the rates use: the last one is kept.
const kept = new WeakMap();

export function phase(system, p, q) {
  const key = String(system.plane.fixed(p, q));
  if (kept.get(system)?.key !== key) {
    const states = steady(system, p, q);
    kept.set(system, { key, states, branches: branches(system, states.find(state => state.kind === 'saddle'), p, q) });
  }
  return kept.get(system);
}

function branches({ plane, rate, floor }, saddle, p, q) {
  if (!saddle) return [];
  const { high, back, steps } = plane;
  const forward = rate(p, q);
  const inside = y => y[0] > 0 && y[1] > 0 && y[0] < 1e3 * saddle.x && y[1] < 2 * high;
  const backward = (t, y, d) => {
    if (inside(y)) {
      forward(-t, y, d);
      d[0] = -d[0];
      d[1] = -d[1];
    } else d.fill(0);
  };
  const times = Array.from({ length: steps + 1 }, (_, i) => (back * i) / steps);
  const down = saddle.slope[1] > 0 ? -1 : 1;
  return [down, -down].map(sign => {
    const rows = [];
    integrate(backward, [saddle.x, saddle.y].map((value, i) => value + sign * OFFSET * saddle.slope[i]), times, rows, floor, { steps: 5000 });
    const last = rows.findIndex(row => !inside(row));
    return last < 0 ? rows : rows.slice(0, last);
  });
}

// The second state on the barrier where the first is `at`: where the branch on that side of the saddle first passes it.
export function barrierAt(system, p, q, at) {
  const [down, up] = phase(system, p, q).branches;
  const branch = (at <= down?.[0][0] ? down : up) ?? [];
  for (let i = 1; i < branch.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [branch[i - 1], branch[i]];
    if ((x0 - at) * (x1 - at) <= 0) return y0 * (y1 / y0) ** ((at - x0) / (x1 - x0));
  }
  return NaN;
}
