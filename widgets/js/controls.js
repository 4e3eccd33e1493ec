// Native controls: a preset list, radio buttons or a list for a choice, a slider and a number box for each parameter.

import { html, markup } from './dom.js';
import { number, withUnit } from './format.js';
import { numberBox } from './number-box.js';
import { slider } from './slider.js';

const MANY = 6; // options that still stand beside each other

export function controls({ spec, model, id, apply, note, share }) {
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
    if (choice.group !== group?.name) {
      group = { name: choice.group, element: html('fieldset', { class: 'tlx-group tlx-choice' }, html('legend', {}, choice.group)) };
      form.append(group.element);
    }
    add(tick(choice, model, id, set), group.element);
  }
  group = null;
  for (const parameter of spec.parameters) {
    if (parameter.group !== group?.name) {
      group = { name: parameter.group, element: html('fieldset', { class: 'tlx-group' }, html('legend', {}, parameter.group)) };
      form.append(group.element);
    }
    add(pair(parameter, model, id, set, note), group.element);
  }
  const reset = html('button', { type: 'button', class: 'tlx-button' }, 'Reset');
  reset.addEventListener('click', () => apply(spec.start));
  const buttons = html('p', { class: 'tlx-row' }, reset);
  if (share) {
    const copy = html('button', { type: 'button', class: 'tlx-button' }, 'Copy link to this state');
    copy.addEventListener('click', share);
    buttons.append(copy);
  }
  form.append(buttons);
  return { element: form, update: () => updates.forEach(update => update()) };
}

function presetList(spec, model, id, apply) {
  const matching = () => spec.presets.find(({ values }) => Object.keys(values).every(name => model.get(name) === values[name]));
  let shown = matching();
  const select = html('select', { id: `${id}-preset` },
    ...spec.presets.map(preset => html('option', { value: preset.name, selected: preset === shown }, preset.label)),
    html('option', { value: '', disabled: true, selected: !shown }, 'Your own values'));
  const remark = html('p', { class: 'tlx-remark' }, shown?.note ?? '');
  select.addEventListener('change', () => apply(spec.presets.find(preset => preset.name === select.value).values));
  const update = () => {
    const preset = matching();
    if (preset === shown) return;
    shown = preset;
    select.value = preset?.name ?? '';
    remark.textContent = preset?.note ?? '';
  };
  return [html('div', { class: 'tlx-field' }, html('label', { for: select.id }, 'Example'), select, remark), update];
}

function radios(choice, model, id, set) {
  const inputs = choice.options.map(({ value }) =>
    html('input', { type: 'radio', name: `${id}-${choice.name}`, value, id: `${id}-${choice.name}-${value}`, checked: value === model.get(choice.name) }));
  for (const input of inputs) input.addEventListener('change', () => set(choice.name, input.value));
  const labels = inputs.map((input, i) => html('label', { for: input.id }, input, choice.options[i].label));
  let shown = model.get(choice.name);
  const update = () => {
    if (model.get(choice.name) === shown) return;
    shown = model.get(choice.name);
    for (const input of inputs) input.checked = input.value === shown;
  };
  return [html('fieldset', { class: 'tlx-group tlx-choice' }, html('legend', {}, choice.label), ...labels), update];
}

// Two options as one box: ticked for the second.
function tick({ name, label, options: [off, on] }, model, id, set) {
  const box = html('input', { type: 'checkbox', id: `${id}-${name}`, checked: model.get(name) === on.value });
  box.addEventListener('change', () => set(name, (box.checked ? on : off).value));
  return [html('label', { for: box.id }, box, label), () => { box.checked = model.get(name) === on.value; }];
}

function list({ name, label, options }, model, id, set) {
  const select = html('select', { id: `${id}-${name}` });
  let group;
  for (const option of options) {
    if (option.group && option.group !== group?.name) {
      group = { name: option.group, element: html('optgroup', { label: option.group }) };
      select.append(group.element);
    }
    (option.group ? group.element : select).append(html('option', { value: option.value, selected: option.value === model.get(name) }, option.label));
  }
  select.addEventListener('change', () => set(name, select.value));
  const update = () => { if (select.value !== model.get(name)) select.value = model.get(name); };
  return [html('div', { class: 'tlx-field' }, html('label', { for: select.id }, label), select), update];
}

function pair(parameter, model, id, set, note) {
  const { name, label, symbol, unit } = parameter;
  const key = `${id}-${name}`;
  let shown = model.get(name);
  const { range, show: showRange } = slider({ ...parameter, id: key, value: shown, take: value => set(name, value), text: value => withUnit(number(value, 6), unit) });
  const { box, show: showBox } = numberBox(parameter, {
    id: `${key}-box`, name: unit ? `${label}, in ${unit}` : label, value: shown, accept: value => set(name, value), refuse: note,
  });
  const title = markup('label', { for: key, id: `${key}-label` }, `${label} ${symbol}${unit ? `<span class="tlx-unseen">, in ${unit}</span>` : ''}`);
  const update = () => {
    const value = model.get(name);
    if (value === shown) return;
    shown = value;
    showRange(value);
    showBox(value);
  };
  return [html('div', { class: 'tlx-pair' }, title, range, html('span', { class: 'tlx-box' }, box, unit)), update];
}
