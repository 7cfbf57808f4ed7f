// The view of documents: bring one in, read it with its facts marked, see the evidence of each.
import { element, fill } from "../page/elements.js";
import { emptyState, errorNotice, working } from "../page/notices.js";
import { announce } from "../page/announcer.js";
import { extract } from "../api/server.js";
import { loadOntology } from "../ontology/loading.js";
import { learnLabels, loadLabels, labelOf } from "../rdf/labels.js";
import { evidenceCard } from "../evidence/card.js";
import { documentForm } from "./input.js";
import { drawReading, wordsOf } from "./reading.js";
import { drawFacts, objectText } from "./facts.js";
import { storedDocuments, readStored } from "./stored.js";
import { graphOfStatements } from "../graph/loading.js";

/** Makes the view in `place`. */
export function makeDocumentView(place, page) {
  const state = { reading: null, chosen: null, sentence: null };
  const intake = element("div.intake");
  const stored = element("section.stored", { "aria-label": "Documents in the store" });
  const notice = element("div");
  const paper = element("article.paper", { "aria-label": "The document" });
  const facts = element("section", { "aria-label": "Facts" });
  const evidence = element("section.evidence-place", { "aria-label": "Evidence", "aria-live": "polite" });
  const desk = element("div.desk", { hidden: true }, paper, element("aside.side", {}, evidence, facts));
  const start = element("div.start", {}, intake, stored);
  fill(place, notice, start, desk);

  const say = (error) => fill(notice, errorNotice(error));
  intake.append(
    element("h1", {}, "What does a document say?"),
    element("p.lead", {}, "Paste a news article. Tercet finds the people, places and facts in it, and shows the words each fact rests on."),
    documentForm({ onRead: read, onMistake: (sentence) => say({ title: "Nothing to read.", message: sentence }) }));

  async function read({ text, mediaType, name, store }) {
    fill(notice, working("Reading…"));
    try {
      const answer = await extract(text, mediaType, { store, document: null });
      learnLabels(answer.labels ?? {});
      await open({ ...answer, title: answer.title ?? name });
      if (store) page.refreshHoldings();
    } catch (error) {
      say(error);
    }
  }

  async function open(reading) {
    Object.assign(state, { reading: { ...reading, characters: Array.from(reading.text) }, chosen: null, sentence: null });
    await loadOntology().catch(() => null);
    await loadLabels(reading.mentions.map((mention) => mention.type).filter(Boolean)).catch(() => {});
    fill(notice);
    start.hidden = true;
    desk.hidden = false;
    draw();
    const { size } = new Set(reading.statements.map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object])));
    announce(size === 1 ? "1 fact found." : `${size} facts found.`);
    paper.querySelector("h1")?.focus();
  }

  function draw() {
    const { reading, chosen } = state;
    const text = element("div.text");
    fill(paper,
      element("div.paper-head", {},
        element("button.plain", { type: "button", onclick: close }, "← Another document"),
        element("button", { type: "button", onclick: () => page.show("graph", graphOfStatements(reading)) }, "Show as a graph")),
      element("h1", { tabindex: -1 }, reading.title || "Pasted document"),
      element("p.quiet", {}, [reading.date, reading.partial ? "The sentences that facts were found in" : null].filter(Boolean).join(" · ")),
      text);
    drawReading(text, reading, chosen, (index) => choose(null, index));
    drawFacts(facts, reading, { sentence: state.sentence, chosen, onChoose: choose, onAll: () => choose(null, null) });
    drawEvidence();
  }

  function drawEvidence() {
    const { reading, chosen } = state;
    if (!chosen) return fill(evidence, reading.statements.length
      ? element("p.quiet.hint", {}, "Choose a fact to see the words it rests on.") : null);
    const sentence = reading.sentences[chosen.sentence];
    fill(evidence,
      element("h2", {}, `${labelOf(chosen.subject)} ${labelOf(chosen.predicate)} ${objectText(chosen.object)}`),
      evidenceCard({
        sentence: reading.characters.slice(sentence.start, sentence.end).join(""),
        words: wordsOf(chosen).map((word) => ({ ...word, start: word.start - sentence.start, end: word.end - sentence.start })),
        document: reading.document, documentName: reading.title || "this document", place: sentence.place ?? [sentence.start, sentence.end],
        confidence: chosen.confidence, extractor: chosen.extractor,
      }));
  }

  function choose(fact, sentence = state.sentence) {
    const focused = document.activeElement?.closest(".fact-row, .count");
    const rows = focused ? [...place.querySelectorAll(".fact-row, .count")].indexOf(focused) : -1;
    state.chosen = fact === state.chosen ? null : fact;
    state.sentence = sentence;
    draw();
    if (rows >= 0) place.querySelectorAll(".fact-row, .count")[rows]?.focus({ preventScroll: true });
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    paper.querySelector(".sentence.chosen")?.scrollIntoView({ block: "nearest", behavior: quiet ? "auto" : "smooth" });
  }

  function close() {
    desk.hidden = true;
    start.hidden = false;
    place.querySelector("textarea").focus();
    list();
  }

  async function list() {
    try {
      const documents = await storedDocuments();
      fill(stored, element("h2", {}, "In the store"), documents.length
        ? element("ul.documents", {}, documents.map((one) => element("li", {},
          element("button.row", { type: "button", onclick: () => openStored(one) },
            element("span.name", {}, one.name), element("span.quiet", {}, one.facts === 1 ? "1 fact" : `${one.facts} facts`)))))
        : emptyState("No documents yet", "Documents that you keep are listed here. Those that tercet extract --store reads are, too."));
    } catch (error) {
      fill(stored, errorNotice(error));
    }
  }

  async function openStored(one) {
    fill(notice, working("Reading…"));
    try {
      await open(await readStored(one));
    } catch (error) {
      say(error);
    }
  }

  return {
    async appear(handed) {
      if (handed?.document) return openStored(handed.document);
      if (!start.hidden) await list();
    },
  };
}
