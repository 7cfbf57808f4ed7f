// The page: which view is shown, and what they share.
import { element, fill } from "./page/elements.js";
import { announce } from "./page/announcer.js";
import { select } from "./api/server.js";
import { makeDocumentView } from "./document/view.js";
import { makeGraphView } from "./graph/view.js";
import { makeQueryView } from "./query/view.js";
import { makeOntologyView } from "./ontology/view.js";

const makers = { document: makeDocumentView, graph: makeGraphView, query: makeQueryView, ontology: makeOntologyView };
const titles = { document: "Documents", graph: "Graph", query: "Query", ontology: "Ontology" };
const views = new Map();

/** What views may ask of one another. */
const page = {
  /** Goes to a view and hands it something: a graph to draw, a query to write. */
  show(name, handed) {
    page.handed = handed;
    const hash = "#" + name;
    if (location.hash === hash) route();
    else location.hash = hash;
  },
  handed: undefined,
  /** Counts anew what the store holds. */
  refreshHoldings,
};

async function route() {
  const [name, ...rest] = location.hash.slice(1).split("/");
  const chosen = makers[name] ? name : "document";
  for (const other of Object.keys(makers)) document.getElementById("view-" + other).hidden = other !== chosen;
  for (const link of document.querySelectorAll(".bar nav a")) {
    if (link.hash === "#" + chosen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${titles[chosen]} · Tercet explorer`;
  if (!views.has(chosen)) views.set(chosen, makers[chosen](document.getElementById("view-" + chosen), page));
  const handed = page.handed;
  page.handed = undefined;
  await views.get(chosen).appear(handed, rest.length ? decoded(rest.join("/")) : null);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function refreshHoldings() {
  const place = document.getElementById("holdings");
  try {
    const [row] = await select(`SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?d) WHERE {
  { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }`);
    const number = new Intl.NumberFormat("en");
    const documents = Number(row.d.value);
    fill(place, element("b", {}, number.format(row.n.value)), " triples",
      documents ? [" · ", element("b", {}, number.format(documents)), documents === 1 ? " graph" : " graphs"] : null);
  } catch (error) {
    place.textContent = error.title ?? error.message;
  }
}

window.addEventListener("hashchange", () => route().then(() => announce(document.title)));
route();
refreshHoldings();
