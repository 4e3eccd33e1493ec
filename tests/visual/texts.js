// What is wrong with the words of the drawing on the page: cut by its edge, on other words, or crossed by a line.
() => {
  const svg = document.querySelector("svg");
  const { width, height } = svg.viewBox.baseVal;
  const within = (part) => svg.getScreenCTM().inverse().multiply(part.getScreenCTM());
  const shown = (part) => !part.closest("defs, symbol, marker");
  const texts = [...svg.querySelectorAll("text")].filter((part) => shown(part) && part.textContent.trim()).map((part) => {
    const box = part.getBBox(), matrix = within(part);
    const size = parseFloat(getComputedStyle(part).fontSize);
    const top = box.y + (box.height - 0.95 * size) / 2; // from the capitals to the descenders, without the space between lines
    const corners = [[box.x, top], [box.x + box.width, top + 0.95 * size]].flatMap(([x], _, ends) => ends.map(([, y]) => new DOMPoint(x, y).matrixTransform(matrix)));
    const xs = corners.map((p) => p.x), ys = corners.map((p) => p.y);
    return { words: part.textContent.trim(), left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
  const found = [];
  for (const one of texts) {
    if (one.left < -0.5 || one.right > width + 0.5 || one.top < -0.5 || one.bottom > height + 1) found.push(`"${one.words}" is cut`);
  }
  texts.forEach((one, place) => {
    for (const other of texts.slice(place + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 0 && down > 1.5) found.push(`"${one.words}" lies on "${other.words}"`);
    }
  });
  const words = texts.filter((one) => one.words.length > 2); // a number or a letter may sit on the line that it names
  for (const line of [...svg.querySelectorAll("path, line, rect, circle, ellipse, polygon")].filter(shown)) {
    if (getComputedStyle(line).stroke === "none") continue;
    const length = line.getTotalLength(), matrix = within(line), steps = Math.min(300, Math.max(8, length / 3));
    const points = Array.from({ length: steps }, (_, step) => line.getPointAtLength((length * step) / steps).matrixTransform(matrix));
    for (const one of words) {
      if (points.some((p) => p.x > one.left + 1 && p.x < one.right - 1 && p.y > one.top + 2.5 && p.y < one.bottom - 2.5)) {
        found.push(`"${one.words}" is crossed by ${line.tagName}.${line.getAttribute("class")}`);
      }
    }
  }
  return found;
}
