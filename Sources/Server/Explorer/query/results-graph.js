// Results as a graph: the triples of CONSTRUCT, or the resources that stand in a row of SELECT.
import { describe } from "../graph/loading.js";
import { GraphModel } from "../graph/model.js";
import { isResource, key } from "../rdf/terms.js";
import { type as rdfType } from "../rdf/vocabulary.js";

/** A model of {variables, rows}, or null where there is nothing to link. */
export async function graphOfResults({ variables, rows }) {
  const model = new GraphModel();
  const isTriples = variables.length === 3 && rows.every((row) => row[variables[1]]?.type === "uri");
  for (const row of rows.slice(0, 20000)) {
    const terms = variables.map((name) => row[name]);
    if (isTriples) addTriple(model, terms);
    else addRow(model, variables, terms);
  }
  if (!model.nodes.size) return null;
  await describe(model, [...model.nodes.values()].slice(0, 5000));
  return { model, isWhole: rows.length <= 20000 };
}

function addTriple(model, [subject, predicate, object]) {
  if (!subject || !object || !isResource(subject) || !isResource(object) || predicate.value === rdfType) return;
  model.link(key(subject), predicate.value, key(object));
}

// The first resource of a row is linked with each of the others, by the name of their variable.
function addRow(model, variables, terms) {
  const resources = terms.map((term, index) => ({ term, name: variables[index] })).filter((one) => one.term && isResource(one.term));
  if (!resources.length) return;
  const first = key(resources[0].term);
  model.node(first);
  for (const { term, name } of resources.slice(1)) if (key(term) !== first) model.link(first, name, key(term));
}
