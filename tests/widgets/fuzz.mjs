// Thousands of states of one explorable, as addresses and number boxes can bring them. Given on standard input:
// { seed, states, drawn }. Written: what is wrong, a line each; nothing where all is well.
import "../../widgets/js/still-dom.js";
import { readFileSync } from "node:fs";
import { render, usual } from "../../widgets/js/explorable.js";
import { number, numberOrFloor, withUnit } from "../../widgets/js/format.js";
import { ModelStore } from "../../widgets/js/model-store.js";
import { parse } from "../../widgets/js/number-box.js";
import { sentence } from "../../widgets/js/sentence.js";
import { queryOf, readAddress } from "../../widgets/js/url.js";

const ODD = ["", " ", "NaN", "Infinity", "-Infinity", "1e999", "-0", "0x10", "1,5", "1.000.000", "1,000", "٣", "1e-320", "9007199254740993", "null", "undefined", "true", "[]", "{}",
  "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "javascript:alert(1)", "%", "%E0%A4%A", "\u0000", "𝟙", "−5", "- 5", "5 Gy", "__proto__", "constructor", "toString", "a".repeat(5000)];
const LONGEST = 1500; // characters of a note
const BROKEN = /NaN|undefined|null|Infinity|\[object|function|\{\w*\}/;

function chance(seed) {
  let state = seed >>> 0;
  const next = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  return Object.assign(next, { of: (list) => list[Math.floor(next() * list.length)] });
}

function valueOf(parameter, random) {
  const { low, high, step } = parameter;
  const kind = random();
  if (kind < 0.2) return random.of([low, high, low + step, high - step]);
  if (kind < 0.3) return random.of(ODD);
  if (kind < 0.4) return low + (random() * 4 - 2) * (high - low);
  const value = low + random() * (high - low);
  return parameter.whole && random() < 0.9 ? Math.round(value) : value;
}

function addressOf(spec, random) {
  const query = new URLSearchParams();
  for (const parameter of spec.parameters) if (random() < 0.6) query.append(`${spec.name}.${parameter.name}`, valueOf(parameter, random));
  for (const choice of spec.choices) if (random() < 0.6) query.append(`${spec.name}.${choice.name}`, random() < 0.9 ? random.of(choice.options).value : random.of(ODD));
  if (random() < 0.2) query.append(`${spec.name}.preset`, random() < 0.8 && spec.presets.length ? random.of(spec.presets).name : random.of(ODD));
  if (random() < 0.1) query.append(`${spec.name}.${random.of(ODD)}`, random.of(ODD));
  if (random() < 0.1) query.append(random.of(ODD), random.of(ODD));
  const text = query.toString();
  return random() < 0.05 ? `?${text.slice(0, Math.floor(random() * text.length))}%` : `?${text}`;
}

function shown(spec, name, value) {
  const parameter = spec.parameters.find((one) => one.name === name);
  const choice = spec.choices.find((one) => one.name === name);
  if (choice) return choice.options.find((one) => one.value === value)?.label;
  return parameter ? number(value, 6) : numberOrFloor(value, spec.quantities.find((one) => one.name === name)?.floor);
}

function decoded(search) {
  return [...new URLSearchParams(search)].flat().join(" ");
}

export function fuzz(definition) {
  const { seed, states, drawn } = JSON.parse(readFileSync(0, "utf8"));
  const random = chance(seed);
  const spec = { ...definition.spec, start: usual(definition.spec), quantityOf: Object.fromEntries(definition.spec.quantities.map((one) => [one.name, one])) };
  const units = Object.fromEntries([...spec.parameters, ...spec.quantities, ...spec.choices].map(({ name, unit = "" }) => [name, unit]));
  const words = sentence({ spec, conditions: definition.conditions });
  const wrong = [];
  for (let turn = 0; turn < states && wrong.length < 5; turn += 1) {
    const search = addressOf(spec, random);
    const note = (what) => wrong.push(`${what} · at ${search.slice(0, 400)}`);
    try {
      const { values, problem } = readAddress(spec, spec.name, search);
      if (typeof problem !== "string" || problem.length > LONGEST || (BROKEN.test(problem) && !BROKEN.test(decoded(search)))) note(`the note is ${problem}`);
      const state = { ...usual(spec), ...values };
      for (const { name, low, high, whole } of spec.parameters) {
        if (!(state[name] >= low && state[name] <= high) || (whole && !Number.isInteger(state[name]))) note(`${name} became ${state[name]}`);
        parse(String(random.of(ODD)));
      }
      const again = readAddress(spec, spec.name, queryOf(spec, spec.name, state, ""));
      if (again.problem || Object.entries(again.values).some(([name, value]) => value !== state[name])) note(`its own address reads otherwise: ${again.problem}`);
      const found = definition.evaluate(state);
      const textOf = (name) => spec.constants[name] ?? withUnit(shown(spec, name, { ...found, ...state }[name]), units[name]);
      const asked = [];
      const said = words.update({ state, values: found, textOf: (name) => { asked.push(name); return textOf(name); } });
      if (!said.trim() || BROKEN.test(said) || /(^|\s)–(?=[\s.,;]|$)/.test(said)) note(`the sentence is “${said}”`);
      for (const name of asked) {
        if (spec.table.includes(name) && !said.includes(numberOrFloor(found[name], spec.quantityOf[name].floor))) note(`the sentence lacks ${name} of the table`);
      }
      if (turn < drawn) {
        const el = document.createElement("div");
        render({ model: new ModelStore({ ...usual(definition.spec), guess: null, ...values }), el, definition, id: spec.name, address: true, still: true });
        const markup = el.toString().replace(/<p class="tlx-note".*?<\/p>/s, "");
        const bad = markup.match(/.{30}(?:NaN|undefined|Infinity|\[object).{30}/s);
        if (bad) note(`drawn: ${bad[0]}`);
        if (/<script|onerror=/.test(markup)) note("a script stands in what is drawn");
        const told = el.toString().match(/<p class="tlx-sentence"[^>]*>(.*?)<\/p>/s)?.[1] ?? "";
        if (!told.trim()) note("what is drawn has no sentence");
      }
    } catch (error) {
      note(`threw ${error.stack}`);
    }
  }
  process.stdout.write(JSON.stringify(wrong));
}
