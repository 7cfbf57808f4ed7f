// The facts of a document, one button each: subject, property, object, and how sure the extractor is.
import { element, fill } from "../page/elements.js";
import { labelOf } from "../rdf/labels.js";
import { confidenceMeter } from "../evidence/confidence.js";

/** Draws the facts into `place`; those of one sentence where `sentence` is a number. */
export function drawFacts(place, reading, { sentence, chosen, onChoose, onAll }) {
  const shown = reading.statements.filter((fact) => sentence === null || fact.sentence === sentence);
  const count = shown.length === 1 ? "1 fact" : `${shown.length} facts`;
  fill(place,
    element("div.facts-head", {},
      element("h2", {}, sentence === null ? count : `${count} in sentence ${sentence + 1}`),
      sentence === null ? null : element("button.plain", { type: "button", onclick: onAll }, "Show all")),
    shown.length
      ? element("ul.facts", {}, shown.map((fact) => element("li", {}, factButton(fact, fact === chosen, onChoose))))
      : element("p.quiet", {}, "No facts were found. Short news prose in English works best."));
}

function factButton(fact, pressed, onChoose) {
  return element("button.fact-row", { type: "button", "aria-pressed": String(pressed), onclick: () => onChoose(fact) },
    element("span.words", {},
      element("span.s", {}, labelOf(fact.subject)), " ", element("span.p", {}, labelOf(fact.predicate)), " ",
      element("span.o", {}, objectText(fact.object))),
    confidenceMeter(fact.confidence));
}

/** The object of a statement in words. */
export function objectText(object) {
  return object.type === "uri" ? labelOf(object.value) : object.value;
}
