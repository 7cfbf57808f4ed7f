// Pictures of nodes, drawn once for each look and size and then stamped, which is many times faster than drawing each anew.
import { addShape } from "./shapes.js";

export class Stamps {
  /** @param {object} colors Those of the renderer. @param {number} ratio Pixels of the screen for each of the page. */
  constructor(colors, ratio) {
    this.colors = colors;
    this.ratio = ratio;
    this.made = new Map();
  }

  /** The picture of a look at a radius, which is rounded to half a pixel: {canvas, half}, `half` of its width on the page. */
  stamp(look, radius) {
    const size = Math.round(2 * radius);
    const name = `${look.color} ${look.shape} ${size}`;
    if (!this.made.has(name)) this.made.set(name, this.make(look, size / 2));
    return this.made.get(name);
  }

  make(look, radius) {
    const half = Math.ceil(1.3 * radius + 2);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(2 * half * this.ratio);
    const context = canvas.getContext("2d");
    context.scale(this.ratio, this.ratio);
    const path = new Path2D();
    addShape(path, look.shape, half, half, radius);
    context.fillStyle = this.colors.classes[look.color];
    context.fill(path);
    context.lineWidth = radius > 4 ? 1.5 : 0.75;
    context.strokeStyle = this.colors.background;
    context.stroke(path);
    return { canvas, half };
  }
}
