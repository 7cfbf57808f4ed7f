// Results on a line of time: a mark for each row that has a day, and the same as a list.
import { drawing, element, fill } from "../page/elements.js";
import { emptyState } from "../page/notices.js";
import { isDate } from "../rdf/vocabulary.js";
import { labelOf } from "../rdf/labels.js";
import { termText } from "../rdf/terms.js";

const width = 960;
const margin = 40;
const mostMarks = 500;

/** Draws {variables, rows} into `place`. */
export function drawTimeline(place, { variables, rows }) {
  const variable = variables.find((name) => rows.some((row) => isDate(row[name]?.datatype)));
  const entries = !variable ? [] : rows.filter((row) => isDate(row[variable]?.datatype))
    .map((row) => ({ day: row[variable].value, moment: momentOf(row[variable].value), text: textOf(row, variables, variable) }))
    .filter((entry) => !Number.isNaN(entry.moment)).sort((a, b) => a.moment - b.moment).slice(0, mostMarks);
  if (!entries.length) {
    return fill(place, emptyState("No dates in the results", "A timeline needs a column of xsd:date, xsd:dateTime or xsd:gYear."));
  }
  fill(place, picture(entries), element("ol.moments", {}, entries.map((entry) => element("li", {},
    element("time", { datetime: entry.day }, entry.day.slice(0, 10)), element("span", {}, entry.text)))));
}

// 2019, 2019-08, 2019-08-22, 2019-08-22T10:00:00Z
function momentOf(text) {
  return Date.parse(/^\d{4}$/.test(text) ? `${text}-01-01` : text.replace(/^(\d{4}-\d{2}(-\d{2})?)(Z|[+-]\d{2}:\d{2})$/, "$1"));
}

function textOf(row, variables, variable) {
  return variables.filter((name) => name !== variable && row[name])
    .map((name) => (row[name].type === "uri" ? labelOf(row[name].value) : termText(row[name]))).join(" · ");
}

function picture(entries) {
  const [first, last] = [entries[0].moment, entries.at(-1).moment];
  const span = Math.max(last - first, 86_400_000);
  const start = last === first ? first - span / 2 : first;
  const x = (moment) => margin + ((moment - start) / span) * (width - 2 * margin);
  const heights = new Map();
  const marks = entries.map((entry) => {
    const column = Math.round(x(entry.moment) / 10);
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return { entry, x: x(entry.moment), level };
  });
  const tallest = Math.min(16, Math.max(...heights.values()));
  const height = 44 + 12 * tallest;
  const base = height - 28;
  return drawing("svg.timeline", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${entries.length} moments from ${entries[0].day} to ${entries.at(-1).day}` },
    drawing("line.axis", { x1: margin - 10, x2: width - margin + 10, y1: base, y2: base }),
    ticks(start, first === last ? 0 : span).map(([moment, text]) => [
      drawing("line.axis", { x1: x(moment), x2: x(moment), y1: base, y2: base + 5 }),
      drawing("text", { x: x(moment), y: base + 19, "text-anchor": "middle" }, text),
    ]),
    marks.filter((mark) => mark.level < 16).map((mark) => drawing("circle.moment", { cx: mark.x, cy: base - 10 - 12 * mark.level, r: 4.5 },
      drawing("title", {}, `${mark.entry.day}: ${mark.entry.text}`))));
}

function ticks(start, span) {
  const day = 86_400_000;
  if (span === 0) return [[start + day / 2, new Date(start + day / 2).toISOString().slice(0, 10)]];
  const count = span <= 6 * day ? Math.max(1, Math.round(span / day)) : 6;
  const length = span > 6 * 365 * day ? 4 : span > 400 * day ? 7 : 10;
  return Array.from({ length: count + 1 }, (_, index) => {
    const moment = start + (span * index) / count;
    return [moment, new Date(moment).toISOString().slice(0, length)];
  });
}
