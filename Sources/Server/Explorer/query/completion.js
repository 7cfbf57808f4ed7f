// Completion: prefixes, classes, properties, variables and keywords, offered while a word is written.
import { element, fill } from "../page/elements.js";
import { prefixes } from "../rdf/vocabulary.js";
import { shortened } from "../rdf/terms.js";
import { declaredPrefixes, tokens, words } from "./tokens.js";
import { terms } from "./vocabulary.js";

const most = 12;

export class Completion {
  constructor(editor) {
    this.editor = editor;
    this.list = element("ul.completions", { id: "completions", role: "listbox", "aria-label": "Completions", hidden: true });
    this.entries = [];
    this.active = 0;
  }

  /** Looks what could be meant at the caret. */
  update(isAsked = false) {
    const { area } = this.editor;
    const before = area.value.slice(0, area.selectionStart);
    const word = /[?$]?[\p{L}\p{N}_.-]*(?::[\p{L}\p{N}_.%-]*)?$/u.exec(before)[0];
    const last = tokens(before).at(-1);
    const isText = ["comment", "string", "iri"].includes(last?.kind) && word !== "" && last.text.length > 0;
    if (area.selectionStart !== area.selectionEnd || isText || (!isAsked && (word.length < 2 || /^\d/.test(word)))) return this.close();
    this.start = area.selectionStart - word.length;
    this.end = area.selectionStart;
    this.entries = candidates(word, area.value, this.start).slice(0, most);
    if (!this.entries.length || (this.entries.length === 1 && this.entries[0].text === word)) return this.close();
    this.open();
  }

  open() {
    fill(this.list, this.entries.map((entry, index) => element("li", {
      role: "option", id: "completion-" + index, onmousedown: (event) => {
        event.preventDefault();
        this.accept(index);
      },
    }, element("span.candidate", {}, entry.text), element("span.quiet", {}, entry.note))));
    this.list.hidden = false;
    this.mark(0);
    this.place();
  }

  close() {
    this.list.hidden = true;
    this.editor.area.removeAttribute("aria-activedescendant");
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((node, number) => node.setAttribute("aria-selected", String(number === index)));
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
    this.editor.area.setAttribute("aria-activedescendant", "completion-" + index);
  }

  // Below the caret; the font is one of fixed width, so that lines and columns are places.
  place() {
    const { area } = this.editor;
    const style = getComputedStyle(area);
    const before = area.value.slice(0, this.start).split("\n");
    const width = characterWidth(style);
    this.list.style.left = `${parseFloat(style.paddingLeft) + before.at(-1).length * width - area.scrollLeft}px`;
    this.list.style.top = `${parseFloat(style.paddingTop) + before.length * parseFloat(style.lineHeight) + 3 - area.scrollTop}px`;
  }

  key(event) {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      return this.update(true);
    }
    if (this.list.hidden) return;
    const count = this.entries.length;
    if (event.key === "ArrowDown") this.mark((this.active + 1) % count);
    else if (event.key === "ArrowUp") this.mark((this.active + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") this.accept(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  accept(index) {
    const entry = this.entries[index];
    this.close();
    this.editor.replace(this.start, this.end, entry.text);
    declare(this.editor, entry.prefix);
    this.close();
  }
}

// Puts the PREFIX line at the start where the query lacks it, and leaves the caret where it was.
function declare(editor, prefix) {
  if (!prefix || !prefixes[prefix] || declaredPrefixes(editor.text).has(prefix)) return;
  const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  const caret = editor.area.selectionStart;
  editor.replace(0, 0, line);
  editor.area.setSelectionRange(caret + line.length, caret + line.length);
}

function candidates(word, text, start) {
  const lower = word.toLowerCase();
  if (/^[?$]/.test(word)) {
    const others = text.slice(0, start) + text.slice(start + word.length);
    return [...new Set(tokens(others).filter((token) => token.kind === "variable").map((token) => token.text))]
      .filter((name) => name.startsWith(word)).map((name) => ({ text: name, note: "variable" }));
  }
  if (/PREFIX\s+$/i.test(text.slice(0, start))) {
    return Object.entries(prefixes).filter(([name]) => name.startsWith(lower))
      .map(([name, namespace]) => ({ text: `${name}: <${namespace}>`, note: "namespace" }));
  }
  const fits = ({ text: full, name }) => [full, full.split(":")[1], name].some((one) => one.toLowerCase().startsWith(lower));
  // What is written alike comes first: "bord" means core:borders before core:Border.
  const alike = ({ text: full }) => [full, full.split(":")[1]].some((one) => one.startsWith(word));
  const named = terms().map((term) => ({ ...term, text: shortened(term.iri) })).filter((term) => !term.text.includes("://") && fits(term))
    .sort((a, b) => alike(b) - alike(a))
    .map((term) => ({ text: term.text, note: term.note, prefix: term.text.split(":")[0] }));
  if (word.includes(":")) return named;
  const spaces = Object.keys(prefixes).filter((name) => name.startsWith(lower)).map((name) => ({ text: name + ":", note: "prefix", prefix: name }));
  const plain = words.filter((one) => one.toLowerCase().startsWith(lower)).map((one) => ({ text: one, note: "" }));
  return [...spaces, ...plain, ...named];
}

function characterWidth(style) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `${style.fontSize} ${style.fontFamily}`;
  return context.measureText("0000000000").width / 10;
}
