// The formats that results can be downloaded in.

const solutions = [
  ["JSON", "application/sparql-results+json", "srj"], ["XML", "application/sparql-results+xml", "srx"],
  ["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"],
];
const triples = [
  ["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["RDF/XML", "application/rdf+xml", "rdf"],
  ["JSON-LD", "application/ld+json", "jsonld"], ["TriG", "application/trig", "trig"], ["N-Quads", "application/n-quads", "nq"],
];

/** The formats for a form of query: {name, mediaType, ending}. */
export function formatsFor(form) {
  const list = form === "CONSTRUCT" || form === "DESCRIBE" ? triples : form === "ASK" ? solutions.slice(0, 2) : solutions;
  return list.map(([name, mediaType, ending]) => ({ name, mediaType, ending }));
}
