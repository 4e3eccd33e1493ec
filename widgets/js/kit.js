// What charts are made of. On a page the engine carries it once for all explorables (`kit-page.js`).

export * from './dom.js';
export * from './format.js';
export * from './legend.js';
export * from './plane.js';
