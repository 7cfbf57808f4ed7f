// Names for IRIs: labels that the store or the ontology gives, else the last part of the IRI.
import { select } from "../api/server.js";
import { declarations } from "./vocabulary.js";
import { localName, written } from "./terms.js";

const known = new Map();
const batch = 400;

/** The name of an IRI, as far as it is known by now. */
export function labelOf(iri) {
  return known.get(iri) || localName(iri);
}

/** Takes labels from elsewhere: an object from IRIs to names. */
export function learnLabels(labels) {
  for (const [iri, name] of Object.entries(labels)) if (name) known.set(iri, name);
}

/** Asks the store for the labels of IRIs that have none yet. One query for each 400. */
export async function loadLabels(iris) {
  const wanted = [...new Set(iris)].filter((iri) => !known.has(iri) && written(iri));
  for (let start = 0; start < wanted.length; start += batch) {
    const some = wanted.slice(start, start + batch);
    const rows = await select(labelQuery(some));
    for (const row of rows) {
      const held = known.get(row.s.value);
      // English first, then whatever comes first in order: the same names each time.
      const english = (row.l["xml:lang"] ?? "en").startsWith("en");
      if (!held || english) known.set(row.s.value, row.l.value);
    }
    for (const iri of some) if (!known.has(iri)) known.set(iri, "");
  }
}

function labelQuery(iris) {
  return declarations("rdfs", "skos", "foaf", "schema") + `SELECT DISTINCT ?s ?l WHERE {
  VALUES ?s { ${iris.map(written).join(" ")} } VALUES ?p { rdfs:label skos:prefLabel foaf:name schema:name }
  { ?s ?p ?l } UNION { GRAPH ?g { ?s ?p ?l } }
} ORDER BY DESC(?l)`;
}
