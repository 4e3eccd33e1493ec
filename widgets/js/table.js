// The same numbers as a table, and as a file.

import { html, markup } from './dom.js';
import { number } from './format.js';

const BOM = '\ufeff'; // without it spreadsheet programs misread ° and µ

export function table({ spec, id }) {
  const body = html('tbody');
  const entries = [
    ...spec.choices.map(choice => ({ ...choice, unit: '', symbol: '' })),
    ...spec.parameters,
    ...spec.table.map(name => spec.quantityOf[name]),
  ];
  const cells = entries.map(({ label, unit }) => {
    const cell = html('td');
    body.append(html('tr', {}, html('th', { scope: 'row' }, label), cell, html('td', {}, unit)));
    return cell;
  });
  const head = html('thead', {}, html('tr', {}, ...['Quantity', 'Value', 'Unit'].map(name => html('th', { scope: 'col' }, name))));
  const save = html('button', { type: 'button', class: 'tlx-button' }, 'Download as CSV');
  let rows = [];
  save.addEventListener('click', () => download(`${id}.csv`, csv([['quantity', 'value', 'unit'], ...rows])));
  const element = html('details', { class: 'tlx-data' }, html('summary', {}, 'Data table'),
    html('table', {}, markup('caption', {}, `${spec.title}: the present state`), head, body), save);

  function update({ state, values, textOf }) {
    const all = { ...values, ...state };
    rows = entries.map(({ name, label, unit, options }) => [label, options ? textOf(name) : all[name], unit]);
    entries.forEach((entry, i) => {
      cells[i].textContent = entry.options ? rows[i][1] : number(rows[i][1], entry.step ? 6 : 3);
    });
  }
  return { element, update };
}

// A number that does not exist is an empty cell.
const field = value => (Number.isNaN(value) ? '' : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

export const csv = rows => rows.map(row => row.map(field).join(',')).join('\r\n') + '\r\n';

function download(name, text) {
  const link = html('a', { download: name, href: URL.createObjectURL(new Blob([BOM, text], { type: 'text/csv;charset=utf-8' })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
