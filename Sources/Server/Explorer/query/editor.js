// The editor: a plain text area, which keyboards and screen readers know, over a coloured copy of its text.
import { element, fill } from "../page/elements.js";
import { tokens } from "./tokens.js";
import { Completion } from "./completion.js";

export class Editor {
  /** @param {Function} onRun Is called for Control-Enter. */
  constructor(onRun) {
    this.area = element("textarea.code", {
      id: "query-text", spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "off", rows: 10,
      "aria-label": "SPARQL query", "aria-describedby": "query-keys", "aria-autocomplete": "list", "aria-controls": "completions",
    });
    this.copy = element("pre.code", { "aria-hidden": "true" });
    this.numbers = element("div.numbers", { "aria-hidden": "true" });
    this.mistake = null;
    this.completion = new Completion(this);
    this.element = element("div.editor", {}, this.numbers,
      element("div.page", {}, this.copy, this.area, this.completion.list));
    this.area.addEventListener("input", () => {
      this.markMistake(null);
      this.paint();
      this.completion.update();
    });
    this.area.addEventListener("scroll", () => this.align());
    this.area.addEventListener("blur", () => this.completion.close());
    this.area.addEventListener("click", () => this.completion.close());
    this.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.completion.close();
        onRun();
      } else this.completion.key(event);
    });
  }

  get text() {
    return this.area.value;
  }

  set text(value) {
    this.area.value = value;
    this.markMistake(null);
    this.paint();
  }

  /** Puts text in place of that from `start` to `end`, so that it can be undone. */
  replace(start, end, text) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // The only way to keep the browser's undo; setRangeText is for those without it.
    if (!document.execCommand?.("insertText", false, text)) this.area.setRangeText(text, start, end, "end");
    this.paint();
  }

  /** Marks the place of a mistake, {line, column} from 1 counting scalars, or takes the mark away. */
  markMistake(place) {
    if (!place && !this.mistake) return;
    this.mistake = place ? { ...place, offset: offsetOf(this.text, place) } : null;
    if (place) {
      this.area.setAttribute("aria-invalid", "true");
      this.area.setAttribute("aria-errormessage", "query-error");
    } else {
      this.area.removeAttribute("aria-invalid");
      this.area.removeAttribute("aria-errormessage");
    }
    this.paint();
  }

  /** Moves the caret to the mistake. */
  goToMistake() {
    if (!this.mistake) return;
    this.area.focus();
    this.area.setSelectionRange(this.mistake.offset, this.mistake.offset);
  }

  paint() {
    const { text } = this;
    const at = this.mistake?.offset ?? -1;
    const pieces = tokens(text).map((token) => {
      const isWrong = at >= token.start && at < token.start + token.text.length;
      if (!isWrong && ["space", "mark", "word"].includes(token.kind)) return document.createTextNode(token.text);
      const piece = element("span." + token.kind, {}, token.text);
      if (isWrong) piece.classList.add("wrong");
      return piece;
    });
    if (at >= text.length && at >= 0) pieces.push(element("span.wrong", {}, " "));
    fill(this.copy, pieces, "\n");
    const lines = text.split("\n").length;
    fill(this.numbers, Array.from({ length: lines }, (_, index) =>
      element(index + 1 === this.mistake?.line ? "span.wrong-line" : "span", {}, index + 1)));
    this.align();
  }

  align() {
    this.copy.scrollTop = this.area.scrollTop;
    this.copy.scrollLeft = this.area.scrollLeft;
    this.numbers.scrollTop = this.area.scrollTop;
  }
}

function offsetOf(text, { line, column }) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const scalars = Array.from(lines[line - 1] ?? "");
  return Math.min(text.length, before + scalars.slice(0, Math.max(0, column - 1)).join("").length);
}
