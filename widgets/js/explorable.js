// One explorable: wires its faces to a model. The same function serves the page and live Jupyter.
//
// A definition holds `spec`, the functions `evaluate(p)` and `conditions(p, q)`, and for each chart of `spec.charts` its
// maker in `kinds` and its own functions in `functions`. A kind's script exports `create(faces, spec)`, where `faces` has
// `key` (a prefix for ids), `spec` (of the whole), `model`, `notes` (what stands under it), `evaluate` and `functions` (its own). It returns `{element, update, describe}`:
// `update({width, em, state, values, textOf, guessed})` draws before the next paint and may return which of its published
// marks are in sight; `em` is the size of text over the usual, and what stands beside text grows with it.

import { controls } from './controls.js';
import { beforePaint, debounced, html } from './dom.js';
import { number, withUnit } from './format.js';
import { predict } from './predict.js';
import { sentence } from './sentence.js';
import { table } from './table.js';
import { readAddress, writeAddress } from './url.js';

const STOPPED = 'The computation of this course was stopped, since it took too many steps; what is missing is left out.';
const QUIET = 250; // milliseconds without a change before words, table and address follow
const USUAL = 16; // pixels of a rem
const UNSEEN = 480; // width of a chart that is drawn before it is shown, as print may need it

// The declared values of every input, before an author, a link or a reader changes them.
export function usual(spec) {
  return Object.fromEntries([
    ...spec.choices.map(choice => [choice.name, choice.default]),
    ...spec.parameters.map(parameter => [parameter.name, parameter.default]),
  ]);
}

const same = (one, other) => Object.keys(one).every(name => one[name] === other[name]);

function textOf(spec, state, values) {
  const inputs = Object.fromEntries(spec.parameters.map(({ name, unit }) => [name, () => withUnit(number(state[name], 6), unit)]));
  for (const { name, options } of spec.choices) inputs[name] = () => options.find(({ value }) => value === state[name]).label;
  return name => inputs[name]?.() ?? spec.constants[name] ?? withUnit(number(values[name]), spec.quantityOf[name].unit);
}

export function render({ model, el, definition, id = definition.spec.name, address = false, notes = null }) {
  const { evaluate, conditions } = definition;
  const usually = usual(definition.spec);
  const names = Object.keys(usually);
  const read = () => Object.fromEntries(names.map(name => [name, model.get(name)]));
  const quantityOf = Object.fromEntries(definition.spec.quantities.map(quantity => [quantity.name, quantity]));
  const spec = { ...definition.spec, quantityOf, start: read() };
  const remark = html('p', { class: 'tlx-note', role: 'status', hidden: true });
  const note = text => {
    remark.textContent = text;
    remark.hidden = !text;
  };
  const apply = values => {
    note('');
    for (const [name, value] of Object.entries({ ...spec.start, ...values })) model.set(name, value);
    model.save_changes();
  };

  const link = address ? readAddress(spec, id) : { values: {}, asked: false, problem: '' };
  for (const [name, value] of Object.entries(link.values)) model.set(name, value);
  note(link.problem);

  const faces = { spec, id, model, evaluate, conditions, apply, note };
  const panel = controls(faces);
  const charts = spec.charts.map((chart, i) =>
    definition.kinds[i]({ spec, model, evaluate, notes, key: `${id}-${chart.kind}${i}`, functions: definition.functions[i] }, chart));
  const words = sentence(faces);
  const data = table(faces);
  charts[0].element.classList.add('tlx-first');
  const results = html('div', { class: 'tlx-results' }, charts[0].element, words.element, ...charts.slice(1).map(chart => chart.element));
  const body = html('div', { class: 'tlx-body' }, panel.element, results);
  const live = html('div', { class: 'tlx-live' }, remark, body, data.element);
  el.append(live);

  let width = 0;
  let em = 1;
  const draw = () => {
    const state = read();
    const values = evaluate(state);
    panel.update();
    const shown = { width: width || UNSEEN, em, state, values, textOf: textOf(spec, state, values), guessed: same(state, usually) ? model.get('guess') : null };
    const marks = charts.flatMap(chart => chart.update(shown) ?? []);
    notes?.querySelectorAll('[data-mark]').forEach((item, i) => { item.hidden = !marks[i]; });
  };
  const tell = () => {
    const state = read();
    const values = evaluate(state);
    if (values.course?.stopped) note(STOPPED);
    const shown = { state, values, textOf: textOf(spec, state, values) };
    const text = words.update(shown);
    data.update(shown);
    for (const chart of charts) chart.describe(text);
  };
  const record = () => writeAddress(spec, id, read());

  const drawSoon = beforePaint(draw);
  const tellSoon = debounced(QUIET, tell);
  const recordSoon = debounced(QUIET, record);
  const changed = () => {
    drawSoon();
    tellSoon();
    if (address) recordSoon();
  };
  for (const name of [...names, 'guess']) model.on(`change:${name}`, changed);

  if (spec.prediction && !link.asked && same(spec.start, usually) && model.get('guess') == null) {
    const ask = open => {
      body.hidden = data.element.hidden = open;
      notes?.classList.toggle('tlx-asking', open);
    };
    ask(true);
    remark.after(predict({ ...faces, reveal: () => textOf(spec, usually, evaluate(usually)), done: () => { ask(false); draw(); } }).element);
  }

  // The width of the charts, and the size of text that the reader has chosen.
  const watch = new ResizeObserver(() => {
    const wide = Math.round(charts[0].element.getBoundingClientRect().width);
    live.style.setProperty('--first', `${charts[0].element.offsetHeight}px`);
    live.style.setProperty('--results', `${results.offsetHeight}px`);
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
    if (!wide || (wide === width && size === em)) return;
    [width, em] = [wide, size];
    draw();
  });
  watch.observe(charts[0].element);
  watch.observe(live);
  draw();
  tell();
  return () => {
    watch.disconnect();
    for (const name of [...names, 'guess']) model.off(`change:${name}`, changed);
    live.remove();
  };
}
