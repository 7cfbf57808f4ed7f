// The IRIs that the explorer itself speaks of, and the prefixes that it knows.

export const prefixes = {
  core: "https://w3id.org/tercet/core#",
  security: "https://w3id.org/tercet/security#",
  id: "https://w3id.org/tercet/id/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  prov: "http://www.w3.org/ns/prov#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  schema: "https://schema.org/",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  geo: "http://www.opengis.net/ont/geosparql#",
  sh: "http://www.w3.org/ns/shacl#",
};

export const type = prefixes.rdf + "type";
export const label = prefixes.rdfs + "label";
export const comment = prefixes.rdfs + "comment";
export const subClassOf = prefixes.rdfs + "subClassOf";
export const subPropertyOf = prefixes.rdfs + "subPropertyOf";
export const domain = prefixes.rdfs + "domain";
export const range = prefixes.rdfs + "range";

/** PREFIX lines of the names given, to begin a query with. */
export function declarations(...names) {
  return names.map((name) => `PREFIX ${name}: <${prefixes[name]}>`).join("\n") + "\n";
}

/** Whether a datatype is one of days or moments. */
export function isDate(datatype) {
  return dateTypes.has(datatype);
}

const dateTypes = new Set(["date", "dateTime", "dateTimeStamp", "gYear", "gYearMonth"].map((name) => prefixes.xsd + name));
