// The view of the graph: picture or list, with filters beside it and details of what is chosen.
import { element, fill } from "../page/elements.js";
import { emptyState, errorNotice, working } from "../page/notices.js";
import { announce } from "../page/announcer.js";
import { loadOntology } from "../ontology/loading.js";
import { labelOf } from "../rdf/labels.js";
import { drawDetails } from "./details.js";
import { drawFilterPanel } from "./filter-panel.js";
import { drawList } from "./list.js";
import { Filters } from "./filters.js";
import { expand, loadOverview } from "./loading.js";
import { GraphModel } from "./model.js";
import { Picture } from "./picture.js";
import { searchBox } from "./search-box.js";

/** Makes the view in `place`. */
export function makeGraphView(place, page) {
  const state = { model: new GraphModel(), filters: new Filters(), isWhole: true, isLoaded: false, asList: false };
  const picture = new Picture({ onSelect: select, onExpand: grow, onRest: () => place.setAttribute("data-rest", "true") });
  const parts = layOut(place, picture, {
    searchBox: searchBox(() => state.model, reach), onAll: loadAll, onClear: clearFilters, onList: toggleList,
  });
  picture.attach();
  if (new URLSearchParams(location.search).has("measure")) window.tercetPicture = picture;

  function show(heat = 1) {
    place.removeAttribute("data-rest");
    const shown = state.filters.visible(state.model);
    picture.show(shown, heat);
    if (state.asList) drawList(parts.list, shown, select);
    const { nodes, links } = shown;
    parts.status.textContent = `${nodes.length} things, ${links.length} links` + (state.isWhole ? "" : " of more; search to reach the rest");
    parts.clear.hidden = !state.filters.areSet;
    const isEmpty = nodes.length === 0;
    parts.empty.hidden = !isEmpty;
    if (isEmpty) fill(parts.empty, state.model.nodes.size
      ? emptyState("The filters hide everything", "Show all again, or choose less narrowly.",
        element("button", { type: "button", onclick: clearFilters }, "Show all"))
      : emptyState("No graph yet", "Read a document and keep it, load RDF with tercet load, or draw the result of a query.",
        element("a.button", { href: "#document" }, "Read a document")));
    announce(parts.status.textContent);
  }

  function take({ model, isWhole }) {
    Object.assign(state, { model, isWhole, filters: new Filters(), isLoaded: true });
    select(null);
    panel();
    picture.follows = true;
    show();
  }

  const panel = () => drawFilterPanel(parts.filters, state.model, state.filters, () => show(0.3));

  function clearFilters() {
    state.filters = new Filters();
    panel();
    show(0.3);
  }

  function toggleList() {
    state.asList = !state.asList;
    parts.listToggle.setAttribute("aria-pressed", String(state.asList));
    parts.list.hidden = !state.asList;
    parts.stage.hidden = state.asList;
    if (state.asList) drawList(parts.list, picture.shown, select);
  }

  async function loadAll() {
    fill(parts.notice, working("Loading the graph…"));
    try {
      await loadOntology().catch(() => null);
      take(await loadOverview());
      fill(parts.notice);
    } catch (error) {
      fill(parts.notice, errorNotice(error));
    }
  }

  function select(node) {
    picture.select(node, { center: state.asList });
    parts.details.hidden = !node;
    if (!node) return;
    drawDetails(parts.details, node, {
      onExpand: () => grow(node), onCenter: () => picture.select(node, { center: true }), onSelect: select,
      onHide: () => {
        state.model.remove(node);
        select(null);
        panel();
        show(0.2);
      },
    });
    announce(`${node.label}, ${node.main ? labelOf(node.main) : "no class"}, ${node.links.length} links`);
  }

  async function grow(node) {
    fill(parts.notice, working("Expanding…"));
    try {
      const added = await expand(state.model, node.id);
      fill(parts.notice);
      panel();
      show(added ? 0.5 : 0);
      select(state.model.nodes.get(node.id));
      announce(added ? `${added} things more` : "Nothing more is linked to it.");
    } catch (error) {
      fill(parts.notice, errorNotice(error));
    }
  }

  async function reach(id) {
    if (!state.model.nodes.has(id)) await grow(state.model.node(id));
    const node = state.model.nodes.get(id);
    select(node);
    if (node && !Number.isNaN(node.x)) picture.select(node, { center: true });
  }

  return {
    async appear(handed, iri) {
      if (handed?.model) take(handed);
      else if (!state.isLoaded) await loadAll();
      if (iri) await reach(iri);
    },
  };
}

function layOut(place, picture, { searchBox: box, onAll, onClear, onList }) {
  const parts = {
    notice: element("div.notice"), filters: element("div.filters"), details: element("aside.details", { "aria-label": "What is chosen", hidden: true }),
    list: element("div.list", { hidden: true, tabindex: 0, "aria-label": "The graph as a list" }), empty: element("div.over", { hidden: true }),
    status: element("p.status", {}), clear: element("button.plain", { type: "button", hidden: true, onclick: onClear }, "Clear the filters"),
    listToggle: element("button", { type: "button", "aria-pressed": "false", onclick: onList }, "As a list"),
  };
  const tool = (text, name, action) => element("button.tool", { type: "button", "aria-label": name, title: name, onclick: action }, text);
  parts.stage = element("div.stage", {}, picture.canvas,
    element("div.tools", { role: "group", "aria-label": "Zoom" },
      tool("+", "Zoom in", () => picture.zoom(1.4)), tool("−", "Zoom out", () => picture.zoom(1 / 1.4)), tool("⤢", "Show all of it", () => picture.fit())),
    element("p.keys", { id: "graph-keys" }, "Arrow keys choose, Enter expands, + and − zoom, Shift with arrows moves, 0 shows all."));
  fill(place, element("div.graph-view", {},
    element("aside.filter-side", { "aria-label": "Filters" }, box, parts.filters, parts.clear),
    element("div.graph-middle", {},
      element("div.graph-head", {}, parts.status,
        element("button", { type: "button", onclick: onAll }, "Load the store"), parts.listToggle),
      parts.notice, parts.stage, parts.list, parts.empty),
    parts.details));
  return parts;
}
