// Evidence as the store keeps it: as annotations of RDF 1.2 or as reification of RDF 1.1.
import { select } from "../api/server.js";
import { declarations } from "../rdf/vocabulary.js";
import { written, writtenTerm } from "../rdf/terms.js";

const rolePattern = `OPTIONAL { ?e prov:wasDerivedFrom ?place } OPTIONAL { ?e core:sentence ?sentence }
    OPTIONAL { ?e core:subjectWords ?sw } OPTIONAL { ?e core:predicateWords ?pw } OPTIONAL { ?e core:objectWords ?ow }
    OPTIONAL { ?e core:confidence ?c } OPTIONAL { ?e core:extractor ?x }`;

/** The evidence of one triple: pieces as `evidenceCard` shows them, without those that say the same twice. */
export async function evidenceOf(subject, predicate, object) {
  const [s, p, o] = [writtenTerm(subject), written(predicate), writtenTerm(object)];
  if (!s || !p || !o) return [];
  const rows = await select(declarations("rdf", "rdfs", "core", "prov") + `SELECT DISTINCT ?g ?name ?place ?sentence ?sw ?pw ?ow ?c ?x WHERE {
  GRAPH ?g { { ?e rdf:reifies <<( ${s} ${p} ${o} )>> } UNION { ?e rdf:subject ${s} ; rdf:predicate ${p} ; rdf:object ${o} }
    ${rolePattern} OPTIONAL { ?g rdfs:label ?name } }
} ORDER BY ?place LIMIT 50`);
  return rows.map(evidenceFrom);
}

/** All that a document's graph says with evidence: rows with the triple, too. */
export function evidenceOfDocument(graph) {
  return select(declarations("rdf", "rdfs", "core", "prov") + `SELECT ?s ?p ?o ?place ?sentence ?sw ?pw ?ow ?c ?x WHERE {
  GRAPH ${written(graph)} { { ?e rdf:reifies <<( ?s ?p ?o )>> } UNION { ?e rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }
    ${rolePattern} }
}`);
}

/** A row as a piece of evidence. */
export function evidenceFrom(row) {
  const sentence = row.sentence?.value ?? "";
  return {
    sentence, words: wordsIn(sentence, row), document: row.g?.value ?? null, documentName: row.name?.value ?? null,
    place: placeOf(row.place?.value), confidence: row.c ? Number(row.c.value) : null, extractor: row.x?.value ?? null,
  };
}

/** The characters that an IRI with a fragment of RFC 5147 names: [start, end]. */
export function placeOf(iri) {
  const found = /#char=(\d+),(\d+)$/.exec(iri ?? "");
  return found ? [Number(found[1]), Number(found[2])] : null;
}

// The store keeps the words, not their places in the sentence; the nearest place to the property's words is taken.
function wordsIn(sentence, row) {
  const found = [];
  const predicate = placesOf(sentence, row.pw?.value)[0];
  if (predicate) found.push({ ...predicate, role: "predicate" });
  for (const [role, term] of [["subject", row.sw], ["object", row.ow]]) {
    const places = placesOf(sentence, term?.value);
    const nearest = places.sort((a, b) => distance(a, predicate) - distance(b, predicate))[0];
    if (nearest) found.push({ ...nearest, role });
  }
  return found;
}

function distance(one, other) {
  return other ? Math.min(Math.abs(one.start - other.end), Math.abs(other.start - one.end)) : one.start;
}

function placesOf(sentence, words) {
  const places = [];
  if (!words) return places;
  for (let at = sentence.indexOf(words); at >= 0; at = sentence.indexOf(words, at + 1)) {
    if (isWordEdge(sentence, at) && isWordEdge(sentence, at + words.length)) {
      const start = Array.from(sentence.slice(0, at)).length;
      places.push({ start, end: start + Array.from(words).length });
    }
  }
  return places;
}

function isWordEdge(text, at) {
  return !(/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && /[\p{L}\p{N}]/u.test(text[at] ?? " "));
}
