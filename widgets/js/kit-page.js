// The kit that the engine has already brought to this page: scripts of explorables import `kit` from here.

export const {
  YOURS, html, svg, markup, shape, outline, set, move, place, number, withUnit, fill, ceiling, ticks, legend, plane, spread, flags, clipped, bars, profile, lines,
} = globalThis.explorables.kit;
