// A box for a number: decimal comma or point, applied on Enter or on leaving, never while typing; what cannot be
// meant is refused with a reason, and the value stays as it was.

import { html } from './dom.js';
import { number, withUnit } from './format.js';

const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+$/;

// The number that a text means; `other` is a second reading, where a comma may part thousands.
export function parse(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-');
  const value = DECIMAL.test(plain) ? Number(plain.replace(',', '.')) : NaN;
  const other = plain.includes(',') && THOUSANDS.test(plain) ? Number(plain.replaceAll(',', '')) : undefined;
  return { value, other, isNumber: Number.isFinite(value) || other !== undefined };
}

// What a parameter says of a text: `{ value }`, or `{ reason }` in words.
export function judge({ label, unit, low, high, whole }, text) {
  const { value, other, isNumber } = parse(text);
  const named = `${label} “${text.trim()}”`;
  const range = `${number(low, 6)} and ${withUnit(number(high, 6), unit)}`;
  const inside = candidate => candidate >= low && candidate <= high;
  if (!isNumber) return { reason: `${named} is not a number between ${range}` };
  if (other !== undefined && inside(value) && inside(other)) return { reason: `${named} may mean ${value} or ${other}; write it without the comma` };
  const meant = other !== undefined && !inside(value) ? other : value;
  if (whole && !Number.isInteger(meant)) return { reason: `${named} is not a whole number between ${range}` };
  if (!inside(meant)) return { reason: `${named} is not between ${range}` };
  return { value: meant };
}

// The element and what keeps it: `show(value)` writes a value, `accept(value)` and `refuse(reason)` are told of what was typed.
export function numberBox(parameter, { id, name, value = '', accept, refuse }) {
  const { low, high, step } = parameter;
  const box = html('input', {
    type: 'text', class: 'tlx-number', id, inputmode: 'decimal', autocomplete: 'off', value, 'aria-label': name,
    role: 'spinbutton', 'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': value === '' ? null : value,
  });
  let shown = value;
  const show = next => {
    shown = next;
    box.value = next;
    if (next === '') box.removeAttribute('aria-valuenow');
    else box.setAttribute('aria-valuenow', next);
  };
  const apply = () => {
    if (box.value === String(shown)) return;
    const { value: meant, reason } = judge(parameter, box.value);
    if (reason === undefined) {
      show(meant);
      accept(meant);
    } else {
      show(shown);
      refuse(`${reason}; it is left as it was.`);
    }
  };
  // A press elsewhere leaves the box: what is pressed must not move away before it is let go.
  box.addEventListener('change', () => {
    if (document.documentElement.matches(':active')) addEventListener('pointerup', apply, { once: true, capture: true });
    else apply();
  });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter') apply();
    else if (event.key === 'Escape') box.value = shown;
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const from = shown === '' ? (low + high) / 2 : shown;
      const moved = Math.min(high, Math.max(low, from + (event.key === 'ArrowUp' ? step : -step)));
      show(Number(moved.toPrecision(12)));
      accept(shown);
    }
  });
  return { box, show, apply };
}
