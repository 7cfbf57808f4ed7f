// Draws a graph on a canvas. Nodes are stamped, links of one colour are one path, and what is out of sight is left out.
import { colorCount, lookOf } from "../rdf/class-colors.js";
import { Stamps } from "./stamps.js";
import { drawLabels, drawProperties } from "./names.js";

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
    this.stamps = new Stamps(this.colors, this.ratio ?? 1);
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
    this.stamps = new Stamps(this.colors, ratio);
  }

  /** The radius of a node on the screen. */
  radius(node) {
    const base = 5 + Math.min(9, 1.9 * Math.sqrt(node.links.length));
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
    const taken = drawLabels(this, seen, { selected, hovered });
    if (focus) drawProperties(this, focus.links.filter((link) => link.isShown), taken, this.colors.accent);
    else if (links.length <= 120 && camera.scale > 0.7) drawProperties(this, links, taken, this.colors.muted);
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
    const { context } = this;
    const arrows = links.length <= 1500 && this.camera.scale > 0.35;
    const strong = [];
    context.lineWidth = links.length > 3000 ? 0.6 : 1;
    context.strokeStyle = this.colors.link;
    context.beginPath();
    for (const link of links) {
      if (focus && (link.source === focus || link.target === focus)) strong.push(link);
      else if (this.isSeen(link)) this.addLink(link, arrows);
    }
    context.stroke();
    context.beginPath();
    for (const link of strong) this.addLink(link, true);
    context.lineWidth = 1.6;
    context.strokeStyle = this.colors.accent;
    context.stroke();
  }

  isSeen({ source: a, target: b }) {
    return Math.max(a.sx, b.sx) > 0 && Math.max(a.sy, b.sy) > 0
      && Math.min(a.sx, b.sx) < this.camera.width && Math.min(a.sy, b.sy) < this.camera.height;
  }

  addLink({ source: a, target: b }, hasArrow) {
    this.context.moveTo(a.sx, a.sy);
    this.context.lineTo(b.sx, b.sy);
    if (hasArrow) addArrow(this.context, a, b, this.radius(b) + 2);
  }

  drawNodes(seen, focus) {
    const { context } = this;
    const near = focus ? new Set(focus.links.flatMap((link) => [link.source, link.target])) : null;
    const isCrowded = seen.length > 1500;
    const small = Array.from({ length: 2 * colorCount }, () => []);
    const large = [];
    for (const node of seen) {
      const isFaint = near !== null && node !== focus && !near.has(node);
      const look = lookOf(node.main);
      const radius = this.radius(node);
      // Among thousands a shape of a few pixels is not told apart, and a rectangle is drawn far faster.
      if (radius < (isCrowded ? 3.2 : 2.2)) small[look.color + (isFaint ? colorCount : 0)].push(node.sx - radius, node.sy - radius, 2 * radius);
      else large.push({ node, look, radius, isFaint });
    }
    small.forEach((boxes, index) => {
      context.globalAlpha = index >= colorCount ? 0.35 : 1;
      context.fillStyle = this.colors.classes[index % colorCount];
      for (let at = 0; at < boxes.length; at += 3) {
        const size = Math.round(boxes[at + 2]);
        context.fillRect(Math.round(boxes[at]), Math.round(boxes[at + 1]), size, size);
      }
    });
    for (const { node, look, radius, isFaint } of large.sort((one, other) => other.isFaint - one.isFaint)) {
      context.globalAlpha = isFaint ? 0.35 : 1;
      const { canvas, half } = this.stamps.stamp(look, radius);
      context.drawImage(canvas, node.sx - half, node.sy - half, 2 * half, 2 * half);
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
