// As much of a document as explorables use, for the build: elements that are written out as XHTML.

const VOID = new Set(['input', 'br', 'img', 'hr']);
const RAW = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = text => String(text).replace(/[&<>"]/g, sign => RAW[sign]);

class Text {
  constructor(data) {
    this.data = String(data);
  }

  get textContent() {
    return this.data;
  }

  toString() {
    return escaped(this.data);
  }
}

class Element {
  constructor(tag) {
    this.tag = tag;
    this.attributes = new Map();
    this.childNodes = [];
    this.parent = null;
    this.style = { setProperty() {} };
    this.classList = {
      add: name => this.toggleClass(name, true),
      toggle: (name, on) => this.toggleClass(name, on),
    };
  }

  toggleClass(name, on) {
    const names = new Set((this.getAttribute('class') ?? '').split(' ').filter(Boolean));
    names[on ? 'add' : 'delete'](name);
    this.setAttribute('class', [...names].join(' '));
  }

  get id() {
    return this.getAttribute('id') ?? '';
  }

  get children() {
    return this.childNodes.filter(node => node instanceof Element);
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get firstElementChild() {
    return this.children[0] ?? null;
  }

  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }

  get textContent() {
    return this.childNodes.map(node => node.textContent).join('');
  }

  set textContent(text) {
    this.replaceChildren(...(text === '' ? [] : [text]));
  }

  set innerHTML(text) {
    this.childNodes = [{ textContent: text.replace(/<[^>]*>/g, ''), toString: () => text }];
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name) {
    return this.attributes.has(name);
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  toggleAttribute(name, on) {
    if (on) this.setAttribute(name, '');
    else this.removeAttribute(name);
  }

  adopted(nodes) {
    return nodes.map(node => {
      const one = typeof node === 'object' ? node : new Text(node);
      one.parent = this;
      return one;
    }).filter(node => !(node instanceof Text && node.data === ''));
  }

  append(...nodes) {
    this.childNodes.push(...this.adopted(nodes));
  }

  replaceChildren(...nodes) {
    this.childNodes = this.adopted(nodes);
  }

  after(node) {
    const { childNodes } = this.parent;
    childNodes.splice(childNodes.indexOf(this) + 1, 0, ...this.parent.adopted([node]));
  }

  addEventListener() {}

  contains() {
    return false;
  }

  toString() {
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
    return VOID.has(this.tag) ? `<${this.tag}${attributes} />` : `<${this.tag}${attributes}>${this.childNodes.join('')}</${this.tag}>`;
  }
}

globalThis.document = { createElement: tag => new Element(tag), createElementNS: (_, tag) => new Element(tag), activeElement: null };
