// Dormand–Prince 5(4) with its continuous extension: steps as long as the error allows, values where they are wanted.
// A solution is `{ t, y, stopped }`: times, a row of values for each, and whether the computation gave up.
// Where an event strikes, its time stands twice: before and after.

const C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const A = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const D = [-12715105075 / 11282082432, 0, 87487479700 / 32700410799, -10690763975 / 1880347072, 701980252875 / 199316789632, -1453857185 / 822651844, 69997945 / 29380423];

const RTOL = 1e-6;
const CAP = 20000; // steps of one solution; a page must not freeze

// Goes from times[0] to the last time and writes a row for each; gives false if it had to stop.
// `floor` says of each value below what size its error does not matter; `budget` holds the steps that are left.
export function integrate(rate, start, times, rows, floor, budget) {
  const n = start.length;
  const k = Array.from({ length: 7 }, () => new Float64Array(n));
  const y = Float64Array.from(start);
  const next = new Float64Array(n);
  const end = times.at(-1);
  let t = times[0];
  let i = 0;
  const keep = row => {
    rows.push(row);
    i += 1;
  };
  keep(Float64Array.from(y));
  if (i === times.length) return true;
  rate(t, y, k[0]);
  let h = first(y, k[0], end - t, floor);
  while (i < times.length) {
    if (budget.steps <= 0 || !(h > 1e-12 * Math.max(1, Math.abs(t)))) break;
    budget.steps -= 1;
    h = Math.min(h, end - t);
    const last = t + h >= end - 1e-14 * Math.abs(end);
    for (let s = 1; s < 7; s += 1) {
      const a = A[s];
      for (let j = 0; j < n; j += 1) {
        let sum = 0;
        for (let r = 0; r < s; r += 1) sum += a[r] * k[r][j];
        next[j] = y[j] + h * sum;
      }
      rate(t + C[s] * h, next, k[s]);
    }
    let error = 0;
    for (let j = 0; j < n; j += 1) {
      let sum = 0;
      for (let r = 0; r < 7; r += 1) sum += E[r] * k[r][j];
      error += ((h * sum) / (RTOL * Math.max(floor[j], Math.abs(y[j]), Math.abs(next[j])))) ** 2;
    }
    error = Math.sqrt(error / n);
    if (!(error <= 1)) {
      h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.1;
      continue;
    }
    const reached = last ? end : t + h;
    while (i < times.length && times[i] <= reached) keep(between(y, next, k, h, (times[i] - t) / h));
    y.set(next);
    [k[0], k[6]] = [k[6], k[0]];
    t = reached;
    h *= Math.min(5, 0.9 * Math.max(error, 1e-10) ** -0.2);
  }
  const whole = i === times.length;
  while (i < times.length) keep(new Float64Array(n).fill(NaN));
  return whole;
}

function first(y, f, span, floor) {
  let [size, speed] = [0, 0];
  for (let j = 0; j < y.length; j += 1) {
    const scale = Math.max(floor[j], Math.abs(y[j]));
    size += (y[j] / scale) ** 2;
    speed += (f[j] / scale) ** 2;
  }
  const h = size > 0 && speed > 0 ? 0.01 * Math.sqrt(size / speed) : 1e-4 * span;
  return Math.min(Math.max(h, 1e-8 * span), 0.01 * span);
}

function between(y, next, k, h, part) {
  const row = new Float64Array(y.length);
  for (let j = 0; j < y.length; j += 1) {
    const step = next[j] - y[j];
    const bend = h * k[0][j] - step;
    let sum = 0;
    for (let r = 0; r < 7; r += 1) sum += D[r] * k[r][j];
    row[j] = y[j] + part * (step + (1 - part) * (bend + part * (step - h * k[6][j] - bend + (1 - part) * h * sum)));
  }
  return row;
}

// Times of events and readings, so that two that are meant to be one are one.
const ticked = t => Math.round(t * 1e9) / 1e9;

// Solves a generated system for one state of the model, at equal steps, at events and where it is read.
export function solve(system, p, q) {
  const { horizon, points } = system;
  const strikes = new Map();
  for (const { when, strike } of system.events) {
    const [begin, every, count] = when(p, q);
    for (let i = 0; i < Math.round(count); i += 1) {
      const t = ticked(begin + i * every);
      if (t >= 0 && t <= horizon) strikes.set(t, [...(strikes.get(t) ?? []), strike]);
    }
  }
  const every = new Set([...system.times(p, q).map(ticked), ...strikes.keys()]);
  for (let i = 0; i <= points; i += 1) every.add((horizon * i) / points);
  const times = Float64Array.from(every).sort();
  const course = { t: [], y: [], stopped: false };
  const budget = { steps: CAP };
  const rate = system.rate(p, q);
  let y = Float64Array.from(system.start(p, q));
  let begin = 0;
  const go = end => {
    const part = times.subarray(begin, end + 1);
    course.t.push(...part);
    if (!integrate(rate, y, part, course.y, system.floor, budget)) course.stopped = true;
    y = course.y.at(-1);
    begin = end;
  };
  times.forEach((t, i) => {
    if (!strikes.has(t)) return;
    go(i);
    for (const strike of strikes.get(t)) y = Float64Array.from(strike(p, q, t, y));
  });
  go(times.length - 1);
  cut(system, p, q, course);
  return course;
}

// Ends a course where its equations cease to hold: what follows is no number.
function cut({ holds }, p, q, { t, y }) {
  const first = y.findIndex((row, i) => !holds(p, q, t[i], row)[0]);
  if (first >= 0) for (let i = first; i < y.length; i += 1) y[i] = new Float64Array(y[i].length).fill(NaN);
}

// The states some time after the end of a course, without further events.
export function later(system, p, q, course, after) {
  const last = course.y.at(-1);
  if (!last.every(Number.isFinite)) return last.map(() => NaN);
  const { horizon, points } = system;
  const late = { t: Array.from({ length: points + 1 }, (_, i) => horizon + (after * i) / points), y: [] };
  integrate(system.rate(p, q), last, late.t, late.y, system.floor, { steps: CAP });
  cut(system, p, q, late);
  return late.y.at(-1);
}

// Reads one expression off a course: at a time, at its end, or its minimum or maximum.
export function read({ t, y }, at, expression, p, q, before) {
  const value = i => expression(p, q, t[i], y[i])[0];
  if (at === 'end') return value(t.length - 1);
  if (typeof at === 'number') return value(before ? t.indexOf(ticked(at)) : t.lastIndexOf(ticked(at)));
  const [pick, worst] = at === 'minimum' ? [Math.min, Infinity] : [Math.max, -Infinity];
  return t.reduce((best, _, i) => {
    const one = value(i);
    return Number.isNaN(one) ? best : pick(best, one);
  }, worst);
}
