// Draws a graph on a canvas. Everything of one colour is one path, and what is out of sight is left out.
import { colorCount, lookOf } from "../rdf/class-colors.js";
import { labelOf } from "../rdf/labels.js";
import { addShape } from "./shapes.js";
import { drawLabels } from "./names.js";

export class Renderer {
  constructor(canvas, camera) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.camera = camera;
    this.readColors();
  }

  /** Takes the colours of the style sheet, as after a change between light and dark. */
  readColors() {
    const style = getComputedStyle(this.canvas);
    const value = (name) => style.getPropertyValue(name).trim();
    this.colors = {
      background: value("--canvas"), ink: value("--ink"), link: value("--graph-link"), halo: value("--canvas"),
      accent: value("--accent"), muted: value("--muted"),
      classes: Array.from({ length: colorCount }, (_, index) => value("--c" + index)),
    };
    this.font = style.fontFamily;
  }

  /** Fits the canvas to its place on the page. */
  resize() {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const { clientWidth, clientHeight } = this.canvas;
    this.canvas.width = Math.max(1, Math.round(clientWidth * ratio));
    this.canvas.height = Math.max(1, Math.round(clientHeight * ratio));
    this.camera.width = clientWidth;
    this.camera.height = clientHeight;
    this.ratio = ratio;
  }

  /** The radius of a node on the screen. */
  radius(node) {
    const base = 4.5 + Math.min(9, 1.7 * Math.sqrt(node.links.length));
    return Math.max(1.4, base * Math.min(1.5, Math.sqrt(this.camera.scale)));
  }

  /** Draws {nodes, links}, with what is selected and pointed at brought out. */
  draw({ nodes, links }, { selected, hovered }) {
    const { context, camera } = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = this.colors.background;
    context.fillRect(0, 0, camera.width, camera.height);
    const seen = this.project(nodes);
    const focus = hovered ?? selected;
    this.drawLinks(links, focus);
    this.drawNodes(seen, focus);
    if (selected && nodes.includes(selected)) this.drawRing(selected);
    if (focus || (links.length <= 120 && camera.scale > 0.55)) this.drawProperties(links, focus);
    drawLabels(this, seen, { selected, hovered });
  }

  project(nodes) {
    const { camera } = this;
    const seen = [];
    for (const node of nodes) {
      node.sx = (node.x - camera.x) * camera.scale + camera.width / 2;
      node.sy = (node.y - camera.y) * camera.scale + camera.height / 2;
      if (node.sx > -40 && node.sy > -40 && node.sx < camera.width + 40 && node.sy < camera.height + 40) seen.push(node);
    }
    return seen;
  }

  drawLinks(links, focus) {
    const { context, camera } = this;
    const arrows = links.length <= 1500 && camera.scale > 0.35;
    const plain = new Path2D();
    const strong = new Path2D();
    for (const link of links) {
      const { source: a, target: b } = link;
      if (Math.max(a.sx, b.sx) < 0 || Math.max(a.sy, b.sy) < 0) continue;
      if (Math.min(a.sx, b.sx) > camera.width || Math.min(a.sy, b.sy) > camera.height) continue;
      const path = focus && (a === focus || b === focus) ? strong : plain;
      path.moveTo(a.sx, a.sy);
      path.lineTo(b.sx, b.sy);
      if (arrows || path === strong) addArrow(path, a, b, this.radius(b) + 2);
    }
    context.lineWidth = links.length > 3000 ? 0.6 : 1;
    context.strokeStyle = this.colors.link;
    context.stroke(plain);
    context.lineWidth = 1.6;
    context.strokeStyle = this.colors.accent;
    context.stroke(strong);
  }

  drawNodes(seen, focus) {
    const { context } = this;
    const near = focus ? new Set(focus.links.flatMap((link) => [link.source, link.target])) : null;
    const paths = new Map();
    for (const node of seen) {
      const look = lookOf(node.main);
      const isFaint = near && node !== focus && !near.has(node);
      const name = look.color + (isFaint ? colorCount : 0);
      if (!paths.has(name)) paths.set(name, new Path2D());
      const radius = this.radius(node);
      if (radius < 2.2) paths.get(name).rect(node.sx - radius, node.sy - radius, 2 * radius, 2 * radius);
      else addShape(paths.get(name), look.shape, node.sx, node.sy, radius);
    }
    const outline = seen.length < 1500;
    for (const [name, path] of [...paths].sort((a, b) => b[0] - a[0])) {
      context.globalAlpha = name >= colorCount ? 0.35 : 1;
      context.fillStyle = this.colors.classes[name % colorCount];
      context.fill(path);
      if (!outline) continue;
      context.lineWidth = 1.5;
      context.strokeStyle = this.colors.background;
      context.stroke(path);
    }
    context.globalAlpha = 1;
  }

  drawRing(node) {
    const { context } = this;
    context.beginPath();
    context.arc(node.sx, node.sy, this.radius(node) + 5, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = this.colors.ink;
    context.stroke();
  }

  drawProperties(links, focus) {
    const { context } = this;
    context.font = `11px ${this.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const shown = focus ? focus.links.filter((link) => link.isShown) : links;
    const taken = [];
    for (const { source: a, target: b, predicate } of shown.slice(0, 60)) {
      const [dx, dy] = [b.sx - a.sx, b.sy - a.sy];
      if (Math.hypot(dx, dy) < 56) continue;
      const [x, y] = [(a.sx + b.sx) / 2, (a.sy + b.sy) / 2];
      if (taken.some(([otherX, otherY]) => Math.abs(x - otherX) < 56 && Math.abs(y - otherY) < 13)) continue;
      taken.push([x, y]);
      context.lineWidth = 3.5;
      context.strokeStyle = this.colors.halo;
      context.fillStyle = focus ? this.colors.accent : this.colors.muted;
      const text = labelOf(predicate);
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
  }
}

function addArrow(path, a, b, gap) {
  const length = Math.hypot(b.sx - a.sx, b.sy - a.sy);
  if (length < gap + 12) return;
  const [ux, uy] = [(b.sx - a.sx) / length, (b.sy - a.sy) / length];
  const [x, y] = [b.sx - ux * gap, b.sy - uy * gap];
  path.moveTo(x - 6 * ux + 3 * uy, y - 6 * uy - 3 * ux);
  path.lineTo(x, y);
  path.lineTo(x - 6 * ux - 3 * uy, y - 6 * uy + 3 * ux);
}
