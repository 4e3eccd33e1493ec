// The same numbers as a table, and as a file. The table is written when it is open, the file when it is asked for.

import { html, markup } from './dom.js';
import { number, numberOrFloor } from './format.js';

const BOM = '\ufeff'; // without it spreadsheet programs misread ° and µ

export function table({ spec, id }) {
  const body = html('tbody');
  const entries = [
    ...spec.choices.map(choice => ({ ...choice, unit: '' })), ...spec.parameters, ...spec.table.map(name => spec.quantityOf[name]),
  ].map(item => (item.group ? { ...item, label: `${item.group}: ${item.label}` } : item)); // inputs of two groups may have one label
  const cells = entries.map(({ label, unit }) => {
    const cell = html('td');
    body.append(html('tr', {}, html('th', { scope: 'row' }, label), cell, html('td', {}, unit)));
    return cell;
  });
  const head = html('thead', {}, html('tr', {}, ...['Quantity', 'Value', 'Unit'].map(name => html('th', { scope: 'col' }, name))));
  const save = html('button', { type: 'button', class: 'tlx-button' }, 'Download as CSV');
  const element = html('details', { class: 'tlx-data' }, html('summary', {}, 'Data table'),
    html('table', {}, markup('caption', {}, `${spec.title}: the present state`), head, body), save);
  let last = null;
  save.addEventListener('click', () => download(`${id}.csv`, csv([about(), ['quantity', 'value', 'unit'], ...rows(last)])));
  element.addEventListener('toggle', () => { if (element.open && last) write(); });

  // The first line of the file says what it is.
  const about = () => [`# ${spec.title}: a model, no measurement. ${location.href}, ${new Date().toISOString().slice(0, 10)}`];
  const rows = ({ state, values, textOf }) => entries.map(({ name, label, unit, options }) => [label, options ? textOf(name) : state[name] ?? values[name], unit]);

  function write() {
    rows(last).forEach(([, value], i) => {
      cells[i].textContent = entries[i].options ? value : entries[i].step ? number(value, 6) : numberOrFloor(value, entries[i].floor);
    });
  }

  // `all` also fills a table that is closed.
  function update(shown, all = false) {
    last = shown;
    if (all || element.open) write();
  }
  return { element, update };
}

// A number that does not exist is an empty cell; what needs quotation marks is text.
const field = value => (Number.isNaN(value) ? '' : /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export const csv = rows => rows.map(row => row.map(field).join(',')).join('\r\n') + '\r\n';

function download(name, text) {
  const link = html('a', { download: name, href: URL.createObjectURL(new Blob([BOM, text], { type: 'text/csv' })) });
  link.click();
  setTimeout(URL.revokeObjectURL, 1000, link.href);
}
