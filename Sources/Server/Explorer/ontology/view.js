// The view of the ontology: its classes and properties as trees, with the number of things and uses in the store.
import { element, fill } from "../page/elements.js";
import { emptyState, errorNotice, working } from "../page/notices.js";
import { labelOf } from "../rdf/labels.js";
import { lookOf } from "../rdf/class-colors.js";
import { swatch } from "../graph/shapes.js";
import { drawClass, drawProperty } from "./details.js";
import { loadCounts, loadOntology } from "./loading.js";
import { makeTree } from "./tree.js";

/** Makes the view in `place`. */
export function makeOntologyView(place, page) {
  const trees = element("div.trees");
  const details = element("article.term", { "aria-live": "polite", "aria-label": "Class or property" });
  fill(place, element("div.ontology-view", {}, trees, details));

  async function load() {
    if (!trees.childElementCount) fill(trees, working("Loading the ontology…"));
    try {
      const ontology = await loadOntology();
      const counts = await loadCounts(ontology);
      if (!ontology.classes.size) {
        return fill(trees, emptyState("No ontology", "Load one with tercet load, or give one to tercet serve."));
      }
      draw(ontology, counts);
    } catch (error) {
      fill(trees, errorNotice(error, element("button", { type: "button", onclick: load }, "Try again")));
    }
  }

  function draw(ontology, counts) {
    const show = (iri) => {
      const actions = { onChoose: show, onQuery: (query) => page.show("query", { query }) };
      if (ontology.classes.has(iri)) drawClass(details, ontology.classes.get(iri), ontology, actions);
      else drawProperty(details, ontology.properties.get(iri), ontology, actions);
    };
    const tree = (name, entries, numbers, pictureOf) =>
      makeTree(name, entries, numbers, { nameOf: labelOf, pictureOf, onChoose: show });
    fill(trees,
      element("section", {}, element("h1", {}, "Classes"), tree("Classes", ontology.classes, counts.classes, (iri) => swatch(lookOf(iri)))),
      element("section", {}, element("h1", {}, "Properties"), tree("Properties", ontology.properties, counts.properties, () => null)));
    if (!details.childElementCount) fill(details, element("p.quiet", {}, "Choose a class or a property to see what it means and what is of it."));
  }

  return { appear: load };
}
