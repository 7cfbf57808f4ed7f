// Graphs from the store and from what was just extracted.
import { select } from "../api/server.js";
import { learnLabels, loadLabels, labelOf } from "../rdf/labels.js";
import { mainClass } from "../rdf/class-colors.js";
import { declarations, isDate, prefixes, type as rdfType } from "../rdf/vocabulary.js";
import { isResource, key, quoted, written } from "../rdf/terms.js";
import { GraphModel } from "./model.js";

/** The most nodes that are drawn at once. */
export const nodeLimit = 5000;
const linkLimit = 20000;
const neighbourLimit = 300;
const batch = 400;
const hidden = ["rdf", "rdfs", "owl"].map((name) => prefixes[name])
  .concat("http://www.w3.org/ns/lemon/", "http://www.lexinfo.net/", "http://www.w3.org/ns/shacl#");
const isFact = `FILTER(!isLiteral(?o) && ?p != prov:wasDerivedFrom
    && ${hidden.map((namespace) => `!STRSTARTS(STR(?p), ${quoted(namespace)})`).join(" && ")})`;

/** The links of the store, as many as can be drawn. Gives a model, and whether there are more. */
export async function loadOverview() {
  const rows = await select(declarations("prov") + `SELECT ?g ?s ?p ?o WHERE {
  { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }
  ${isFact}
} LIMIT ${linkLimit}`);
  const model = new GraphModel();
  let isWhole = rows.length < linkLimit;
  for (const row of rows) {
    const fresh = [row.s, row.o].filter((term) => !model.nodes.has(key(term))).length;
    if (model.nodes.size + fresh <= nodeLimit) addRow(model, row);
    else isWhole = false;
  }
  await describe(model, [...model.nodes.values()]);
  await addConfidences(model);
  return { model, isWhole };
}

/** Adds the links of one node, in both directions, to a model. Gives the number of nodes that are new. */
export async function expand(model, id) {
  const iri = written(id);
  const before = model.nodes.size;
  if (!iri || id.startsWith("_:")) return 0;
  const rows = await select(declarations("prov") + `SELECT ?g ?s ?p ?o WHERE {
  { VALUES ?s { ${iri} } { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }
  UNION { VALUES ?o { ${iri} } { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }
  ${isFact}
} LIMIT ${neighbourLimit}`);
  model.node(id);
  for (const row of rows) addRow(model, row);
  await describe(model, [...model.nodes.values()].filter((node) => node.label === null));
  await addConfidences(model, id);
  return model.nodes.size - before;
}

function addRow(model, row) {
  if (!isResource(row.s) || !isResource(row.o)) return;
  model.link(key(row.s), row.p.value, key(row.o), { document: row.g?.value ?? "" });
}

/** Loads labels, classes and days of nodes, and those of the model's documents and properties. */
export async function describe(model, nodes) {
  const ids = nodes.map((node) => node.id).filter((id) => !id.startsWith("_:"));
  const documents = [...model.documents.keys()].filter(Boolean);
  const predicates = [...model.links.values()].map((link) => link.predicate);
  const types = await loadTypes(ids);
  await loadLabels([...ids, ...documents, ...predicates, ...[...types.values()].flat()]);
  const dates = await loadDates([...ids, ...documents]);
  for (const node of nodes) {
    node.types = types.get(node.id) ?? node.types;
    node.main = mainClass(node.types);
    node.label = labelOf(node.id);
    node.dates = dates.get(node.id) ?? node.dates;
  }
  for (const name of documents) model.documents.set(name, { name: labelOf(name), dates: dates.get(name) ?? [] });
}

/** The classes of IRIs: a map from each to a list. One query for each 400. */
export async function loadTypes(iris) {
  const rows = await forEach(iris, (some) => declarations("rdf") + `SELECT DISTINCT ?s ?t WHERE {
  VALUES ?s { ${some} } { ?s rdf:type ?t } UNION { GRAPH ?g { ?s rdf:type ?t } } FILTER(isIRI(?t)) } ORDER BY ?t`);
  return grouped(rows, "t");
}

