// The shapes of nodes, on a canvas and as small pictures in lists.
import { drawing } from "../page/elements.js";

/** Adds a shape of radius r around (x, y) to a path. */
export function addShape(path, shape, x, y, r) {
  if (shape === "circle") {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  } else if (shape === "square") {
    path.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
  } else if (shape === "diamond") {
    path.moveTo(x, y - 1.25 * r);
    path.lineTo(x + 1.25 * r, y);
    path.lineTo(x, y + 1.25 * r);
    path.lineTo(x - 1.25 * r, y);
    path.closePath();
  } else {
    path.moveTo(x, y - 1.2 * r);
    path.lineTo(x + 1.15 * r, y + 0.85 * r);
    path.lineTo(x - 1.15 * r, y + 0.85 * r);
    path.closePath();
  }
}

const outlines = {
  circle: ["circle", { cx: 7, cy: 7, r: 5 }], square: ["rect", { x: 2.5, y: 2.5, width: 9, height: 9 }],
  diamond: ["path", { d: "M7 .8 13.2 7 7 13.2.8 7z" }], triangle: ["path", { d: "M7 1.2 12.8 11.6H1.2z" }],
};

/** A look as a small picture. */
export function swatch(look) {
  const [name, attributes] = outlines[look.shape];
  return drawing("svg.swatch.c" + look.color, { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
    drawing(name, attributes));
}
