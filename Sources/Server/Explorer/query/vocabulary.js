// The classes and properties that completion offers: those of the ontology and those the store uses.
import { select } from "../api/server.js";
import { labelOf } from "../rdf/labels.js";
import { loadOntology } from "../ontology/loading.js";

let known = [];

/** What is known by now: {iri, name, note}. */
export function terms() {
  return known;
}

/** Loads them; a fault leaves those that are known. */
export async function loadTerms() {
  const found = new Map();
  const ontology = await loadOntology().catch(() => null);
  for (const iri of ontology?.classes.keys() ?? []) found.set(iri, "class");
  for (const iri of ontology?.properties.keys() ?? []) found.set(iri, "property");
  const rows = await select(`SELECT DISTINCT ?p ?c WHERE {
  { SELECT DISTINCT ?p { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } LIMIT 500 }
  UNION { SELECT DISTINCT ?c { { ?s a ?c } UNION { GRAPH ?g { ?s a ?c } } FILTER(isIRI(?c)) } LIMIT 500 } }`).catch(() => []);
  for (const row of rows) {
    if (row.p && !found.has(row.p.value)) found.set(row.p.value, "property");
    if (row.c && !found.has(row.c.value)) found.set(row.c.value, "class");
  }
  known = [...found].map(([iri, note]) => ({ iri, note, name: labelOf(iri) }))
    .sort((a, b) => (a.iri < b.iri ? -1 : 1));
}
