// Elements from values. Text goes in by text nodes and attributes by setAttribute only, never as markup, so that whatever a
// label or a literal holds is shown and not run.

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * Makes an element.
 * @param {string} name The tag, with classes after dots: "p.note".
 * @param {object} attributes Attributes; a function under "onclick" and its like is added as a listener, and false or null is left out.
 * @param {...(Node|string|number|null|Array)} children Nodes, or values that become text.
 */
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  return filled(document.createElement(tag), classes, attributes, children);
}

/** Makes an element of SVG, as `element` does of HTML. */
export function drawing(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  return filled(document.createElementNS(svgNamespace, tag), classes, attributes, children);
}

function filled(node, classes, attributes, children) {
  node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
}

/** Puts new children in place of those a node has. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}
