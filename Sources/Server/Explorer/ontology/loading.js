// The ontology: from the store where it is loaded there, and from the server as the extractor uses it.
import { ontology as ontologyText, select } from "../api/server.js";
import { learnLabels } from "../rdf/labels.js";
import { readNTriples } from "../rdf/n-triples.js";
import * as vocabulary from "../rdf/vocabulary.js";
import { declarations, prefixes } from "../rdf/vocabulary.js";

const classTypes = new Set([prefixes.owl + "Class", prefixes.rdfs + "Class"]);
const propertyTypes = new Set(["ObjectProperty", "DatatypeProperty", "AnnotationProperty"].map((name) => prefixes.owl + name)
  .concat(prefixes.rdf + "Property"));
let loading = null;

/** Loads it once: {classes, properties}, maps from IRIs to {iri, label, comment, parents, children, domains, ranges}. */
export function loadOntology() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  const triples = readNTriples(await ontologyText());
  const rows = await select(declarations("rdf", "rdfs", "owl") + `SELECT DISTINCT ?s ?p ?o WHERE {
  VALUES ?kind { owl:Class rdfs:Class owl:ObjectProperty owl:DatatypeProperty rdf:Property }
  VALUES ?p { rdf:type rdfs:label rdfs:comment rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range }
  { ?s a ?kind . ?s ?p ?o } UNION { GRAPH ?g { ?s a ?kind . ?s ?p ?o } }
} LIMIT 50000`);
  for (const row of rows) triples.push([row.s, row.p, row.o]);
  return build(triples);
}

function build(triples) {
  const [classes, properties] = [new Map(), new Map()];
  for (const [s, p, o] of triples) {
    if (s.type !== "uri" || p.value !== vocabulary.type) continue;
    if (classTypes.has(o.value)) entry(classes, s.value);
    if (propertyTypes.has(o.value)) entry(properties, s.value);
  }
  for (const [s, p, o] of triples) {
    for (const one of [classes.get(s.value), properties.get(s.value)]) if (one) describe(one, p.value, o);
  }
  for (const map of [classes, properties]) {
    for (const one of map.values()) {
      one.parents = one.parents.filter((parent) => parent !== one.iri);
      for (const parent of one.parents) map.get(parent)?.children.push(one.iri);
    }
  }
  learnLabels(Object.fromEntries([...classes.values(), ...properties.values()].map((one) => [one.iri, one.label])));
  return { classes, properties };
}

function entry(map, iri) {
  if (!map.has(iri)) map.set(iri, { iri, label: "", comment: "", parents: [], children: [], domains: [], ranges: [] });
  return map.get(iri);
}

function describe(one, predicate, object) {
  const add = (list) => object.type === "uri" && !list.includes(object.value) && list.push(object.value);
  const isReadable = (object["xml:lang"] ?? "en").startsWith("en");
  if (predicate === vocabulary.label && (isReadable || !one.label)) one.label = object.value;
  else if (predicate === vocabulary.comment && (isReadable || !one.comment)) one.comment = object.value;
  else if (predicate === vocabulary.subClassOf || predicate === vocabulary.subPropertyOf) add(one.parents);
  else if (predicate === vocabulary.domain) add(one.domains);
  else if (predicate === vocabulary.range) add(one.ranges);
}

/** All that stand below an entry of a map, itself too. */
export function descendants(map, iri) {
  return reached(map, iri, "children");
}

/** All that stand above an entry of a map, itself too. */
export function ancestors(map, iri) {
  return reached(map, iri, "parents");
}

function reached(map, iri, direction) {
  const found = new Set();
  const waiting = [iri];
  while (waiting.length) {
    const next = waiting.pop();
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(map.get(next)?.[direction] ?? []));
  }
  return found;
}

/** Adds classes and properties that the store uses though no ontology describes them, and counts all: maps from IRIs to numbers. */
export async function loadCounts({ classes, properties }) {
  const typed = await select(`SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { { ?s a ?c } UNION { GRAPH ?g { ?s a ?c } } FILTER(isIRI(?c)) } GROUP BY ?c`);
  const used = await select(`SELECT ?p (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } GROUP BY ?p`);
  for (const row of typed) if (!isBuiltIn(row.c.value)) entry(classes, row.c.value);
  for (const row of used) if (!isBuiltIn(row.p.value)) entry(properties, row.p.value);
  return { classes: await withSubclasses(classes, typed), properties: new Map(used.map((row) => [row.p.value, Number(row.n.value)])) };
}

function isBuiltIn(iri) {
  return ["rdf", "rdfs", "owl"].some((name) => iri.startsWith(prefixes[name])) || iri.startsWith("http://www.w3.org/ns/lemon/");
}

// A thing may belong to several subclasses, so that numbers of those cannot be added: the store counts.
async function withSubclasses(classes, typed) {
  const counts = new Map(typed.map((row) => [row.c.value, Number(row.n.value)]));
  const pairs = [...classes.values()].filter((one) => one.children.length)
    .flatMap((one) => [...descendants(classes, one.iri)].map((below) => `(<${one.iri}> <${below}>)`));
  if (!pairs.length) return counts;
  const rows = await select(`SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE {
  VALUES (?c ?below) { ${pairs.join(" ")} } { ?s a ?below } UNION { GRAPH ?g { ?s a ?below } } } GROUP BY ?c`);
  for (const row of rows) counts.set(row.c.value, Number(row.n.value));
  return counts;
}
