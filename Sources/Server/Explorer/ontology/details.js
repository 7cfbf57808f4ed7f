// What the ontology says of a class or property, and some of its instances.
import { element, fill } from "../page/elements.js";
import { errorNotice } from "../page/notices.js";
import { select } from "../api/server.js";
import { labelOf, loadLabels } from "../rdf/labels.js";
import { shortened, written } from "../rdf/terms.js";
import { ancestors, descendants } from "./loading.js";

const mostInstances = 60;

/** Draws a class into `place`. */
export function drawClass(place, one, ontology, { onChoose, onQuery }) {
  const above = ancestors(ontology.classes, one.iri);
  const uses = (name) => [...ontology.properties.values()].filter((property) => property[name].some((iri) => above.has(iri))).map((property) => property.iri);
  const instances = element("div");
  fill(place, head(one),
    terms("Kinds of it", one.children, onChoose), terms("It is a kind of", one.parents, onChoose, ontology.classes),
    terms("Properties from it", uses("domains"), onChoose), terms("Properties to it", uses("ranges"), onChoose),
    element("div.actions", {}, element("button", { type: "button", onclick: () => onQuery(classQuery(one, ontology)) }, "Query its instances")),
    instances);
  addInstances(instances, one, ontology);
}

/** Draws a property into `place`. */
export function drawProperty(place, one, ontology, { onChoose, onQuery }) {
  fill(place, head(one),
    terms("From", one.domains, onChoose, ontology.classes), terms("To", one.ranges, onChoose, ontology.classes),
    terms("It is a kind of", one.parents, onChoose, ontology.properties), terms("Kinds of it", one.children, onChoose),
    element("div.actions", {}, element("button", {
      type: "button",
      onclick: () => onQuery(`SELECT ?subject ?object WHERE {\n  GRAPH ?document { ?subject <${one.iri}> ?object }\n}\nLIMIT 100`),
    }, "Query its uses")));
}

function head(one) {
  return [element("h2", {}, one.label || labelOf(one.iri)), element("p.iri", {}, shortened(one.iri)),
    one.comment ? element("p", {}, one.comment) : element("p.quiet", {}, "The ontology does not describe it.")];
}

// Terms that the ontology itself holds are buttons; those of others are named only.
function terms(title, iris, onChoose, within = null) {
  if (!iris.length) return null;
  return element("section.terms", {}, element("h3", {}, title), element("p", {}, [...new Set(iris)].map((iri) =>
    (!within || within.has(iri)
      ? element("button.chip", { type: "button", title: iri, onclick: () => onChoose(iri) }, labelOf(iri))
      : element("span.chip", { title: iri }, shortened(iri))))));
}

function classQuery(one, ontology) {
  const classes = [...descendants(ontology.classes, one.iri)].map((iri) => `<${iri}>`).join("\n    ");
  return `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?class {
    ${classes}
  }
  GRAPH ?document { ?thing a ?class . OPTIONAL { ?thing rdfs:label ?name } }
}
ORDER BY ?name
LIMIT 100`;
}

async function addInstances(place, one, ontology) {
  const classes = [...descendants(ontology.classes, one.iri)].map(written).filter(Boolean).join(" ");
  try {
    const rows = await select(`SELECT DISTINCT ?s WHERE { VALUES ?c { ${classes} } { ?s a ?c } UNION { GRAPH ?g { ?s a ?c } } FILTER(isIRI(?s)) } ORDER BY ?s LIMIT ${mostInstances + 1}`);
    await loadLabels(rows.map((row) => row.s.value));
    if (!rows.length) return fill(place, element("p.quiet", {}, "The store holds none."));
    const links = rows.slice(0, mostInstances).map((row) => element("li", {},
      element("a", { href: "#graph/" + encodeURIComponent(row.s.value), title: row.s.value }, labelOf(row.s.value))));
    fill(place, element("h3", {}, "Instances"), element("ul.instances", {}, links),
      rows.length > mostInstances ? element("p.quiet", {}, "and more; query them to see all.") : null);
  } catch (error) {
    fill(place, errorNotice(error));
  }
}
