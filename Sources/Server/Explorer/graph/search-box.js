// Finds a thing by its name: in the graph that is shown and in the store.
import { element, fill } from "../page/elements.js";
import { announce } from "../page/announcer.js";
import { search } from "./loading.js";

const delay = 250;

/** A field with a list below. `modelOf` gives the graph at hand; `onChoose` gets the id of what was chosen. */
export function searchBox(modelOf, onChoose) {
  const input = element("input", {
    type: "search", id: "graph-search", role: "combobox", "aria-expanded": "false", "aria-controls": "graph-found",
    "aria-autocomplete": "list", autocomplete: "off", placeholder: "Find by name…", "aria-label": "Find in the graph and the store",
  });
  const found = element("ul.found", { id: "graph-found", role: "listbox", "aria-label": "Found", hidden: true });
  const box = element("div.search-box", {}, input, found);
  const state = { entries: [], active: -1, timer: null, asked: 0 };

  const close = () => {
    found.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry) => {
    close();
    input.value = "";
    onChoose(entry.id);
  };
  const mark = (index) => {
    state.active = index;
    [...found.children].forEach((node, number) => node.setAttribute("aria-selected", String(number === index)));
    if (found.children[index]) input.setAttribute("aria-activedescendant", found.children[index].id);
  };
  const draw = () => {
    fill(found, state.entries.length
      ? state.entries.map((entry, number) => element("li", {
        role: "option", id: "found-" + number, "aria-selected": "false", onmousedown: (event) => event.preventDefault(),
        onclick: () => choose(entry),
      }, entry.label))
      : element("li.quiet", {}, "Nothing is called that."));
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(-1);
    announce(`${state.entries.length} found`);
  };
  const look = async () => {
    const words = input.value.trim();
    if (words.length < 2) return close();
    const number = ++state.asked;
    const lower = words.toLowerCase();
    const near = [...modelOf().nodes.values()].filter((node) => node.label?.toLowerCase().includes(lower))
      .sort((a, b) => a.label.length - b.label.length).slice(0, 12);
    const far = await search(words).catch(() => []);
    if (number !== state.asked) return;
    const entries = new Map(near.map((node) => [node.id, { id: node.id, label: node.label }]));
    for (const one of far) if (!entries.has(one.id)) entries.set(one.id, one);
    state.entries = [...entries.values()].slice(0, 20);
    draw();
  };

  input.addEventListener("input", () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(look, delay);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = state.entries.length;
    if (event.key === "Escape") close();
    else if (found.hidden) return;
    else if (event.key === "ArrowDown" && count) mark((state.active + 1) % count);
    else if (event.key === "ArrowUp" && count) mark((state.active + count - 1) % count);
    else if (event.key === "Enter" && count) choose(state.entries[Math.max(0, state.active)]);
    else return;
    event.preventDefault();
  });
  return box;
}