async function loadDates(iris) {
  const rows = await forEach(iris, (some) => declarations("xsd") + `SELECT DISTINCT ?s ?d WHERE {
  VALUES ?s { ${some} } { ?s ?p ?d } UNION { GRAPH ?g { ?s ?p ?d } }
  FILTER(isLiteral(?d) && datatype(?d) IN (xsd:date, xsd:dateTime, xsd:gYear, xsd:gYearMonth)) }`);
  return grouped(rows, "d");
}

async function forEach(iris, queryFor) {
  const wanted = [...new Set(iris)].map(written).filter(Boolean);
  const rows = [];
  for (let start = 0; start < wanted.length; start += batch) {
    rows.push(...await select(queryFor(wanted.slice(start, start + batch).join(" "))));
  }
  return rows;
}

function grouped(rows, name) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row.s.value)) groups.set(row.s.value, []);
    groups.get(row.s.value).push(row[name].value);
  }
  return groups;
}

async function addConfidences(model, id = null) {
  const about = id ? `FILTER(?s = ${written(id)} || ?o = ${written(id)})` : "";
  const rows = await select(declarations("rdf", "core") + `SELECT ?s ?p ?o (MAX(?c) AS ?m) WHERE {
  GRAPH ?g { { ?e rdf:reifies <<( ?s ?p ?o )>> } UNION { ?e rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } ?e core:confidence ?c }
  ${about}
} GROUP BY ?s ?p ?o LIMIT ${2 * linkLimit}`);
  for (const row of rows) {
    const link = model.links.get(`${key(row.s)} ${row.p.value} ${key(row.o)}`);
    if (link) link.confidence = Number(row.m.value);
  }
}

/** The graph of a document that was just read. */
export function graphOfStatements(reading) {
  const model = new GraphModel();
  learnLabels(reading.labels ?? {});
  for (const fact of reading.statements) {
    if (fact.object.type !== "uri") {
      if (isDate(fact.object.datatype)) model.node(fact.subject).dates.push(fact.object.value);
    } else if (fact.predicate === rdfType) model.node(fact.subject).types.push(fact.object.value);
    else model.link(fact.subject, fact.predicate, fact.object.value, { document: reading.document ?? "", confidence: fact.confidence });
  }
  for (const mention of reading.mentions) {
    if (mention.label) learnLabels({ [mention.entity]: mention.label });
    const node = model.nodes.get(mention.entity);
    if (node && mention.type && !node.types.includes(mention.type)) node.types.push(mention.type);
  }
  for (const node of model.nodes.values()) {
    node.main = mainClass(node.types);
    node.label = labelOf(node.id);
  }
  model.documents.set(reading.document ?? "", { name: reading.title || "this document", dates: reading.date ? [reading.date] : [] });
  return { model, isWhole: true };
}

/** Nodes whose label holds some words: {id, label}. */
export async function search(words) {
  const rows = await select(declarations("rdfs", "skos", "foaf", "schema") + `SELECT DISTINCT ?s ?l WHERE {
  VALUES ?p { rdfs:label skos:prefLabel foaf:name schema:name }
  { ?s ?p ?l } UNION { GRAPH ?g { ?s ?p ?l } }
  FILTER(isIRI(?s) && CONTAINS(LCASE(STR(?l)), ${quoted(words.toLowerCase())}))
} ORDER BY STRLEN(STR(?l)) ?l LIMIT 20`);
  return rows.map((row) => ({ id: row.s.value, label: row.l.value }));
}

/** What literals say of a node: rows {p, o}. */
export function literalsOf(id) {
  const iri = written(id);
  if (!iri || id.startsWith("_:")) return Promise.resolve([]);
  return select(`SELECT DISTINCT ?p ?o WHERE { VALUES ?s { ${iri} } { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(isLiteral(?o)) }
ORDER BY ?p ?o LIMIT 100`);
}
