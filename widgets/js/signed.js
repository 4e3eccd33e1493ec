// A signed graph on the page: what a push does along its arrows. The same as `models/signed.py` and `models/network.py`.

const UP = 1;
const DOWN = 2;
const flip = mask => ((mask & UP) << 1) | ((mask & DOWN) >> 1);

// Every path of at most `steps` arrows from a node that meets no node twice, as lists of arrows; `signs` is a mask.
export function follow(arrows, chosen, start, push, steps) {
  const leaving = new Map();
  for (const i of chosen) {
    const from = arrows[i][0];
    if (!leaving.has(from)) leaving.set(from, []);
    leaving.get(from).push(i);
  }
  const effects = new Map();
  const paths = new Map();
  const used = new Set();
  let back = 0;
  const met = new Set([start]);
  const walk = (node, mask, path) => {
    for (const i of leaving.get(node) ?? []) {
      const [, target, sign] = arrows[i];
      const carried = sign > 0 ? mask : sign < 0 ? flip(mask) : UP | DOWN;
      const longer = [...path, i];
      if (target === start) back |= carried;
      else if (met.has(target)) continue;
      else {
        effects.set(target, (effects.get(target) ?? 0) | carried);
        if (!paths.has(target)) paths.set(target, []);
        paths.get(target).push({ arrows: longer, signs: carried });
      }
      for (const one of longer) used.add(one);
      if (target === start || longer.length === steps) continue;
      met.add(target);
      walk(target, carried, longer);
      met.delete(target);
    }
  };
  walk(start, push, []);
  return { effects, paths, used, back };
}

// The functions of a page: `look` gives all that is drawn, `evaluate` the counts.
export function signed({ nodes, arrows, settings }) {
  const place = Object.fromEntries(nodes.map(([key], i) => [key, i]));
  const prepared = Object.fromEntries(Object.entries(settings).map(([name, { arrows: chosen, places, logic, flips }]) => [name, {
    chosen, places, logic: new Map(logic), flips: new Map(flips.map(([node, direction, changed]) => [`${node} ${direction}`, new Map(changed)])),
  }]));
  let last = {};

  function look(p) {
    const key = [p.setting, p.node, p.push, p.steps].join();
    if (last.key !== key) {
      const setting = prepared[p.setting];
      const direction = p.push === 'boost' ? 1 : -1;
      const node = place[p.node];
      last = {
        key, node, nodes, arrows, ...setting, changed: setting.flips.get(`${node} ${direction}`) ?? new Map(), present: setting.logic.has(node),
        ...follow(arrows, setting.chosen, node, direction > 0 ? UP : DOWN, Math.floor(p.steps + 0.5)),
      };
    }
    return { ...last, target: place[p.target] };
  }

  function evaluate(p) {
    const { node, target, effects, paths, used, logic, changed, present } = look(p);
    const count = mask => [...effects.values()].filter(found => found === mask).length;
    const before = logic.get(target) ?? 0;
    const flipped = [...changed.keys()].filter(one => one !== node);
    return {
      up: count(UP), down: count(DOWN), both: count(UP | DOWN), none: logic.size - present - effects.size, used: used.size,
      asked: target === node ? 2 : Number(logic.has(target)),
      ways: paths.get(target)?.length ?? 0, answer: effects.get(target) ?? 0,
      logic_before: before, logic_after: changed.get(target) ?? before, flips: flipped.filter(one => one !== target).length,
    };
  }
  return { evaluate, look };
}
