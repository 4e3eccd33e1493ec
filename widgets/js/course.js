// What moves in time: the rows of a solution, drawn as lines.

import { lines } from 'kit';

export function create(faces, spec) {
  const { functions } = faces;
  return lines(faces, spec, (state, values) => {
    const { t, y } = values.course;
    const rows = spec.curves.map(() => new Array(t.length));
    t.forEach((time, i) => functions.curves(state, values, time, y[i]).forEach((value, j) => { rows[j][i] = value; }));
    return { xs: t, rows, at: time => rows.map(row => between(t, row, time)) };
  });
}

// The value at a time, after an event that strikes at it.
function between(t, row, time) {
  const i = t.findLastIndex(at => at <= time);
  return t[i] === time || i === t.length - 1 ? row[i] : row[i] + ((row[i + 1] - row[i]) * (time - t[i])) / (t[i + 1] - t[i]);
}
