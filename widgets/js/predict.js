// Guess first: a question before the answer is shown. It can be skipped.

import { filled, html } from './dom.js';
import { number, withUnit } from './format.js';

export function predict({ spec, id, model, done }) {
  const { question, low, high, step, reveal, quantity } = spec.prediction;
  const { unit } = spec.quantityOf[quantity];
  const range = html('input', { type: 'range', min: low, max: high, step, id: `${id}-guess`, value: (low + high) / 2 });
  const box = html('input', { type: 'number', min: low, max: high, step: 'any', inputmode: 'decimal', 'aria-label': `Your guess, in ${unit}` });
  const commit = html('button', { type: 'submit', class: 'tlx-button tlx-primary' }, 'Show the answer');
  const skip = html('button', { type: 'button', class: 'tlx-button' }, 'Skip');
  const hint = html('p', { class: 'tlx-remark', role: 'status' });
  const form = html('form', { class: 'tlx-predict', novalidate: true },
    html('p', { class: 'tlx-eyebrow' }, 'Predict first'),
    html('p', {}, question),
    html('div', { class: 'tlx-pair' }, html('label', { for: range.id }, 'Your guess'), range, html('span', { class: 'tlx-box' }, box, unit)),
    html('p', { class: 'tlx-row' }, commit, skip), hint);
  const answer = html('p', { class: 'tlx-answer', tabindex: '-1', hidden: true });
  const element = html('div', {}, form, answer);
  const show = () => {
    range.style.backgroundSize = filled((range.value - low) / (high - low));
    range.setAttribute('aria-valuetext', withUnit(number(Number(range.value)), unit));
  };
  range.addEventListener('input', () => {
    box.value = range.value;
    show();
  });
  box.addEventListener('input', () => {
    range.value = box.value;
    show();
  });
  show();

  const finish = guess => {
    form.hidden = true;
    if (guess !== null) {
      answer.textContent = `Your guess: ${withUnit(number(guess), unit)}. ${reveal}`;
      answer.hidden = false;
    }
    model.set('guess', guess);
    model.save_changes();
    done();
    if (guess !== null) answer.focus();
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    const guess = Number(box.value);
    if (box.value.trim() === '' || !(guess >= low && guess <= high)) {
      hint.textContent = `Move the slider, or write a number between ${low} and ${withUnit(number(high), unit)}.`;
      box.focus();
    } else finish(guess);
  });
  skip.addEventListener('click', () => finish(null));
  return { element };
}
