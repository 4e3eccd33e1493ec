"""How long a slider takes to reach the screen: from the input event to the end of the frame that shows it."""

from __future__ import annotations

from typing import Any

THROTTLE = 4
MOVES = 120

# What is measured is the work: the handler of the event, then the frame from its first callback (which is ours, asked
# for before the event) through drawing, style, layout and paint to the next task. The wait for the refresh is left out.
# The event comes in a task of its own, as a browser sends it, so that its frame is the one that shows it.
SCRIPT = """async ([selector, moves]) => {
  const slider = document.querySelector(selector);
  const low = Number(slider.min), high = Number(slider.max);
  const times = [];
  const pause = () => new Promise(done => setTimeout(done, 40));
  const task = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  for (let i = 0; i < moves; i += 1) {
    await pause();
    let drawing;
    const shown = new Promise(done => requestAnimationFrame(() => { drawing = performance.now(); done(); }));
    const start = performance.now();
    slider.value = low + (high - low) * (0.5 + 0.45 * Math.sin(i / 5));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const handled = performance.now() - start;
    await shown;
    await task();
    times.push(handled + performance.now() - drawing);
  }
  return times.slice(10);
}"""


# Moves alone, one every three frames, with nothing of ours beside them: for the work of a move. Where nobody is told of a
# move, only the thumb moves: what is left is the browser's own work for a frame.
MOVE = """async ([selector, moves, told]) => {
  const slider = document.querySelector(selector);
  const low = Number(slider.min), high = Number(slider.max);
  for (let i = 0; i < moves; i += 1) {
    slider.value = low + (high - low) * (0.5 + 0.45 * Math.sin(i / 5));
    if (told) slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(done => setTimeout(done, 50));
  }
}"""


def measure(page: Any, slider_selector: str, *, throttle: int = THROTTLE, moves: int = MOVES) -> dict[str, float]:
    """Move a slider on an open page and time each move, with the processor slowed down.

    Parameters
    ----------
    page
        A Playwright page (Chromium) on which the explorable is alive.
    slider_selector
        CSS selector of the range input.

    Returns
    -------
    dict
        Milliseconds: median, p95, max; and the number of moves and the slow-down. `work_ms` is what the page's thread worked
        for a move in the mean, everything counted, times the slow-down: it holds on a busy machine, too. `thumb_ms` is what
        it works where nothing but the slider's own thumb moves, which no page can do without.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    thumb, work = (_work(page, session, slider_selector, moves, told=told) * throttle for told in (False, True))
    session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    try:
        times = sorted(page.evaluate(SCRIPT, [slider_selector, moves]))
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        session.detach()
    return {
        "median_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 2),
        "max_ms": round(times[-1], 2),
        "work_ms": round(work, 2),
        "thumb_ms": round(thumb, 2),
        "moves": len(times),
        "throttle": throttle,
    }


def _work(page: Any, session: Any, selector: str, moves: int, *, told: bool) -> float:
    page.evaluate(MOVE, [selector, 20, told])
    before = _worked(session)
    page.evaluate(MOVE, [selector, moves, told])
    return 1000 * (_worked(session) - before) / moves


def _worked(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
