// One explorable: connects its faces to a model. The same function serves the page, live Jupyter, and the build, which
// runs it once to write the starting state into the page.
//
// A definition holds `spec`, the functions `evaluate(p)` and `conditions(p, q)`, and for each chart of `spec.charts` its
// maker in `kinds` and its own functions in `functions`. A kind's script exports `create(faces, spec)`, where `faces` has
// `key` (a prefix for ids), `spec` (of the whole), `model`, `notes` (what stands under it), `evaluate` and `functions` (its
// own). It returns `{element, update, describe}`: `update({width, em, state, values, textOf, guessed})` draws before the
// next paint and may return which of its published marks are shown; `em` is the size of text over the default, and what
// stands beside text grows with it. `describe(text)` is called when the controls have come to rest.

import { controls } from './controls.js';
import { beforePaint, debounced, html, say, show } from './dom.js';
import { number, numberOrFloor, withUnit } from './format.js';
import { predict } from './predict.js';
import { sentence } from './sentence.js';
import { table } from './table.js';
import { addressOf, readAddress, writeAddress } from './url.js';

const STOPPED = 'The computation of this course was stopped, since it took too many steps; what is missing is left out.';
const QUIET = 250; // milliseconds without a change before words, table, address and charts out of sight follow
const USUAL = 16; // pixels of a rem
const UNSEEN = 480; // width of a chart that is drawn before it is shown: in the build, and for print

// The declared values of every input, before an author, a link or a reader changes them.
export function usual(spec) {
  return Object.fromEntries([
    ...spec.choices.map(choice => [choice.name, choice.default]),
    ...spec.parameters.map(parameter => [parameter.name, parameter.default]),
  ]);
}

const same = (one, other) => Object.keys(one).every(name => one[name] === other[name]);

function textOf({ inputOf, constants, quantityOf }, state, values) {
  return name => {
    const input = inputOf[name];
    if (input?.options) return input.options.find(({ value }) => value === state[name]).label;
    if (input) return withUnit(number(state[name], 6), input.unit);
    return constants[name] ?? withUnit(numberOrFloor(values[name], quantityOf[name].floor), quantityOf[name].unit);
  };
}

// `still` makes the starting state only: whole, and without anything that a page would be needed for.
export function render({ model, el, definition, id = definition.spec.name, address = false, notes = null, still = false }) {
  const { evaluate, conditions } = definition;
  const usually = usual(definition.spec);
  const names = Object.keys(usually);
  const read = () => Object.fromEntries(names.map(name => [name, model.get(name)]));
  const named = items => Object.fromEntries(items.map(item => [item.name, item]));
  const { parameters, choices, quantities } = definition.spec;
  const spec = { ...definition.spec, inputOf: named([...parameters, ...choices]), quantityOf: named(quantities), start: read() };
  const remark = html('p', { class: 'tlx-note', role: 'status', hidden: true });
  const note = text => {
    say(remark, text);
    show(remark, Boolean(text));
  };
  const apply = values => {
    note('');
    for (const [name, value] of Object.entries({ ...spec.start, ...values })) model.set(name, value);
    model.save_changes();
  };
  const share = async () => {
    const link = addressOf(spec, id, read());
    try {
      await navigator.clipboard.writeText(link);
      note('The link to this state is copied.');
    } catch {
      note(`Copy this link: ${link}`);
    }
  };

  const link = address && !still ? readAddress(spec, id) : { values: {}, asked: false, problem: '' };
  for (const [name, value] of Object.entries(link.values)) model.set(name, value);
  note(link.problem);

  const faces = { spec, id, model, evaluate, conditions, apply, note, share: address ? share : null };
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
  let last = null; // what was drawn last
  const unseen = new Set(); // charts out of sight, which follow when the controls have come to rest
  const listed = notes ? [...notes.querySelectorAll('[data-mark]')] : [];
  const marks = charts.map(() => []);
  const drawChart = i => { marks[i] = charts[i].update(last) ?? []; };
  const draw = (every = true) => {
    const state = read();
    const values = evaluate(state);
    panel.update();
    last = { width: width || UNSEEN, em, state, values, textOf: textOf(spec, state, values), guessed: same(state, usually) ? model.get('guess') : null };
    charts.forEach((chart, i) => { if (every || !unseen.has(chart.element)) drawChart(i); });
    marks.flat().forEach((shown, i) => { if (listed[i]) show(listed[i], shown); });
  };
  const tell = (all = false) => {
    if (last.values.course?.stopped) note(STOPPED);
    const text = words.update(last);
    data.update(last, all);
    for (const chart of charts) chart.describe(text);
  };

  const asks = Boolean(spec.prediction) && !link.asked && same(spec.start, usually) && model.get('guess') == null;
  const ask = open => {
    show(body, !open);
    show(data.element, !open);
    notes?.classList.toggle('tlx-asking', open);
  };
  draw();
  tell(still);
  ask(asks);
  if (asks) {
    const reveal = () => textOf(spec, usually, evaluate(usually));
    const done = skipped => {
      ask(false);
      measure();
      draw();
      // The button that was pressed is gone: what comes next has the focus.
      if (skipped) panel.element.querySelector('select, input').focus({ preventScroll: true });
    };
    remark.after(predict({ ...faces, reveal, done }).element);
  }
  if (still) return () => {};

  const drawSoon = beforePaint(() => draw(false));
  const settle = debounced(QUIET, () => {
    for (const chart of unseen) drawChart(charts.findIndex(({ element }) => element === chart));
    tell();
    if (address) writeAddress(spec, id, last.state);
  });
  const changed = () => {
    drawSoon();
    settle();
  };
  for (const name of [...names, 'guess']) model.on(`change:${name}`, changed);

  // The width of the charts, and the size of text that the reader has chosen.
  function measure() {
    const wide = Math.round(charts[0].element.getBoundingClientRect().width);
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
    if (!wide || (wide === width && size === em)) return false;
    [width, em] = [wide, size];
    return true;
  }
  const watch = new ResizeObserver(() => {
    if (measure()) draw();
    // Each is told to the one that uses it: to tell all is to style all.
    panel.element.style.setProperty('--first', `${charts[0].element.offsetHeight}px`);
    results.style.setProperty('--results', `${results.offsetHeight}px`);
  });
  watch.observe(charts[0].element);
  watch.observe(live);
  const sight = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && unseen.delete(target)) drawChart(charts.findIndex(({ element }) => element === target));
      else if (!isIntersecting) unseen.add(target);
    }
  }, { rootMargin: '50px' });
  for (const { element } of charts.slice(1)) sight.observe(element);
  return () => {
    watch.disconnect();
    sight.disconnect();
    for (const name of [...names, 'guess']) model.off(`change:${name}`, changed);
    live.remove();
  };
}
