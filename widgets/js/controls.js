// Native controls: a preset list, radio buttons for a choice, a range and a number box for each parameter.

import { filled, html, markup } from './dom.js';
import { number, withUnit } from './format.js';

const MANY = 6; // options that still stand beside each other

export function controls({ spec, model, id, apply, note }) {
  const form = html('form', { class: 'tlx-controls', 'aria-label': `${spec.title}: controls` });
  form.addEventListener('submit', event => event.preventDefault());
  const set = (name, value) => {
    note('');
    model.set(name, value);
    model.save_changes();
  };
  const updates = [];
  const add = ([element, update], parent = form) => {
    parent.append(element);
    updates.push(update);
  };

  if (spec.presets.length) add(presetList(spec, model, id, apply));
  let group;
  for (const choice of spec.choices) {
    if (!choice.group) {
      add((choice.options.length > MANY ? list : radios)(choice, model, id, set));
      continue;
    }
    if (choice.group !== group?.dataset.name) {
      group = html('fieldset', { class: 'tlx-group tlx-choice', 'data-name': choice.group }, html('legend', {}, choice.group));
      form.append(group);
    }
    add(tick(choice, model, id, set), group);
  }
  group = null;
  for (const parameter of spec.parameters) {
    if (parameter.group !== group?.dataset.name) {
      group = html('fieldset', { class: 'tlx-group', 'data-name': parameter.group }, html('legend', {}, parameter.group));
      form.append(group);
    }
    add(pair(parameter, model, id, set, note), group);
  }
  const reset = html('button', { type: 'button', class: 'tlx-button' }, 'Reset');
  reset.addEventListener('click', () => apply(spec.start));
  form.append(reset);
  return { element: form, update: () => updates.forEach(update => update()) };
}

function presetList(spec, model, id, apply) {
  const select = html('select', { id: `${id}-preset` },
    ...spec.presets.map(preset => html('option', { value: preset.name }, preset.label)),
    html('option', { value: '', disabled: true }, 'Your own values'));
  const remark = html('p', { class: 'tlx-remark' });
  let shown = null;
  select.addEventListener('change', () => apply(spec.presets.find(preset => preset.name === select.value).values));
  const update = () => {
    const preset = spec.presets.find(({ values }) => Object.keys(values).every(name => model.get(name) === values[name]));
    if (preset === shown) return;
    shown = preset;
    select.value = preset?.name ?? '';
    remark.textContent = preset?.note ?? '';
  };
  return [html('div', { class: 'tlx-field' }, html('label', { for: select.id }, 'Example'), select, remark), update];
}

function radios(choice, model, id, set) {
  const inputs = choice.options.map(({ value }) =>
    html('input', { type: 'radio', name: `${id}-${choice.name}`, value, id: `${id}-${choice.name}-${value}` }));
  for (const input of inputs) input.addEventListener('change', () => set(choice.name, input.value));
  const labels = inputs.map((input, i) => html('label', { for: input.id }, input, choice.options[i].label));
  const update = () => inputs.forEach(input => { input.checked = input.value === model.get(choice.name); });
  return [html('fieldset', { class: 'tlx-group tlx-choice' }, html('legend', {}, choice.label), ...labels), update];
}

// Two options as one box: ticked for the second.
function tick({ name, label, options: [off, on] }, model, id, set) {
  const box = html('input', { type: 'checkbox', id: `${id}-${name}` });
  box.addEventListener('change', () => set(name, (box.checked ? on : off).value));
  return [html('label', { for: box.id }, box, label), () => { box.checked = model.get(name) === on.value; }];
}

function list({ name, label, options }, model, id, set) {
  const select = html('select', { id: `${id}-${name}` });
  let group;
  for (const option of options) {
    if (option.group && option.group !== group?.label) select.append(group = html('optgroup', { label: option.group }));
    (option.group ? group : select).append(html('option', { value: option.value }, option.label));
  }
  select.addEventListener('change', () => set(name, select.value));
  return [html('div', { class: 'tlx-field' }, html('label', { for: select.id }, label), select), () => { select.value = model.get(name); }];
}

function pair(parameter, model, id, set, note) {
  const { name, label, symbol, unit, low, high, step } = parameter;
  const key = `${id}-${name}`;
  const title = markup('label', { for: key, id: `${key}-label` }, `${label} ${symbol}`);
  const range = html('input', { type: 'range', id: key, min: low, max: high, step });
  const box = html('input', {
    type: 'number', id: `${key}-box`, min: low, max: high, step: 'any', inputmode: 'decimal',
    'aria-label': `${label}${unit && `, in ${unit}`}`,
  });
  range.addEventListener('input', () => set(name, Number(range.value)));
  box.addEventListener('input', () => { if (valid(box.value)) set(name, Number(box.value)); });
  box.addEventListener('keydown', event => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const moved = model.get(name) + (event.key === 'ArrowUp' ? step : -step);
    set(name, Number(Math.min(high, Math.max(low, moved)).toPrecision(12)));
    box.value = model.get(name);
  });
  box.addEventListener('change', () => {
    if (!valid(box.value)) note(`${label} must lie between ${number(low)} and ${withUnit(number(high), unit)}; it is left as it was.`);
    box.value = model.get(name);
  });
  box.addEventListener('blur', () => { box.value = model.get(name); });
  const valid = text => text.trim() !== '' && Number(text) >= low && Number(text) <= high;
  let shown;
  const update = () => {
    const value = model.get(name);
    if (value === shown) return;
    shown = value;
    range.value = value;
    range.style.backgroundSize = filled((value - low) / (high - low));
    range.setAttribute('aria-valuetext', withUnit(number(value, 6), unit));
    if (document.activeElement !== box) box.value = value;
  };
  return [html('div', { class: 'tlx-pair' }, title, range, html('span', { class: 'tlx-box' }, box, unit)), update];
}
