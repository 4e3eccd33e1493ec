// Numbers the lines of the text as they are laid out: an empty mark at the start of each, whose number stands in the margin.
// A mark takes no room, so that the lines stay as they are; it moves with its line when the page is cut into sheets.
() => {
  const skipped = 'svg, table, .katex, .tlx-results, script, style'
  const above = (rect, line) => rect.top < line.bottom - 0.4 * rect.height && rect.bottom > line.top
  const starts = []
  let line
  for (const text of document.querySelectorAll('.chapter')) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (node.parentElement.closest(skipped)) continue
      for (const word of node.data.matchAll(/\S+/g)) {
        range.setStart(node, word.index)
        range.setEnd(node, word.index + 1)
        const rect = range.getBoundingClientRect()
        if (!rect.height) continue
        if (line && above(rect, line)) {
          line.bottom = Math.max(line.bottom, rect.bottom)
          continue
        }
        line = { top: rect.top, bottom: rect.bottom }
        starts.push([node, word.index])
      }
    }
  }
  starts.map(([node, at], place) => [node, at, place + 1]).reverse().forEach(([node, at, number]) => {
    const mark = document.createElement('span')
    mark.className = 'line'
    mark.dataset.line = number
    node.parentNode.insertBefore(mark, at ? node.splitText(at) : node)
  })
}
