// Guess first: a question before the answer is shown. It can be skipped.

import { html } from './dom.js';
import { fill, number, withUnit } from './format.js';
import { judge, numberBox } from './number-box.js';
import { slider } from './slider.js';

export function predict(faces) {
  const { spec: { prediction }, model, reveal, done } = faces;
  const commit = html('button', { type: 'submit', class: 'tlx-button tlx-primary' }, 'Show the answer');
  const skip = html('button', { type: 'button', class: 'tlx-button' }, 'Skip');
  const hint = html('p', { class: 'tlx-remark', role: 'status' });
  const { element: field, read, say } = (prediction.options.length ? options : quantity)(faces, text => { hint.textContent = text; });
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
    done(guess === null);
    if (guess !== null) answer.focus();
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    const { guess, reason } = read();
    if (reason) {
      hint.textContent = reason;
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
    return chosen < 0 ? { reason: 'Choose one of the answers, or skip.' } : { guess: chosen };
  };
  return { element, read, say: guess => prediction.options[guess] };
}

// A number, by slider or box.
function quantity({ spec: { prediction, quantityOf }, id }, tell) {
  const { low, high, step, quantity: name } = prediction;
  const { unit } = quantityOf[name];
  const parameter = { label: 'Your guess', unit, low, high, step };
  const help = `Move the slider, or write a number between ${number(low, 6)} and ${withUnit(number(high, 6), unit)}.`;
  const text = value => withUnit(number(value), unit);
  const set = value => {
    tell('');
    show(value);
    showRange(value);
  };
  const { range, show: showRange } = slider({ id: `${id}-guess`, low, high, step, value: (low + high) / 2, take: set, text });
  const { box, show } = numberBox(parameter, { id: `${id}-guess-box`, name: unit ? `Your guess, in ${unit}` : 'Your guess', accept: set, refuse: tell });
  const element = html('div', { class: 'tlx-pair' }, html('label', { for: range.id }, 'Your guess', unit ? html('span', { class: 'tlx-unseen' }, `, in ${unit}`) : ''),
    range, html('span', { class: 'tlx-box' }, box, unit));
  const read = () => {
    if (box.value.trim() === '') return { reason: help };
    const { value, reason } = judge(parameter, box.value);
    return reason ? { reason: help } : { guess: value };
  };
  return { element, read, say: text };
}
