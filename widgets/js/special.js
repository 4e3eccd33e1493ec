// Functions that JavaScript does not have, named as in `models/special.py`, which SciPy computes there.

const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
  -0.21026444172410488319e-3, 0.21743961811521264320e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.26190838401581408670e-4, 0.36899182659531622704e-5,
];

function logGamma(x) {
  const shifted = x + 607 / 128 - 0.5;
  const series = LANCZOS.reduce((sum, c, i) => sum + (i ? c / (x - 1 + i) : c), 0);
  return (x - 0.5) * Math.log(shifted) - shifted + Math.log(Math.sqrt(2 * Math.PI) * series);
}

// The regularised incomplete beta function by Lentz's continued fraction.
function incompleteBeta(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 500; m += 1) {
    for (const term of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / (1 + term * d);
      c = 1 + term / c;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * value;
}

// Newton's steps, kept between two ends that halving draws together.
function quantile(p, a, b) {
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let [low, high, x] = [0, 1, a / (a + b)];
  for (let i = 0; i < 200; i += 1) {
    const error = incompleteBeta(x, a, b) - p;
    if (error > 0) high = x;
    else low = x;
    let next = x - error / Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * x || next === low || next === high) return next;
    x = next;
  }
  return x;
}

// The three digits that readers see, so that a sentence compares what it prints.
export const Shown = value => Number(value.toPrecision(3));

export const BetaCdf = (x, a, b) => (a <= 0 ? 1 : b <= 0 ? 0 : incompleteBeta(x, a, b));

export const BetaQuantile = (p, a, b) => (a <= 0 ? 0 : b <= 0 ? 1 : quantile(p, a, b));

export function StudentQuantile(p, degrees) {
  if (!(degrees > 0)) return NaN;
  const x = quantile(2 * Math.min(p, 1 - p), degrees / 2, 0.5);
  return Math.sign(p - 0.5) * Math.sqrt((degrees * (1 - x)) / x);
}

// The normal distribution: a series near the middle, a continued fraction in the tails.
export function Phi(z) {
  const size = Math.abs(z);
  let tail;
  if (size < 2) {
    let term = size;
    let sum = size;
    for (let n = 1; n < 200 && term > 1e-18 * sum; n += 1) sum += term *= (size * size) / (2 * n + 1);
    tail = 0.5 - (sum * Math.exp((-size * size) / 2)) / Math.sqrt(2 * Math.PI);
  } else {
    let fraction = 0;
    for (let n = 300; n > 0; n -= 1) fraction = n / (size + fraction);
    tail = Math.exp((-size * size) / 2) / ((size + fraction) * Math.sqrt(2 * Math.PI));
  }
  return z > 0 ? 1 - tail : tail;
}

const sum = (values, of) => values.reduce((total, value, i) => total + of(value, i), 0);

export function Reml(...values) {
  const count = values.length / 3;
  const chosen = [...Array(count).keys()].filter(i => values[2 * count + i] > 0);
  if (chosen.length < 2) return 0;
  const y = chosen.map(i => values[i]);
  const v = chosen.map(i => values[count + i]);
  const parts = tau2 => {
    const w = v.map(variance => 1 / (variance + tau2));
    const total = sum(w, weight => weight);
    const mean = sum(w, (weight, i) => weight * y[i]) / total;
    return [w, total, mean];
  };
  const likelihood = tau2 => {
    const [w, total, mean] = parts(tau2);
    return sum(w, (weight, i) => Math.log(weight) - weight * (y[i] - mean) ** 2) - Math.log(total);
  };
  const slope = tau2 => {
    const [w, total, mean] = parts(tau2);
    return sum(w, (weight, i) => weight * weight * ((y[i] - mean) ** 2 + 1 / total) - weight);
  };
  const middle = sum(y, value => value) / y.length;
  const top = (4 * sum(y, value => (value - middle) ** 2)) / (y.length - 1) + Math.max(...v);
  const grid = Array.from({ length: 65 }, (_, i) => top * (i / 64) ** 2);
  const heights = grid.map(likelihood);
  const best = heights.indexOf(Math.max(...heights));
  let [low, high] = [grid[Math.max(best - 1, 0)], grid[Math.min(best + 1, 64)]];
  if (!(slope(low) > 0 && slope(high) < 0)) return grid[best];
  for (let i = 0; i < 100 && high - low > 1e-15 * high; i += 1) {
    const half = (low + high) / 2;
    if (slope(half) > 0) low = half;
    else high = half;
  }
  return (low + high) / 2;
}

// Lambert's W for z >= 0, the inverse of w exp(w): Halley's steps from a close start; five give all digits.
export function W(z) {
  let w = z < 1 ? z / (1 + z) : Math.log(z) - Math.log(1 + Math.log(z));
  for (let i = 0; i < 5; i += 1) {
    const grown = Math.exp(w);
    const off = w * grown - z;
    w -= off / (grown * (w + 1) - ((w + 2) * off) / (2 * w + 2));
  }
  return w;
}
