// Finds room for a word in a chart: a place that no line strikes and nothing else covers.

const SIZE = 13;

let pen;

// The width of a text in the chart's own units.
export function widthOf(text, family) {
  pen ??= document.createElement('canvas').getContext('2d');
  pen.font = `${SIZE}px ${family}`;
  return pen.measureText(text).width;
}

// The box of a text that starts at x on this base line.
export const boxOf = (x, base, width) => ({ left: x, right: x + width, top: base - 10, bottom: base + 3.5 });

const apart = (box, other, gap) =>
  box.right + gap < other.left || other.right + gap < box.left || box.bottom + gap < other.top || other.bottom + gap < box.top;

// Liang and Barsky: does the segment from (x1, y1) to (x2, y2) touch the box, made larger by a gap?
export function strikes([x1, y1, x2, y2], box, gap) {
  let from = 0;
  let to = 1;
  for (const [way, room] of [
    [x1 - x2, x1 - box.left + gap], [x2 - x1, box.right + gap - x1], [y1 - y2, y1 - box.top + gap], [y2 - y1, box.bottom + gap - y1],
  ]) {
    if (way === 0) {
      if (room < 0) return false;
    } else if (way < 0) from = Math.max(from, room / way);
    else to = Math.min(to, room / way);
  }
  return from <= to;
}

// The candidate that costs least: first not to be struck or covered, then to have room around, then to be near.
export function best(candidates, { segments, boxes, frame }) {
  let chosen;
  for (const candidate of candidates) {
    const { box } = candidate;
    if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) continue;
    let cost = candidate.cost;
    for (const other of boxes) if (!apart(box, other, 2)) cost += 2000;
    for (const segment of segments) {
      if (cost >= chosen?.total) break;
      if (strikes(segment, box, 1.5)) cost += 1000;
      else if (strikes(segment, box, 5)) cost += 20;
    }
    if (!chosen || cost < chosen.total) chosen = { ...candidate, total: cost };
  }
  return chosen;
}

// Leaves out the points that lie on the way from the one before to the one after.
export function straightened(points) {
  const kept = [];
  for (const point of points) {
    const [before, last] = kept.slice(-2);
    if (kept.length > 1 && Math.abs((last[0] - before[0]) * (point[1] - before[1]) - (point[0] - before[0]) * (last[1] - before[1]))
      < 0.1 * Math.hypot(point[0] - before[0], point[1] - before[1])) kept.pop();
    kept.push(point);
  }
  return kept;
}
