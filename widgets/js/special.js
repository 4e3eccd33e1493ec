// Functions that a model may use and JavaScript does not have.

// The inverse of w exp(w) for z >= 0, by Halley's steps from a close start; five give all digits.
export function lambertW(z) {
  let w = z < 1 ? z / (1 + z) : Math.log(z) - Math.log(1 + Math.log(z));
  for (let i = 0; i < 5; i += 1) {
    const grown = Math.exp(w);
    const off = w * grown - z;
    w -= off / (grown * (w + 1) - ((w + 2) * off) / (2 * w + 2));
  }
  return w;
}
