// Runs a query and gives its results in one shape: {form, variables, rows, answer}.
import { query, update } from "../api/server.js";
import { readNTriples } from "../rdf/n-triples.js";
import { loadLabels } from "../rdf/labels.js";
import { formOf } from "./tokens.js";

const mostLabels = 2000;

/** Runs it. `signal` stops it. */
export async function run(text, signal) {
  const form = formOf(text) ?? "SELECT";
  if (form === "UPDATE") {
    await update(text, signal);
    return { form, variables: [], rows: [] };
  }
  const isGraph = form === "CONSTRUCT" || form === "DESCRIBE";
  const response = await query(text, isGraph ? "application/n-triples" : "application/sparql-results+json", signal);
  const results = isGraph ? triples(await response.text()) : solutions(await response.json());
  const iris = results.rows.flatMap((row) => Object.values(row)).filter((term) => term.type === "uri").map((term) => term.value);
  await loadLabels([...new Set(iris)].slice(0, mostLabels)).catch(() => {});
  return { form, ...results };
}

function triples(text) {
  const variables = ["subject", "predicate", "object"];
  const rows = readNTriples(text).map((terms) => Object.fromEntries(terms.map((term, index) => [variables[index], term])));
  return { variables, rows };
}

function solutions(document) {
  if ("boolean" in document) return { variables: [], rows: [], answer: document.boolean };
  return { variables: document.head.vars ?? [], rows: document.results.bindings };
}
