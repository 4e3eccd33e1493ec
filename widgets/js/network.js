// A signed graph in columns. A node is pressed with a click or a key; what it pushes, and along which arrows, is drawn
// in the graph and listed in words, with the claim of each arrow taken from the table below.

import { html, set, shape, svg } from 'kit';

const SIGNS = ['', '↑', '↓', '↕'];
const WORDS = ['not reached', 'pushed up', 'pushed down', 'pulled both ways'];
const TINTS = ['', 'tlx-c3', 'tlx-c2', 'tlx-c4'];
const PLAIN = { cytokine: 'diamond', receptor: 'square', gene: 'triangle' };
const VERBS = { 1: 'raises', '-1': 'lowers', 0: 'changes' };
const STATES = ['off', 'on', 'on in some patterns, off in others', 'never at rest'];
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const RADIUS = 12;
const LEAST = 620; // pixels below which the drawing scrolls sideways
const ROW = 31;
const LETTER = 7.6; // pixels of a bold letter, about

export function create({ key, functions: look, model, notes, spec: { prediction } }, { title }) {
  const lines = svg('g', { class: 'tlx-arrows' });
  const dots = svg('g');
  const plot = svg('svg', { class: 'tlx-chart tlx-graph', role: 'group', 'aria-label': `${title}: nodes as buttons; the arrow keys move between them` }, lines, dots);
  const map = html('div', { class: 'tlx-scroll tlx-map', tabindex: '0', role: 'region', 'aria-label': title }, plot);
  const legend = html('p', { class: 'tlx-remark tlx-map-key' }, 'Arrow head, green: raises. Bar, orange: lowers. ◇ messenger, □ receptor, △ gene, ○ process or drug. Thick: on the way to the node asked about, which has a dashed ring.');
  const reached = html('div', { class: 'tlx-reached' });
  const ways = html('div', { class: 'tlx-ways' });
  const rows = html('tbody');
  const head = html('thead', {}, html('tr', {}, ...['Node', 'Pushed', 'Shortest path', 'Logical state'].map(name => html('th', { scope: 'col' }, name))));
  const table = html('details', { class: 'tlx-data tlx-nodes' }, html('summary', {}, 'Every node as a table'), html('table', {}, head, rows));
  const element = html('figure', { class: 'tlx-figure tlx-network' }, html('figcaption', {}, title), map, legend, reached, ways, table);
  let drawn = { key: '', nodes: new Map(), arrows: [] };
  let now = null;

  const press = (input, name) => {
    model.set(input, name);
    model.save_changes();
  };

  function update({ width, em, state, guessed }) {
    now = { ...look(state), state, guessed };
    const wide = Math.max(width, LEAST * em);
    const wanted = [state.setting, wide, em].join();
    if (drawn.key !== wanted) drawn = layout(now, wide, em, wanted);
    for (const [place, part] of drawn.nodes) {
      const effect = now.effects.get(place) ?? 0;
      const pressed = place === now.node;
      const asked = place === now.target;
      const note = asked && guessed != null ? ` ◇ guess: ${prediction.options[guessed].toLowerCase()}` : '';
      set(part.group, 'class', `tlx-node ${TINTS[effect]} ${pressed ? 'tlx-pressed' : ''} ${asked ? 'tlx-asked' : ''}`);
      set(part.group, 'aria-pressed', String(pressed));
      set(part.group, 'tabindex', pressed || (!now.present && place === drawn.first) ? '0' : '-1');
      set(part.group, 'aria-label', `${now.nodes[place][1]}: ${pressed ? 'pressed' : WORDS[effect]}${note}`);
      const mark = pressed ? (state.push === 'boost' ? '▲' : '▼') : SIGNS[effect];
      if (part.sign.textContent !== mark) part.sign.textContent = mark;
      if (part.guess.textContent !== note) part.guess.textContent = note;
    }
    const onWay = new Set((now.paths.get(now.target) ?? []).flatMap(path => path.arrows));
    for (const { path, members, sign } of drawn.arrows) {
      const used = members.some(i => now.used.has(i));
      set(path, 'class', used ? `tlx-used ${sign > 0 ? TINTS[1] : sign < 0 ? TINTS[2] : TINTS[3]} ${members.some(i => onWay.has(i)) ? 'tlx-way' : ''}` : 'tlx-unused');
    }
  }

  // Places the nodes of a setting; made anew only when the setting or the size changes.
  function layout({ nodes, arrows, chosen, places }, wide, em, wanted) {
    const columns = Math.max(...places.map(([, column]) => column)) + 1;
    const tall = Array.from({ length: columns }, (_, i) => places.filter(([, column]) => column === i).length);
    const height = Math.max(...tall) * ROW * em + 8;
    const step = wide / columns;
    const letters = Math.floor((step - 40 * em) / (LETTER * em));
    const at = new Map(places.map(([node, column, row]) => [node, [column * step + 16 * em + 12, 4 + ((row + 0.5) * (height - 8)) / tall[column]]]));
    set(plot, 'viewBox', `0 0 ${wide} ${height}`);
    set(plot, 'height', height);
    set(plot, 'style', `width: ${wide}px`);

    const joined = new Map();
    for (const i of chosen) {
      const name = arrows[i].join();
      joined.set(name, [...(joined.get(name) ?? []), i]);
    }
    const strokes = [...joined].map(([name, members]) => {
      const [from, to, sign] = name.split(',').map(Number);
      return { members, sign, path: svg('path', { d: stroke(at.get(from), at.get(to), sign, em) }) };
    });
    lines.replaceChildren(...strokes.map(({ path }) => path));

    const parts = new Map(places.map(([place]) => {
      const [, name, type, symbol] = nodes[place];
      const [x, y] = at.get(place);
      const size = 2 * RADIUS * em;
      const picture = symbol
        ? svg('use', { href: `#tlx-${symbol}`, x: (x - size / 2).toFixed(1), y: (y - size / 2).toFixed(1), width: size, height: size })
        : shape(PLAIN[type] ?? 'circle', { class: 'tlx-plain', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${em})` });
      const words = folded(name, letters);
      const label = svg('text', { class: 'tlx-halo' }, ...words.map((line, i) =>
        svg('tspan', { x: (x + 17 * em).toFixed(1), y: (y + (4 + 13 * (i - (words.length - 1) / 2)) * em).toFixed(1) }, i < words.length - 1 && !line.endsWith('-') ? `${line} ` : line)));
      const sign = svg('text', { class: 'tlx-sign tlx-halo', 'aria-hidden': 'true', x: (x - 15 * em).toFixed(1), y: (y + 5 * em).toFixed(1), 'text-anchor': 'middle' });
      const guess = svg('tspan', { class: 'tlx-soft' });
      label.append(guess);
      const group = svg('g', { role: 'button' }, svg('circle', { class: 'tlx-ring', cx: x.toFixed(1), cy: y.toFixed(1), r: 15 * em }), picture, sign, label);
      group.addEventListener('click', () => press('node', nodes[place][0]));
      group.addEventListener('keydown', event => moved(event, place, at));
      return [place, { group, sign, guess }];
    }));
    dots.replaceChildren(...[...parts.values()].map(({ group }) => group));
    return { key: wanted, nodes: parts, arrows: strokes, first: places[0][0] };
  }

  function moved(event, place, at) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press('node', now.nodes[place][0]);
    }
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    const [x, y] = at.get(place);
    let best = [Infinity, null];
    for (const [other, [ox, oy]] of at) {
      const along = (ox - x) * way[0] + (oy - y) * way[1];
      const aside = Math.abs((ox - x) * way[1]) + Math.abs((oy - y) * way[0]);
      if (along > 1 && along + 3 * aside < best[0]) best = [along + 3 * aside, other];
    }
    if (best[1] === null) return;
    set(drawn.nodes.get(place).group, 'tabindex', '-1');
    const next = drawn.nodes.get(best[1]).group;
    set(next, 'tabindex', '0');
    next.focus();
  }

  // The lists follow when the controls have come to rest.
  function describe() {
    const { nodes, effects, target, node } = now;
    const groups = [1, 2, 3].map(mask => [mask, [...effects].filter(([, found]) => found === mask).map(([place]) => place)]);
    const focused = reached.contains(document.activeElement) ? document.activeElement.textContent : null;
    reached.replaceChildren(...groups.filter(([, places]) => places.length).map(([mask, places]) => html('p', { class: TINTS[mask] },
      html('b', {}, `${SIGNS[mask]} ${WORDS[mask]}: `), ...places.flatMap(place => [chip(nodes[place], place === target), ' ']))));
    if (!effects.size) reached.replaceChildren(html('p', {}, now.present ? 'No arrow of this setting leaves this node.' : 'No arrow of this setting touches this node: nothing moves.'));
    // A button that is made anew keeps the focus.
    if (focused) [...reached.querySelectorAll('button')].find(button => button.textContent === focused)?.focus({ preventScroll: true });
    ways.replaceChildren(...told());
    rows.replaceChildren(...now.places.map(([place]) => row(place, place === node)));
  }

  function chip([name, label], asked) {
    const button = html('button', { type: 'button', class: 'tlx-chip', 'aria-pressed': String(asked) }, label);
    button.addEventListener('click', () => press('target', name));
    return button;
  }

  function row(place, pressed) {
    const effect = now.effects.get(place) ?? 0;
    const shortest = now.paths.get(place)?.reduce((least, path) => Math.min(least, path.arrows.length), Infinity);
    const before = STATES[now.logic.get(place)];
    const after = STATES[now.changed.get(place) ?? now.logic.get(place)];
    return html('tr', {}, html('th', { scope: 'row' }, now.nodes[place][1]), html('td', {}, pressed ? 'pressed' : `${SIGNS[effect]} ${WORDS[effect]}`),
      html('td', {}, shortest ? `${shortest} arrow${shortest > 1 ? 's' : ''}` : '–'), html('td', {}, before === after ? before : `${before}, then ${after}`));
  }

  // The paths to the node asked about; each opens the claims of its arrows.
  function told() {
    const { nodes, arrows, node, target, paths, state, guessed } = now;
    const found = [...(paths.get(target) ?? [])].sort((a, b) => a.arrows.length - b.arrows.length);
    const count = found.length ? `${found.length} path${found.length > 1 ? 's' : ''}` : 'no path';
    const guess = guessed == null ? '' : ` Your guess ◇ ${prediction.options[guessed].toLowerCase()}.`;
    const title = html('p', { class: 'tlx-eyebrow' }, `From ${nodes[node][1]} to ${nodes[target][1]}: ${count}.${guess}`);
    return [title, ...found.map(path => {
      const steps = path.arrows.map((i, j) => `${j ? ', which ' : ''}${VERBS[arrows[i][2]]} ${nodes[arrows[i][1]][1]}`).join('');
      const end = `${SIGNS[path.signs]} ${nodes[node][1]} ${steps}: ${state.push === 'boost' ? 'boosted' : 'blocked'}, it is ${WORDS[path.signs]}.`;
      return html('details', { class: `tlx-path ${TINTS[path.signs]}` }, html('summary', {}, end), ...path.arrows.map(claim));
    })];
  }

  function claim(i) {
    const cells = notes?.querySelector(`[data-arrow="${i}"]`)?.cells;
    if (!cells) return '';
    const text = html('p', { class: 'tlx-claim' }, html('b', {}, `${cells[0].textContent}. `), ...[...cells[3].cloneNode(true).childNodes], ` (${cells[2].textContent})`);
    return text;
  }
  return { element, update, describe };
}

// A bent line from symbol to symbol, with an arrow head, or with a bar where it lowers.
function stroke([x0, y0], [x1, y1], sign, em) {
  const same = Math.abs(x1 - x0) < 1;
  const bend = same ? -Math.min(70, 18 + Math.abs(y1 - y0) / 5, 2 * (x0 - 4)) : 0;
  const cx = (x0 + x1) / 2 + bend;
  const cy = (y0 + y1) / 2 + (same ? 0 : -10);
  const [a, b] = [toward(x0, y0, cx, cy, (RADIUS + 3) * em), toward(x1, y1, cx, cy, (RADIUS + 4) * em)];
  const angle = Math.atan2(b[1] - cy, b[0] - cx);
  const point = (turn, far) => `${(b[0] + far * Math.cos(angle + turn)).toFixed(1)} ${(b[1] + far * Math.sin(angle + turn)).toFixed(1)}`;
  const tip = `${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
  const end = sign < 0 ? `M${point(Math.PI / 2, 5)}L${point(-Math.PI / 2, 5)}` : `M${point(2.6, 7)}L${tip}L${point(-2.6, 7)}`;
  return `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${tip}${end}`;
}

function toward(x, y, tx, ty, far) {
  const length = Math.hypot(tx - x, ty - y) || 1;
  return [x + ((tx - x) * far) / length, y + ((ty - y) * far) / length];
}

// A name on as many lines as it needs.
function folded(name, letters) {
  const found = [''];
  for (const word of name.split(/(?<=-)| /)) {
    const last = found.at(-1);
    const joined = last && !last.endsWith('-') ? `${last} ${word}` : last + word;
    if (last && joined.length > letters) found.push(word);
    else found[found.length - 1] = joined;
  }
  return found;
}
