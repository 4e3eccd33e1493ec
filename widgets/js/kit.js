// What charts are made of. On a page the engine carries it once for all explorables (`kit-page.js`).

export * from './dom.js';
export * from './format.js';
export * from './legend.js';
export * from './picture.js';
export * from './plane.js';

// The kinds that most explorables use are brought once, too; they are `SHARED` in `bundle.py`.
export { create as bars } from './bars.js';
export { create as profile, lines } from './profile.js';
