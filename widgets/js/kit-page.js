// The kit that the engine has already brought to this page: scripts of explorables import `kit` from here, and bring only the
// names that they use.

const take = name => globalThis.explorables.kit[name];

export const YOURS = /* @__PURE__ */ take('YOURS');
export const html = /* @__PURE__ */ take('html');
export const svg = /* @__PURE__ */ take('svg');
export const markup = /* @__PURE__ */ take('markup');
export const shape = /* @__PURE__ */ take('shape');
export const outline = /* @__PURE__ */ take('outline');
export const set = /* @__PURE__ */ take('set');
export const move = /* @__PURE__ */ take('move');
export const place = /* @__PURE__ */ take('place');
export const number = /* @__PURE__ */ take('number');
export const withUnit = /* @__PURE__ */ take('withUnit');
export const fill = /* @__PURE__ */ take('fill');
export const ceiling = /* @__PURE__ */ take('ceiling');
export const ticks = /* @__PURE__ */ take('ticks');
export const legend = /* @__PURE__ */ take('legend');
export const plane = /* @__PURE__ */ take('plane');
export const spread = /* @__PURE__ */ take('spread');
export const flags = /* @__PURE__ */ take('flags');
export const clipped = /* @__PURE__ */ take('clipped');
export const bars = /* @__PURE__ */ take('bars');
export const profile = /* @__PURE__ */ take('profile');
export const lines = /* @__PURE__ */ take('lines');
export const picture = /* @__PURE__ */ take('picture');
export const assign = /* @__PURE__ */ take('assign');
export const ground = /* @__PURE__ */ take('ground');
export const reaching = /* @__PURE__ */ take('reaching');
export const appear = /* @__PURE__ */ take('appear');
