// The state in the address: `?y90.activity=2.3&y90.preset=name`. Bad values are named and left out.

import { number, withUnit } from './format.js';

export function readAddress(spec, id, search = location.search) {
  const query = new URLSearchParams(search);
  const values = {};
  const problems = [];
  const asked = [...query].filter(([key]) => key.startsWith(`${id}.`)).map(([key, text]) => [key.slice(id.length + 1), text]);
  for (const [name, text] of asked.filter(([key]) => key === 'preset')) {
    const preset = spec.presets.find(({ name: known }) => known === text);
    if (preset) Object.assign(values, preset.values);
    else problems.push(`there is no example “${text}”`);
  }
  for (const [name, text] of asked.filter(([key]) => key !== 'preset')) {
    const parameter = spec.parameters.find(known => known.name === name);
    const choice = spec.choices.find(known => known.name === name);
    if (parameter && text.trim() !== '' && Number(text) >= parameter.low && Number(text) <= parameter.high) values[name] = Number(text);
    else if (choice?.options.some(({ value }) => value === text)) values[name] = text;
    else if (parameter) problems.push(`${parameter.label} “${text}” is not between ${number(parameter.low)} and ${withUnit(number(parameter.high), parameter.unit)}`);
    else if (choice) problems.push(`${choice.label} “${text}” is not one of ${choice.options.map(({ value }) => value).join(', ')}`);
    else problems.push(`there is no input “${name}”`);
  }
  return { values, asked: asked.length > 0, problem: problems.length ? `The link is not understood in part: ${problems.join('; ')}. The usual value is used.` : '' };
}

// Only what differs from the start is written; what others wrote stays.
export function writeAddress(spec, id, state) {
  const query = new URLSearchParams(location.search);
  for (const key of [...query.keys()]) if (key.startsWith(`${id}.`)) query.delete(key);
  for (const [name, value] of Object.entries(spec.start)) if (state[name] !== value) query.set(`${id}.${name}`, state[name]);
  const text = query.toString();
  try {
    history.replaceState(history.state, '', `${location.pathname}${text && `?${text}`}${location.hash}`);
  } catch {
    // Some browsers do not allow it for a file on disk; the explorable works without.
  }
}
