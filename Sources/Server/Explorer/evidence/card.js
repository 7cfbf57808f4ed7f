// One piece of evidence: the sentence with the words marked that gave subject, property and object, and where it stands.
import { element } from "../page/elements.js";
import { segments } from "../document/segments.js";
import { confidenceMeter } from "./confidence.js";
import { shortName } from "./names.js";
import { shortened } from "../rdf/terms.js";

/**
 * A card.
 * @param {object} evidence {sentence: string, words: [{start, end, role}] within it, document, documentName, place, confidence, extractor}
 */
export function evidenceCard(evidence) {
  const characters = Array.from(evidence.sentence);
  const pieces = segments(characters, 0, characters.length, evidence.words).map((piece) => {
    const roles = [...new Set(piece.marks.map((mark) => mark.role))];
    return roles.length ? element("mark." + roles.join("."), {}, piece.text) : document.createTextNode(piece.text);
  });
  const roles = new Set(evidence.words.map((word) => word.role));
  return element("figure.evidence", {},
    element("blockquote", {}, pieces),
    element("p.legend", {}, [["subject", "subject"], ["predicate", "property"], ["object", "object"]]
      .filter(([role]) => roles.has(role)).map(([role, name]) => element("span.key." + role, {}, name))),
    element("figcaption", {},
      element("span.source", { title: evidence.document ?? "" },
        shortName(evidence.documentName ?? "") || (evidence.document ? shortened(evidence.document) : "this document")),
      evidence.place ? element("span", {}, `characters ${evidence.place[0]}–${evidence.place[1]}`) : null,
      confidenceMeter(evidence.confidence),
      evidence.extractor ? element("span", {}, evidence.extractor) : null));
}
