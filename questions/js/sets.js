// Which questions come: what is due, a mixed set, a test. Of a question that was seen, the sibling seen least comes.

export function shuffle(things, random = Math.random) {
  const mixed = [...things];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

// How often, and when last, each question (or, by `nameOf`, each family) was answered.
export function seen(answers, nameOf = (q) => q) {
  const found = new Map();
  for (const { q, t } of answers) {
    const name = nameOf(q);
    const { count = 0 } = found.get(name) ?? {};
    found.set(name, { count: count + 1, last: t });
  }
  return found;
}

const leastSeen = (found) => (one, other) => {
  const [a, b] = [found.get(one) ?? { count: 0, last: 0 }, found.get(other) ?? { count: 0, last: 0 }];
  return a.count - b.count || a.last - b.last;
};

// The sibling of a family to ask now; the question itself comes before its variants.
export const sibling = (family, answers) => [...family].sort(leastSeen(seen(answers)))[0];

// Families whose day has come, the longest overdue first.
export const due = (plan, now) => [...plan].filter(([, card]) => card.due <= now).sort(([, a], [, b]) => a.due - b.due).map(([root]) => root);

// A mixed set: what was answered least often and longest ago first, in mixed order.
export function mixedSet(roots, answers, size, rootOf, random = Math.random) {
  const found = seen(answers, rootOf);
  return shuffle(shuffle(roots, random).sort(leastSeen(found)).slice(0, size), random);
}

// A test: as even over the chapters as can be.
export function testSet(roots, chapterOf, size, random = Math.random) {
  const byChapter = new Map();
  for (const root of shuffle(roots, random)) byChapter.set(chapterOf(root), [...(byChapter.get(chapterOf(root)) ?? []), root]);
  const lists = shuffle([...byChapter.values()], random);
  const chosen = [];
  for (let row = 0; chosen.length < size && lists.some((list) => row < list.length); row += 1) {
    for (const list of lists) if (row < list.length && chosen.length < size) chosen.push(list[row]);
  }
  return shuffle(chosen, random);
}
