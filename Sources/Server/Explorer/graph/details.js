// What is known of the node that is chosen: its classes, what literals say of it, its links and the evidence of each.
import { element, fill } from "../page/elements.js";
import { errorNotice, working } from "../page/notices.js";
import { evidenceOf } from "../evidence/loading.js";
import { evidenceCard } from "../evidence/card.js";
import { confidenceMeter } from "../evidence/confidence.js";
import { labelOf, loadLabels } from "../rdf/labels.js";
import { label as rdfsLabel } from "../rdf/vocabulary.js";
import { lookOf } from "../rdf/class-colors.js";
import { shortened } from "../rdf/terms.js";
import { literalsOf } from "./loading.js";
import { swatch } from "./shapes.js";

const mostLinks = 100;

/** Draws the details of a node into `place`. */
export function drawDetails(place, node, { onExpand, onHide, onCenter, onSelect }) {
  const literals = element("dl.literals");
  fill(place,
    element("h2", { tabindex: -1 }, node.label ?? node.id),
    element("p.types", {}, node.types.length
      ? node.types.map((name) => element("span.type", {}, swatch(lookOf(name)), labelOf(name))) : "no class"),
    element("p.iri", {}, iriLink(node.id)),
    element("div.actions", {},
      element("button.primary", { type: "button", onclick: onExpand }, "Expand"),
      element("button", { type: "button", onclick: onCenter }, "Centre"),
      element("button", { type: "button", onclick: onHide }, "Hide")),
    literals,
    links("Says", node.links.filter((link) => link.source === node), "target", onSelect),
    links("Said of it", node.links.filter((link) => link.source !== node), "source", onSelect));
  addLiterals(literals, node);
}

// Only addresses of the web become links: an IRI may be of any scheme, a script's too.
function iriLink(iri) {
  return /^https?:/i.test(iri)
    ? element("a", { href: iri, target: "_blank", rel: "noopener noreferrer" }, shortened(iri)) : shortened(iri);
}

async function addLiterals(place, node) {
  try {
    const rows = (await literalsOf(node.id)).filter((row) => row.p.value !== rdfsLabel || row.o.value !== node.label);
    await loadLabels(rows.map((row) => row.p.value));
    fill(place, rows.map((row) => [element("dt", {}, labelOf(row.p.value)), element("dd", {}, row.o.value)]));
  } catch (error) {
    fill(place, errorNotice(error));
  }
}

function links(title, some, end, onSelect) {
  if (!some.length) return null;
  const ordered = [...some].sort((a, b) => (a.predicate < b.predicate ? -1 : a.predicate > b.predicate ? 1 : 0));
  return element("section", {}, element("h3", {}, title),
    element("ul.node-links", {}, ordered.slice(0, mostLinks).map((link) => linkRow(link, end, onSelect))),
    some.length > mostLinks ? element("p.quiet", {}, `and ${some.length - mostLinks} more; the list shows them all.`) : null);
}

function linkRow(link, end, onSelect) {
  const evidence = element("div.link-evidence", { hidden: true, "aria-live": "polite" });
  const other = link[end];
  const why = element("button.why", { type: "button", "aria-expanded": "false", title: "Show the evidence" }, "Why?");
  why.addEventListener("click", async () => {
    evidence.hidden = !evidence.hidden;
    why.setAttribute("aria-expanded", String(!evidence.hidden));
    if (!evidence.hidden && !evidence.childElementCount) await addEvidence(evidence, link);
  });
  const name = element("button.link", { type: "button", onclick: () => onSelect(other) }, other.label ?? other.id);
  const property = element("span.property", {}, labelOf(link.predicate));
  return element("li", {},
    element("div.link-row", {}, element("span.words", {}, end === "target" ? [property, " ", name] : [name, " ", property]),
      confidenceMeter(link.confidence), why),
    evidence);
}

async function addEvidence(place, link) {
  fill(place, working("Looking…"));
  try {
    const pieces = link.evidence ?? await evidenceOf(
      { type: "uri", value: link.source.id }, link.predicate, { type: "uri", value: link.target.id });
    fill(place, pieces.length ? pieces.map(evidenceCard) : element("p.quiet", {}, "It was stated without evidence."));
  } catch (error) {
    fill(place, errorNotice(error));
  }
}
