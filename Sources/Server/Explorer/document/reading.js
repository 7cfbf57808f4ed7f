// The text of a document with its entities and facts marked, a paragraph for each sentence run.
import { element, fill } from "../page/elements.js";
import { labelOf } from "../rdf/labels.js";
import { lookOf } from "../rdf/class-colors.js";
import { localName } from "../rdf/terms.js";
import { segments } from "./segments.js";

/** Draws the sentences into `place`. `chosen` is a statement whose words are marked, or null. */
export function drawReading(place, reading, chosen, onSentence) {
  const paragraphs = [];
  let paragraph = null;
  reading.sentences.forEach((sentence, index) => {
    const gap = index ? reading.characters.slice(reading.sentences[index - 1].end, sentence.start).join("") : "\n\n";
    if (!paragraph || gap.includes("\n\n")) paragraphs.push((paragraph = element("p")));
    else paragraph.append(" ");
    paragraph.append(sentenceElement(reading, sentence, index, chosen, onSentence));
  });
  fill(place, paragraphs);
}

function sentenceElement(reading, sentence, index, chosen, onSentence) {
  const facts = reading.statements.filter((statement) => statement.sentence === index);
  const marks = [
    ...reading.mentions.map((mention) => ({ ...mention, kind: "entity" })),
    ...facts.flatMap((fact) => fact.predicateWords.map(([start, end]) => ({ start, end, kind: "fact" }))),
    ...(chosen?.sentence === index ? wordsOf(chosen) : []),
  ];
  const node = element("span.sentence", { "data-sentence": index });
  if (chosen?.sentence === index) node.classList.add("chosen");
  node.append(...segments(reading.characters, sentence.start, sentence.end, marks).map(pieceElement));
  if (facts.length) {
    const text = facts.length === 1 ? "1 fact" : `${facts.length} facts`;
    node.append(element("button.count", {
      type: "button", onclick: () => onSentence(index), "aria-label": `${text} in this sentence`,
    }, facts.length));
  }
  return node;
}

/** The words of a statement as marks. */
export function wordsOf(statement) {
  return ["subject", "predicate", "object"].flatMap((role) =>
    statement[role + "Words"].map(([start, end]) => ({ start, end, kind: "role", role })));
}

function pieceElement(piece) {
  const entity = piece.marks.find((mark) => mark.kind === "entity");
  const classes = piece.marks.filter((mark) => mark.kind !== "entity").map((mark) => mark.role ?? "fact");
  if (!entity && !classes.length) return document.createTextNode(piece.text);
  const node = entity
    ? element("a.entity", { href: "#graph/" + encodeURIComponent(entity.entity), title: titleOf(entity) }, piece.text)
    : element("span", {}, piece.text);
  if (entity) node.classList.add("c" + lookOf(entity.type).color);
  node.classList.add(...new Set(classes));
  return node;
}

function titleOf(entity) {
  const name = entity.label || labelOf(entity.entity);
  return entity.type ? `${name}, ${labelOf(entity.type) || localName(entity.type)}` : name;
}
