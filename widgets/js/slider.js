// A range input that a page can be scrolled over: with a finger its value is taken after a sideways move or a tap,
// and stays as it was when the finger scrolls.

import { html } from './dom.js';

const SIDEWAYS = 6; // pixels after which a finger means the slider

// `take(value)` is called for each move that is meant; `show(value, text)` writes a value from outside.
export function slider({ id, low, high, step, value, take, text }) {
  const range = html('input', { type: 'range', id, min: low, max: high, step, value, 'aria-valuetext': text(value) });
  let shown = value;
  let finger = null; // where it came down, until it is known what it means

  const show = next => {
    if (next === shown && Number(range.value) === next) return;
    shown = next;
    range.value = next;
    range.setAttribute('aria-valuetext', text(next));
  };
  const meant = () => {
    finger = null;
    if (Number(range.value) !== shown) take(Number(range.value));
  };
  range.addEventListener('pointerdown', event => {
    finger = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
  });
  range.addEventListener('pointermove', event => {
    if (!finger) return;
    const [across, along] = [Math.abs(event.clientX - finger.x), Math.abs(event.clientY - finger.y)];
    if (across > SIDEWAYS && across > along) meant();
  });
  range.addEventListener('pointerup', () => { if (finger) meant(); });
  range.addEventListener('pointercancel', () => {
    if (!finger) return;
    finger = null;
    range.value = shown;
  });
  range.addEventListener('input', () => { if (!finger) take(Number(range.value)); });
  return { range, show };
}
