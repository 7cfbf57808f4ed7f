// Results as a table, page by page.
import { element, fill } from "../page/elements.js";
import { isResource, termText } from "../rdf/terms.js";

const pageSize = 200;

/** Draws {variables, rows} into `place`. Resources are links into the graph. */
export function drawTable(place, { variables, rows }, first = 0) {
  const last = Math.min(rows.length, first + pageSize);
  const number = (value) => new Intl.NumberFormat("en").format(value);
  const turn = (to) => {
    drawTable(place, { variables, rows }, to);
    place.querySelector("table").focus();
  };
  fill(place,
    element("div.table-scroll", { tabindex: 0, role: "region", "aria-label": "Table of results" },
      element("table.results", { tabindex: -1 },
        element("caption.unseen", {}, `${rows.length} rows`),
        element("thead", {}, element("tr", {}, variables.map((name) => element("th", { scope: "col" }, name)))),
        element("tbody", {}, rows.slice(first, last).map((row) => element("tr", {}, variables.map((name) => cell(row[name]))))))),
    rows.length > pageSize ? element("div.pager", {},
      element("button", { type: "button", disabled: first === 0, onclick: () => turn(first - pageSize) }, "Earlier"),
      element("span", {}, `${number(first + 1)}–${number(last)} of ${number(rows.length)}`),
      element("button", { type: "button", disabled: last === rows.length, onclick: () => turn(last) }, "Later")) : null);
}

function cell(term) {
  if (!term) return element("td.unbound", {}, element("span.unseen", {}, "unbound"));
  if (term.type === "uri") {
    return element("td", {}, element("a", { href: "#graph/" + encodeURIComponent(term.value), title: term.value }, termText(term)));
  }
  if (isResource(term) || term.type === "triple") return element("td", {}, termText(term));
  const isNumber = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/.test(term.datatype ?? "");
  const language = term["xml:lang"];
  return element(isNumber ? "td.number" : "td", {}, element("span", { lang: language, dir: term["its:dir"] ?? (language ? "auto" : null) }, term.value),
    language ? element("span.language", {}, language) : null);
}
