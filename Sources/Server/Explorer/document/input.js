// Where a document comes in: pasted, dropped or opened.
import { element } from "../page/elements.js";

const limit = 4 * 1024 * 1024;

/** A form. `onRead` gets {text, mediaType, name, store}, `onMistake` a sentence. */
export function documentForm({ onRead, onMistake }) {
  const area = element("textarea", {
    id: "document-text", rows: 12, spellcheck: "false", placeholder: "Paste a news article here, or drop a file.",
  });
  const store = element("input", { type: "checkbox", id: "document-store", checked: true });
  const file = element("input.unseen", { type: "file", id: "document-file", accept: ".txt,.html,.htm,text/plain,text/html" });
  const form = element("form.document-form", { novalidate: true },
    element("label.field", { for: "document-text" }, "A document"), area,
    element("div.form-row", {},
      element("button.primary", { type: "submit" }, "Find the facts"),
      element("label.button", { for: "document-file" }, "Open a file"), file,
      element("label.check", {}, store, " Keep it in the store")));

  const read = (text, mediaType, name) => {
    if (text.trim()) onRead({ text, mediaType, name, store: store.checked });
    else onMistake("There is no text yet. Paste some, or drop a file here.");
  };
  const readFile = async (chosen) => {
    if (!chosen) return;
    if (chosen.size > limit) return onMistake(`${chosen.name} is larger than 4 MB. Use tercet extract for large files.`);
    const isPage = /html/.test(chosen.type) || /\.html?$/i.test(chosen.name);
    if (!isPage && chosen.type && !chosen.type.startsWith("text/")) {
      return onMistake(`${chosen.name} is ${chosen.type}. Text and HTML can be read.`);
    }
    const text = await chosen.text();
    area.value = text;
    read(text, isPage ? "text/html" : "text/plain", chosen.name);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const isPage = /^\s*<(!doctype|html)/i.test(area.value);
    read(area.value, isPage ? "text/html" : "text/plain", null);
  });
  file.addEventListener("change", () => readFile(file.files[0]).then(() => (file.value = "")));
  acceptDrops(form, area, readFile);
  return form;
}

function acceptDrops(form, area, readFile) {
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    if (file) readFile(file);
    else area.value = event.dataTransfer.getData("text/plain");
  });
}
