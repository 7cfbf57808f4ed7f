// The results of a query, looked at as a table, a graph or a timeline, or downloaded.
import { element, fill } from "../page/elements.js";
import { emptyState, errorNotice, working } from "../page/notices.js";
import { query } from "../api/server.js";
import { Picture } from "../graph/picture.js";
import { Filters } from "../graph/filters.js";
import { download } from "./download.js";
import { formatsFor } from "./formats.js";
import { graphOfResults } from "./results-graph.js";
import { drawTable } from "./results-table.js";
import { drawTimeline } from "./results-timeline.js";

const tabs = ["Table", "Graph", "Timeline"];

/** Draws results into `place`; `text` is their query. */
export function drawResults(place, results, text, page) {
  const { form, rows, answer } = results;
  if (form === "UPDATE") return fill(place, element("p.answer", {}, "The store was changed."));
  if (answer !== undefined) {
    return fill(place, element("p.answer", {}, answer ? "Yes." : "No."), downloads(form, text));
  }
  if (!rows.length) return fill(place, emptyState("No results", "Nothing in the store fits. Facts of documents stand in named graphs: GRAPH ?g { … } finds them."));
  const panel = element("div.panel", { role: "tabpanel", id: "results-panel", tabindex: 0 });
  const buttons = tabs.map((name) => element("button", {
    type: "button", role: "tab", id: "results-" + name.toLowerCase(), "aria-controls": "results-panel", onclick: () => open(name),
  }, name));
  const open = (name) => {
    buttons.forEach((button) => {
      const isOpen = button.textContent === name;
      button.setAttribute("aria-selected", String(isOpen));
      button.tabIndex = isOpen ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", "results-" + name.toLowerCase());
    if (name === "Table") drawTable(panel, results);
    else if (name === "Timeline") drawTimeline(panel, results);
    else drawGraph(panel, results, page);
  };
  const bar = element("div.tabs", { role: "tablist", "aria-label": "Show the results as", onkeydown: (event) => turn(event, buttons) }, buttons);
  fill(place, element("div.results-head", {}, bar, downloads(form, text)), panel);
  open("Table");
}

function turn(event, buttons) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
  next.focus();
  next.click();
}

async function drawGraph(place, results, page) {
  fill(place, working("Drawing…"));
  try {
    const graph = await graphOfResults(results);
    if (!graph) return fill(place, emptyState("Nothing to link", "A graph needs resources in the results: two or more in a row, or the triples of CONSTRUCT."));
    const picture = new Picture({
      onSelect: (node) => picture.select(node), onRest: () => {}, onExpand: () => page.show("graph", graph),
    });
    fill(place, element("div.stage", {}, picture.canvas,
      element("p.keys", { id: "graph-keys" }, "Arrow keys choose, + and − zoom, 0 shows all.")),
    element("button", { type: "button", onclick: () => page.show("graph", graph) }, "Open in the graph view"));
    picture.attach();
    picture.show(new Filters().visible(graph.model));
    stopWhenGone(picture);
  } catch (error) {
    fill(place, errorNotice(error));
  }
}

// Another tab or another result takes the picture off the page; its worker ends then.
function stopWhenGone(picture) {
  const watch = new MutationObserver(() => {
    if (picture.canvas.isConnected) return;
    watch.disconnect();
    picture.close();
  });
  watch.observe(document.getElementById("view-query"), { childList: true, subtree: true });
}

function downloads(form, text) {
  const formats = formatsFor(form);
  const choice = element("select", { id: "download-format" }, formats.map((format, index) => element("option", { value: index }, format.name)));
  const mistake = element("span.quiet", { role: "alert" });
  const get = async () => {
    const format = formats[Number(choice.value)];
    mistake.textContent = "";
    try {
      const response = await query(text, format.mediaType);
      download(await response.blob(), `results.${format.ending}`);
    } catch (error) {
      mistake.textContent = error.message;
    }
  };
  return element("div.downloads", {}, element("label", { for: "download-format" }, "Download as"), choice,
    element("button", { type: "button", onclick: get }, "Download"), mistake);
}
