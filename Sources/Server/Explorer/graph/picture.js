// The picture of a graph: a canvas that is moved by pointer, wheel, touch and keys.
import { element } from "../page/elements.js";
import { Camera } from "./camera.js";
import { Layout } from "./layout.js";
import { Renderer } from "./renderer.js";

export class Picture {
  /** @param {{onSelect: Function, onExpand: Function, onRest: Function}} events What the view does when something is chosen. */
  constructor(events) {
    this.events = events;
    this.canvas = element("canvas.picture", {
      tabindex: 0, role: "application", "aria-roledescription": "graph", "aria-label": "Graph", "aria-describedby": "graph-keys",
    });
    this.camera = new Camera();
    this.shown = { nodes: [], links: [] };
    this.selected = null;
    this.hovered = null;
    this.frame = null;
    this.follows = true;
    this.layout = new Layout(() => this.moved(), () => events.onRest());
    this.listen();
  }

  /** Is called once the canvas stands on the page. */
  attach() {
    this.renderer = new Renderer(this.canvas, this.camera);
    this.resizing = new ResizeObserver(() => {
      this.renderer.resize();
      if (this.follows) this.camera.fit(this.shown.nodes);
      this.draw();
    });
    this.resizing.observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.renderer.readColors();
      this.redraw();
    });
  }

  /** Shows nodes and links. With `heat` 0 they stay where they are. */
  show(shown, heat) {
    for (const link of this.shown.links) link.isShown = false;
    for (const link of shown.links) link.isShown = true;
    this.shown = shown;
    if (this.selected && !shown.nodes.includes(this.selected)) this.selected = null;
    this.canvas.setAttribute("aria-label", `Graph: ${shown.nodes.length} things, ${shown.links.length} links`);
    this.layout.start(shown.nodes, shown.links, heat);
    this.redraw();
  }

  /** Ends the worker. The picture is of no use after that. */
  close() {
    this.resizing.disconnect();
    this.layout.worker.terminate();
  }

  moved() {
    if (this.follows) this.camera.fit(this.shown.nodes);
    this.redraw();
  }

  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  draw() {
    if (!this.renderer?.ratio || !this.canvas.clientWidth) return;
    const begun = performance.now();
    this.renderer.draw(this.shown, this);
    this.drawTime = performance.now() - begun;
  }

  select(node, { center = false } = {}) {
    this.selected = node;
    if (node && center) {
      this.follows = false;
      [this.camera.x, this.camera.y] = [node.x, node.y];
      this.camera.scale = Math.max(this.camera.scale, 0.9);
    }
    this.redraw();
  }

  fit() {
    this.follows = true;
    this.camera.fit(this.shown.nodes);
    this.redraw();
  }

  zoom(factor, x, y) {
    this.follows = false;
    this.camera.zoom(factor, x, y);
    this.redraw();
  }

  pan(dx, dy) {
    this.follows = false;
    this.camera.pan(dx, dy);
    this.redraw();
  }

  nodeAt(x, y) {
    let best = null;
    let nearest = Infinity;
    for (const node of this.shown.nodes) {
      const distance = Math.hypot(node.sx - x, node.sy - y);
      if (distance < Math.max(9, this.renderer.radius(node) + 3) && distance < nearest) [best, nearest] = [node, distance];
    }
    return best;
  }

  listen() {
    const { canvas } = this;
    const at = (event) => [event.offsetX, event.offsetY];
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) * 0.0022), ...at(event));
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.press(event, at(event)));
    canvas.addEventListener("pointermove", (event) => this.move(event, at(event)));
    canvas.addEventListener("pointerup", (event) => this.release(event));
    canvas.addEventListener("pointercancel", (event) => this.release(event));
    canvas.addEventListener("pointerleave", () => this.hover(null));
    canvas.addEventListener("dblclick", (event) => {
      const node = this.nodeAt(...at(event));
      if (node) this.events.onExpand(node);
    });
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  press(event, [x, y]) {
    if (event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    const node = this.nodeAt(x, y);
    this.pressed = { node, x, y, hasMoved: false };
  }

  move(event, [x, y]) {
    const { pressed } = this;
    if (!pressed) return this.hover(this.nodeAt(x, y));
    if (Math.hypot(x - pressed.x, y - pressed.y) < 3 && !pressed.hasMoved) return;
    const [dx, dy] = [x - pressed.x, y - pressed.y];
    pressed.hasMoved = true;
    [pressed.x, pressed.y] = [x, y];
    if (!pressed.node) return this.pan(dx, dy);
    this.follows = false;
    pressed.node.isDragged = true;
    [pressed.node.x, pressed.node.y] = this.camera.toPlane(x, y);
    this.layout.drag(pressed.node, true);
    this.redraw();
  }

  release(event) {
    const { pressed } = this;
    this.pressed = null;
    if (!pressed) return;
    if (this.canvas.hasPointerCapture(event.pointerId)) this.canvas.releasePointerCapture(event.pointerId);
    if (pressed.node?.isDragged) {
      pressed.node.isDragged = false;
      this.layout.drag(pressed.node, false);
    } else if (!pressed.hasMoved) this.events.onSelect(pressed.node);
  }

  hover(node) {
    if (node === this.hovered) return;
    this.hovered = node;
    this.canvas.classList.toggle("pointing", node !== null);
    this.redraw();
  }

  key(event) {
    const arrow = arrows[event.key];
    if (arrow && event.shiftKey) this.pan(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow) this.step(arrow);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else if (event.key === "Enter" && this.selected) this.events.onExpand(this.selected);
    else if (event.key === "Escape") this.events.onSelect(null);
    else return;
    event.preventDefault();
  }

  // The nearest node that lies in the direction of an arrow key.
  step([dx, dy]) {
    const { selected } = this;
    const [x, y] = selected ? [selected.sx, selected.sy] : [this.camera.width / 2, this.camera.height / 2];
    let [best, cost] = [null, Infinity];
    for (const node of this.shown.nodes) {
      if (node === selected) continue;
      const [along, aside] = [(node.sx - x) * dx + (node.sy - y) * dy, Math.abs((node.sx - x) * dy) + Math.abs((node.sy - y) * dx)];
      if (selected && along <= 0) continue;
      const far = selected ? along + 2 * aside : Math.hypot(node.sx - x, node.sy - y);
      if (far < cost) [best, cost] = [node, far];
    }
    if (best) this.events.onSelect(best);
  }
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
