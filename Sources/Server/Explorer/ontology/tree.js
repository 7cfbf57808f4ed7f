// A tree as the ARIA practices describe one: arrows move and open, Home and End go to the ends, letters find.
import { element } from "../page/elements.js";

/**
 * Makes a tree.
 * @param {string} name What the tree is called.
 * @param {Map<string, object>} entries {iri, label, parents, children} by IRI.
 * @param {Map<string, number>} counts Numbers to show beside labels.
 * @param {{nameOf: Function, pictureOf: Function, onChoose: Function}} options
 */
export function makeTree(name, entries, counts, options) {
  const order = (a, b) => (options.nameOf(a) < options.nameOf(b) ? -1 : 1);
  const roots = [...entries.keys()].filter((iri) => !entries.get(iri).parents.some((parent) => entries.has(parent))).sort(order);
  const make = (iri, level, above) => {
    const children = above.has(iri) ? [] : [...new Set(entries.get(iri).children)].sort(order);
    const count = counts.get(iri) ?? 0;
    const item = element("li", {
      role: "treeitem", "aria-level": level, "aria-expanded": children.length ? "true" : null, "aria-selected": "false", tabindex: -1, "data-iri": iri,
      "aria-label": `${options.nameOf(iri)}, ${count}`,
    }, element("div.item", {}, element("span.twist", { "aria-hidden": "true" }), options.pictureOf(iri),
      element("span.name", {}, options.nameOf(iri)), element(count ? "span.tally" : "span.tally.none", {}, new Intl.NumberFormat("en").format(count))));
    if (children.length) {
      const below = new Set(above).add(iri);
      item.append(element("ul", { role: "group" }, children.map((child) => make(child, level + 1, below))));
    }
    return item;
  };
  const tree = element("ul.tree", { role: "tree", "aria-label": name }, roots.map((iri) => make(iri, 1, new Set())));
  tree.querySelector("[role=treeitem]")?.setAttribute("tabindex", "0");
  tree.addEventListener("click", (event) => {
    const item = event.target.closest("[role=treeitem]");
    if (!item) return;
    if (event.target.classList.contains("twist")) toggle(item);
    else choose(tree, item, options);
  });
  tree.addEventListener("keydown", (event) => move(event, tree, options));
  return tree;
}

function toggle(item, isOpen = item.getAttribute("aria-expanded") !== "true") {
  if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", String(isOpen));
}

function choose(tree, item, options) {
  focus(tree, item);
  for (const other of tree.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
  item.setAttribute("aria-selected", "true");
  options.onChoose(item.dataset.iri);
}

function focus(tree, item) {
  if (!item) return;
  for (const other of tree.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  item.tabIndex = 0;
  item.focus();
}

function move(event, tree, options) {
  const item = event.target.closest("[role=treeitem]");
  const seen = [...tree.querySelectorAll("[role=treeitem]")].filter((one) => !one.parentElement.closest("[aria-expanded=false]"));
  const at = seen.indexOf(item);
  const isOpen = item.getAttribute("aria-expanded") === "true";
  if (event.key === "ArrowDown") focus(tree, seen[at + 1]);
  else if (event.key === "ArrowUp") focus(tree, seen[at - 1]);
  else if (event.key === "Home") focus(tree, seen[0]);
  else if (event.key === "End") focus(tree, seen.at(-1));
  else if (event.key === "ArrowRight") isOpen ? focus(tree, seen[at + 1]) : toggle(item, true);
  else if (event.key === "ArrowLeft") isOpen ? toggle(item, false) : focus(tree, item.parentElement.closest("[role=treeitem]"));
  else if (event.key === "Enter" || event.key === " ") choose(tree, item, options);
  else if (event.key.length === 1 && /\S/.test(event.key) && !event.ctrlKey && !event.metaKey) find(event.key, tree, seen, at, options);
  else return;
  event.preventDefault();
}

function find(letter, tree, seen, at, options) {
  const ordered = [...seen.slice(at + 1), ...seen.slice(0, at + 1)];
  focus(tree, ordered.find((one) => options.nameOf(one.dataset.iri).toLowerCase().startsWith(letter.toLowerCase())));
}
