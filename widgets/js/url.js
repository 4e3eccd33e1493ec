// The state in the address: `?y90.activity=2.3&y90.preset=name`. Bad values are named and left out.

import { judge } from './number-box.js';

const NAMED = 12; // valid choices that a note names
const MOST = 4; // faults that it names

const cut = text => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function listed(names) {
  const more = names.length - NAMED;
  return more > 1 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}

export function readAddress(spec, id, search = location.search) {
  const query = new URLSearchParams(search);
  const values = {};
  const problems = [];
  const asked = [...query].filter(([key]) => key.startsWith(`${id}.`)).map(([key, text]) => [key.slice(id.length + 1), text]);
  for (const [, text] of asked.filter(([key]) => key === 'preset')) {
    const preset = spec.presets.find(({ name: known }) => known === text);
    if (preset) Object.assign(values, preset.values);
    else problems.push(`there is no example “${cut(text)}”`);
  }
  for (const [name, text] of asked.filter(([key]) => key !== 'preset')) {
    const parameter = spec.parameters.find(known => known.name === name);
    const choice = spec.choices.find(known => known.name === name);
    if (parameter) {
      const { value, reason } = judge(parameter, cut(text));
      if (reason) problems.push(reason);
      else values[name] = value;
    } else if (choice?.options.some(({ value }) => value === text)) values[name] = text;
    else if (choice) problems.push(`${choice.label} “${cut(text)}” is not one of ${listed(choice.options.map(({ value }) => value))}`);
    else problems.push(`there is no input “${cut(name)}”`);
  }
  return { values, asked: asked.length > 0, problem: problems.length ? `Part of the link is not understood: ${problems.slice(0, MOST).join('; ')}${problems.length > MOST ? ` and ${problems.length - MOST} more` : ''}. The usual value is used.` : '' };
}

// The query of a state: only what differs from the start is written; what others wrote stays.
export function queryOf(spec, id, state, search = location.search) {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()]) if (key.startsWith(`${id}.`)) query.delete(key);
  for (const [name, value] of Object.entries(spec.start)) if (state[name] !== value) query.set(`${id}.${name}`, state[name]);
  const text = query.toString();
  return text && `?${text}`;
}

export function writeAddress(spec, id, state) {
  try {
    history.replaceState(history.state, '', `${location.pathname}${queryOf(spec, id, state)}${location.hash}`);
  } catch {
    // Some browsers do not allow it for a file on disk, nor in a sandboxed frame; the explorable works without.
  }
}

// The address of a state of this explorable alone, which opens at it.
export const addressOf = (spec, id, state) => `${location.href.split(/[?#]/)[0]}${queryOf(spec, id, state, '')}#${id}`;
