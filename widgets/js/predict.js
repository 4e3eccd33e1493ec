// Guess first: a question before the answer is shown. It can be skipped.

import { filled, html } from './dom.js';
import { fill, number, withUnit } from './format.js';

export function predict(faces) {
  const { spec: { prediction }, model, reveal, done } = faces;
  const commit = html('button', { type: 'submit', class: 'tlx-button tlx-primary' }, 'Show the answer');
  const skip = html('button', { type: 'button', class: 'tlx-button' }, 'Skip');
  const hint = html('p', { class: 'tlx-remark', role: 'status' });
  const { element: field, read, say, help } = (prediction.options.length ? options : slider)(faces);
  const form = html('form', { class: 'tlx-predict', novalidate: true },
    html('p', { class: 'tlx-eyebrow' }, 'Predict first'),
    html('p', { id: `${faces.id}-question` }, prediction.question),
    field,
    html('p', { class: 'tlx-row' }, commit, skip), hint);
  const answer = html('p', { class: 'tlx-answer', tabindex: '-1', hidden: true });

  const finish = guess => {
    form.hidden = true;
    if (guess !== null) {
      answer.textContent = `Your guess: ${say(guess)}. ${fill(prediction.reveal, reveal())}`;
      answer.hidden = false;
    }
    model.set('guess', guess);
    model.save_changes();
    done();
    if (guess !== null) answer.focus();
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    const guess = read();
    if (guess === null) {
      hint.textContent = help;
      field.querySelector('input:not([type=range])').focus();
    } else finish(guess);
  });
  skip.addEventListener('click', () => finish(null));
  return { element: html('div', {}, form, answer) };
}

// One of several answers.
function options({ spec: { prediction }, id }) {
  const inputs = prediction.options.map((_, i) => html('input', { type: 'radio', name: `${id}-guess`, value: i, id: `${id}-guess-${i}` }));
  const element = html('div', { class: 'tlx-choice tlx-options', role: 'radiogroup', 'aria-labelledby': `${id}-question` },
    ...inputs.map((input, i) => html('label', { for: input.id }, input, prediction.options[i])));
  const read = () => {
    const chosen = inputs.findIndex(input => input.checked);
    return chosen < 0 ? null : chosen;
  };
  return { element, read, say: guess => prediction.options[guess], help: 'Choose one of the answers, or skip.' };
}

function slider({ spec: { prediction, quantityOf }, id }) {
  const { low, high, step, quantity } = prediction;
  const { unit } = quantityOf[quantity];
  const range = html('input', { type: 'range', min: low, max: high, step, id: `${id}-guess`, value: (low + high) / 2 });
  const box = html('input', { type: 'number', min: low, max: high, step: 'any', inputmode: 'decimal', 'aria-label': `Your guess${unit && `, in ${unit}`}` });
  const element = html('div', { class: 'tlx-pair' }, html('label', { for: range.id }, 'Your guess'), range, html('span', { class: 'tlx-box' }, box, unit));
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

  const read = () => {
    const guess = Number(box.value);
    return box.value.trim() === '' || !(guess >= low && guess <= high) ? null : guess;
  };
  const say = guess => withUnit(number(guess), unit);
  return { element, read, say, help: `Move the slider, or write a number between ${low} and ${withUnit(number(high), unit)}.` };
}
