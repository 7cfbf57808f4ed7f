// The choices of what a graph shows: classes, properties, documents, days, confidence.
import { element, fill } from "../page/elements.js";
import { shortName } from "../evidence/names.js";
import { labelOf } from "../rdf/labels.js";
import { lookOf } from "../rdf/class-colors.js";
import { swatch } from "./shapes.js";

const opened = new Set(["Classes"]);

/** Draws the panel into `place`; `onChange` is called after each choice. */
export function drawFilterPanel(place, model, filters, onChange) {
  const classes = counted([...model.nodes.values()].map((node) => node.main ?? ""));
  const properties = counted([...model.links.values()].map((link) => link.predicate));
  const documents = counted([...model.links.values()].flatMap((link) => [...link.documents]));
  fill(place,
    group("Classes", classes, filters.hiddenClasses, onChange,
      (name) => [swatch(lookOf(name || null)), name ? labelOf(name) : "no class"]),
    group("Properties", properties, filters.hiddenProperties, onChange, (name) => labelOf(name)),
    documents.length ? group("Documents", documents, filters.hiddenDocuments, onChange,
      (name) => (name ? shortName(model.documents.get(name)?.name || labelOf(name)) : "no document")) : null,
    section("Date", dates(filters, onChange)),
    section("Confidence", confidence(filters, onChange)));
}

function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function section(title, ...children) {
  return element("details.filter", {
    open: opened.has(title), ontoggle: ({ target }) => (target.open ? opened.add(title) : opened.delete(title)),
  }, element("summary", {}, title), children);
}

function group(title, entries, hidden, onChange, nameOf) {
  const boxes = entries.map(([name, count]) => {
    const box = element("input", { type: "checkbox", checked: !hidden.has(name) });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
      onChange();
    });
    const row = element("label.check", { title: name }, box, element("span.name", {}, nameOf(name)), element("span.tally", {}, count));
    return { name, box, row };
  });
  const setAll = (isShown) => {
    for (const { name, box } of boxes) {
      box.checked = isShown;
      if (isShown) hidden.delete(name);
      else hidden.add(name);
    }
    onChange();
  };
  const all = element("div.all", {},
    element("button.plain", { type: "button", onclick: () => setAll(true) }, "All"),
    element("button.plain", { type: "button", onclick: () => setAll(false) }, "None"));
  return section(title, element("fieldset", {}, element("legend.unseen", {}, title), entries.length > 2 ? all : null,
    boxes.map((one) => one.row)));
}

function dates(filters, onChange) {
  const field = (name, text) => {
    const input = element("input", { type: "date", id: "filter-" + name, value: filters[name] });
    input.addEventListener("change", () => {
      filters[name] = input.value;
      onChange();
    });
    return element("label.date", { for: "filter-" + name }, text, input);
  };
  return element("div.dates", {}, field("from", "From"), field("to", "To"));
}

function confidence(filters, onChange) {
  const output = element("output", { for: "filter-confidence" }, `at least ${Math.round(filters.confidence * 100)} %`);
  const input = element("input", {
    type: "range", id: "filter-confidence", min: 0, max: 100, step: 5, value: Math.round(filters.confidence * 100), "aria-label": "Least confidence",
  });
  input.addEventListener("input", () => {
    filters.confidence = Number(input.value) / 100;
    output.textContent = `at least ${input.value} %`;
    onChange();
  });
  return element("div.range", {}, input, output);
}
