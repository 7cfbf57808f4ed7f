// The graph as a list: what the picture shows, for those who read rather than look.
import { element, fill } from "../page/elements.js";
import { labelOf } from "../rdf/labels.js";

const most = 1000;

/** Draws the shown links as a table into `place`. */
export function drawList(place, { nodes, links }, onSelect) {
  const nodeButton = (node) => element("button.link", { type: "button", onclick: () => onSelect(node) }, node.label ?? node.id);
  const ordered = [...links].sort((a, b) => compare(a.source, b.source) || (a.predicate < b.predicate ? -1 : 1) || compare(a.target, b.target));
  const alone = nodes.filter((node) => node.links.length === 0);
  fill(place,
    element("table.results", {},
      element("caption", {}, links.length > most ? `The first ${most} of ${links.length} links` : `${links.length} links`),
      element("thead", {}, element("tr", {}, ["Subject", "Property", "Object", "Confidence"].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ordered.slice(0, most).map((link) => element("tr", {},
        element("td", {}, nodeButton(link.source)), element("td", {}, labelOf(link.predicate)), element("td", {}, nodeButton(link.target)),
        element("td", {}, link.confidence === null ? "" : `${Math.round(link.confidence * 100)} %`))))),
    alone.length ? element("p", {}, "Without links: ", alone.slice(0, most).map((node, index) => [index ? ", " : "", nodeButton(node)])) : null);
}

function compare(one, other) {
  const [a, b] = [one.label ?? one.id, other.label ?? other.id];
  return a < b ? -1 : a > b ? 1 : 0;
}
