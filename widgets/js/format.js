// Numbers for readers: three significant digits, rounded the same as in `engine/formatting.py`.

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const THIN = '\u202f';

const plain = text => text.includes('.') ? text.replace(/\.?0+$/, '') : text;

function grouped(text) {
  const [whole, rest] = text.split('.');
  const spaced = whole.length > 4 ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, THIN) : whole;
  return rest === undefined ? spaced : `${spaced}.${rest}`;
}

const superscript = power => (power < 0 ? '⁻' : '') + [...String(Math.abs(power))].map(d => SUPERSCRIPTS[d]).join('');

// The digits of a rounded number, moved to the wanted power of ten without arithmetic.
function decimal(mantissa, power) {
  const digits = mantissa.replace('.', '');
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
  const padded = digits.padEnd(power + 1, '0');
  return padded.length > power + 1 ? `${padded.slice(0, power + 1)}.${padded.slice(power + 1)}` : padded;
}

export function number(value, digits = 3) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const sign = value < 0 ? '−' : '';
  const short = Math.abs(Number(value.toPrecision(digits))); // most numbers need nothing else
  if (short >= 0.001 && short < 10000) return sign + short;
  const [mantissa, exponent] = Math.abs(value).toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power < -3 || power >= 9) return `${sign}${plain(mantissa)} × 10${superscript(power)}`;
  if (power >= 6) return `${sign}${grouped(plain(decimal(mantissa, power - 6)))} million`;
  return sign + grouped(plain(decimal(mantissa, power)));
}

// A number, or that it lies below its floor, if it has one.
export const numberOrFloor = (value, floor = 0) => (floor && value < floor ? `below ${floor}` : number(value));

export const withUnit = (text, unit) => !unit || unit === '%' ? `${text}${unit ?? ''}` : `${text}\u00a0${unit}`;

export const fill = (template, textOf) => template.replace(/\{(\w+)\}/g, (_, name) => textOf(name));

// Smallest round axis limit that fits the value.
export function ceiling(value, least) {
  const steps = [1, 1.5, 3, 6, 10];
  const wanted = Math.max(value, least);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * steps.find(step => step * power >= wanted - 1e-9);
}

// Round steps from `low` to `high`, about `count` of them.
export function ticks(high, count = 5, low = 0) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(s => s * power >= rough - 1e-9);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
