// Documents that the store holds, read again from their evidence.
import { select } from "../api/server.js";
import { evidenceFrom, evidenceOfDocument } from "../evidence/loading.js";
import { shortName } from "../evidence/names.js";
import { learnLabels, loadLabels, labelOf } from "../rdf/labels.js";
import { declarations } from "../rdf/vocabulary.js";
import { key } from "../rdf/terms.js";
import { loadTypes } from "../graph/loading.js";
import { mainClass } from "../rdf/class-colors.js";

/** The documents with evidence in the store: {iri, name, facts}. */
export async function storedDocuments() {
  const rows = await select(declarations("rdf", "rdfs", "core") + `SELECT ?g (SAMPLE(?l) AS ?name) (COUNT(DISTINCT ?t) AS ?n) WHERE {
  GRAPH ?g { ?e a core:Evidence . OPTIONAL { ?e rdf:reifies ?t } OPTIONAL { ?g rdfs:label ?l } }
} GROUP BY ?g ORDER BY ?g LIMIT 500`);
  return rows.map((row) => ({ iri: row.g.value, name: shortName(row.name?.value ?? labelOf(row.g.value)), facts: Number(row.n.value) }));
}

/** A stored document in the shape of an answer of /extract. Its text is those sentences that facts were found in. */
export async function readStored({ iri, name }) {
  const rows = await evidenceOfDocument(iri);
  const sentences = new Map();
  for (const row of rows) {
    const evidence = evidenceFrom(row);
    if (evidence.place) sentences.set(evidence.place.join(), evidence);
  }
  const ordered = [...sentences.values()].sort((a, b) => a.place[0] - b.place[0]);
  const reading = { document: iri, title: name, date: null, text: "", sentences: [], mentions: [], statements: [], labels: {}, partial: true };
  const index = new Map();
  for (const [number, evidence] of ordered.entries()) {
    // Sentences that follow one another stand in one paragraph.
    if (number) reading.text += evidence.place[0] - ordered[number - 1].place[1] <= 1 ? " " : "\n\n";
    const start = Array.from(reading.text).length;
    reading.text += evidence.sentence;
    reading.sentences.push({ start, end: start + Array.from(evidence.sentence).length, place: evidence.place });
    index.set(evidence.place.join(), number);
  }
  addStatements(reading, rows, index);
  await addMentions(reading);
  return reading;
}

function addStatements(reading, rows, index) {
  const seen = new Set();
  for (const row of rows) {
    const evidence = evidenceFrom(row);
    const sentence = index.get(evidence.place?.join());
    const name = [row.s, row.p, row.o].map(key).join(" ") + sentence;
    if (sentence === undefined || seen.has(name)) continue;
    seen.add(name);
    const offset = reading.sentences[sentence].start;
    const words = (role) => evidence.words.filter((word) => word.role === role).map((word) => [word.start + offset, word.end + offset]);
    reading.statements.push({
      subject: row.s.value, predicate: row.p.value, object: { ...row.o, language: row.o["xml:lang"] }, sentence,
      confidence: evidence.confidence, extractor: evidence.extractor,
      subjectWords: words("subject"), predicateWords: words("predicate"), objectWords: words("object"),
    });
  }
  reading.statements.sort((a, b) => a.sentence - b.sentence || (a.subjectWords[0]?.[0] ?? 0) - (b.subjectWords[0]?.[0] ?? 0));
}

async function addMentions(reading) {
  const iris = reading.statements.flatMap((fact) => [fact.subject, fact.predicate, ...(fact.object.type === "uri" ? [fact.object.value] : [])]);
  await loadLabels(iris);
  const types = await loadTypes(iris);
  const seen = new Set();
  for (const fact of reading.statements) {
    const ends = [[fact.subject, fact.subjectWords], fact.object.type === "uri" ? [fact.object.value, fact.objectWords] : null];
    for (const end of ends.filter(Boolean)) {
      for (const [start, stop] of end[1]) {
        if (seen.has(start + "," + stop)) continue;
        seen.add(start + "," + stop);
        reading.mentions.push({ start, end: stop, entity: end[0], label: labelOf(end[0]), type: mainClass(types.get(end[0]) ?? []) });
      }
    }
  }
  learnLabels(reading.labels);
}
