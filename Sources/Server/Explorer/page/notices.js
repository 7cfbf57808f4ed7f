// Empty places and mistakes, each with a sentence on what to do.
import { element } from "./elements.js";

/** A place with nothing in it yet: what belongs there, and how it comes there. */
export function emptyState(title, sentence, ...actions) {
  return element("div.empty", {}, element("h2", {}, title), element("p", {}, sentence),
    actions.length ? element("div.actions", {}, actions) : null);
}

/** What went wrong, in the server's words, and where there is one a way to go on. */
export function errorNotice(error, ...actions) {
  return element("div.error", { role: "alert" },
    element("strong", {}, error.title ?? "That did not work."), element("p", {}, error.message),
    actions.length ? element("div.actions", {}, actions) : null);
}

/** A line that something is under way. */
export function working(sentence) {
  return element("p.working", { role: "status" }, element("span.spinner", { "aria-hidden": "true" }), sentence);
}
