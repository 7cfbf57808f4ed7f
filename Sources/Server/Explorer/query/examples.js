// Queries to begin with.
import { declarations } from "../rdf/vocabulary.js";

const facts = `SELECT ?who ?does ?what WHERE {
  GRAPH ?document {
    ?subject ?property ?object ; rdfs:label ?who .
    ?object rdfs:label ?what .
  }
  BIND(REPLACE(STR(?property), "^.*[/#]", "") AS ?does)
}
ORDER BY ?who ?does
LIMIT 100`;

/** {name, text} of each. */
export const examples = [
  { name: "All facts by name", text: declarations("rdfs") + "\n" + facts },
  { name: "Who met whom", text: declarations("rdfs", "core") + `
SELECT ?who ?whom WHERE {
  GRAPH ?document {
    ?a core:metWith ?b .
    ?a rdfs:label ?who .
    ?b rdfs:label ?whom .
  }
}` },
  { name: "What happened when", text: declarations("rdfs", "core") + `
SELECT ?date ?event ?who WHERE {
  GRAPH ?document {
    ?e core:onDate ?date ; rdfs:label ?event .
    OPTIONAL { ?p core:participatedIn ?e ; rdfs:label ?who }
  }
}
ORDER BY ?date` },
  { name: "The surest facts, with their sentences", text: declarations("rdf", "core") + `
SELECT ?subject ?property ?object ?confidence ?sentence WHERE {
  GRAPH ?document {
    ?evidence rdf:reifies <<( ?subject ?property ?object )>> ;
      core:confidence ?confidence ; core:sentence ?sentence .
  }
}
ORDER BY DESC(?confidence)
LIMIT 50` },
  { name: "How many of each class", text: `SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  GRAPH ?document { ?thing a ?class }
}
GROUP BY ?class
ORDER BY DESC(?things)` },
  { name: "Places and routes, as a graph", text: declarations("core", "security") + `
CONSTRUCT { ?from ?property ?to } WHERE {
  VALUES ?property { core:borders core:partOf core:locatedIn
                     security:transitFor security:originatesFrom security:headedFor }
  GRAPH ?document { ?from ?property ?to }
}` },
];
