// The view of queries: an editor, and below it what comes of them.
import { element, fill } from "../page/elements.js";
import { emptyState, errorNotice, working } from "../page/notices.js";
import { announce } from "../page/announcer.js";
import { Editor } from "./editor.js";
import { examples } from "./examples.js";
import { drawResults } from "./results.js";
import { run } from "./running.js";
import { loadTerms } from "./vocabulary.js";

const textKey = "tercet.query";

/** Makes the view in `place`. */
export function makeQueryView(place, page) {
  const editor = new Editor(start);
  const results = element("section.results-place", { "aria-label": "Results" });
  const status = element("span.quiet", { role: "status" });
  const stop = element("button", { type: "button", hidden: true, onclick: () => state.running?.abort() }, "Stop");
  const choice = element("select", { id: "query-examples" }, element("option", { value: "" }, "Examples…"),
    examples.map((one, index) => element("option", { value: index }, one.name)));
  const state = { running: null };

  choice.addEventListener("change", () => {
    if (choice.value === "") return;
    editor.text = examples[Number(choice.value)].text;
    choice.value = "";
    editor.area.focus();
  });
  fill(place, element("div.query-view", {},
    element("div.query-head", {}, element("h1", {}, "Query"),
      element("label.unseen", { for: "query-examples" }, "Examples"), choice),
    editor.element,
    element("div.form-row", {}, element("button.primary", { type: "button", onclick: start }, "Run"), stop, status,
      element("p.quiet.keys-note", { id: "query-keys" }, "Ctrl-Enter runs, Ctrl-Space completes.")),
    results));
  editor.text = sessionStorage.getItem(textKey) || examples[0].text;
  fill(results, emptyState("Nothing asked yet", "Choose an example, or write a SPARQL query and run it."));
  loadTerms();

  async function start() {
    state.running?.abort();
    const running = (state.running = new AbortController());
    const text = editor.text;
    sessionStorage.setItem(textKey, text);
    editor.markMistake(null);
    stop.hidden = false;
    status.textContent = "";
    fill(results, working("Asking…"));
    const begun = performance.now();
    try {
      const answer = await run(text, running.signal);
      if (state.running !== running) return;
      drawResults(results, answer, text, page);
      const rows = answer.rows.length;
      status.textContent = `${answer.variables.length ? `${rows} ${rows === 1 ? "row" : "rows"}, ` : ""}${Math.round(performance.now() - begun)} ms`;
      announce(status.textContent);
      if (answer.form === "UPDATE") page.refreshHoldings();
    } catch (error) {
      if (state.running === running) fail(error);
    } finally {
      if (state.running === running) stop.hidden = true;
    }
  }

  function fail(error) {
    if (error.name === "AbortError") return fill(results, emptyState("Stopped", "The query was stopped before it ended."));
    editor.markMistake(error.line ? error : null);
    const place = error.line ? element("button", { type: "button", onclick: () => editor.goToMistake() },
      `Go to line ${error.line}, column ${error.column}`) : null;
    const notice = errorNotice(error, ...(place ? [place] : []));
    notice.id = "query-error";
    fill(results, notice);
  }

  return {
    async appear(handed) {
      if (handed?.query) {
        editor.text = handed.query;
        await start();
      }
    },
  };
}
