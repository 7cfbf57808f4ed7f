// The names of nodes and links on the canvas: the best connected first, and none over another name or node.

import { labelOf } from "../rdf/labels.js";

const most = 90;
const longest = 34;
const lineHeight = 15;

/** Draws names beside the nodes that are seen. Gives the boxes that are taken. */
export function drawLabels(renderer, seen, { selected, hovered }) {
  const { context, camera } = renderer;
  const focus = hovered ?? selected;
  const near = focus ? new Set(focus.links.flatMap((link) => [link.source, link.target])) : null;
  const rank = (node) => (node === focus ? 1e9 : near?.has(node) ? 1e6 : 0) + node.links.length;
  const isCrowded = seen.length > 400 && camera.scale < 0.5;
  const wanted = isCrowded && !near ? seen.filter((node) => node.links.length > 12) : seen;
  const ordered = [...wanted].sort((a, b) => rank(b) - rank(a)).slice(0, 4 * most);
  // Among many nodes a name has to stand over some; among few it need not.
  const taken = seen.length > 400 ? [] : seen.map((node) => boxAround(node, renderer.radius(node)));
  context.textBaseline = "top";
  context.lineJoin = "round";
  let drawn = 0;
  for (const node of ordered) {
    if (drawn >= most) break;
    const isStrong = node === focus || node === selected;
    const text = shortened(node.label ?? node.id, isStrong ? 80 : longest);
    context.font = `${isStrong ? "600 " : ""}12px ${renderer.font}`;
    const places = placesFor(node, renderer.radius(node) + 4, context.measureText(text).width);
    const place = places.find((one) => !taken.some((other) => overlaps(one, other))) ?? (isStrong ? places[0] : null);
    if (!place) continue;
    taken.push(place);
    drawn += 1;
    draw(renderer, text, place, near && !near.has(node) && node !== focus ? 0.4 : 1);
  }
  context.globalAlpha = 1;
  return taken;
}

/** Draws the names of properties on their links, where there is room. */
export function drawProperties({ context, colors, font }, links, taken, color) {
  context.font = `11px ${font}`;
  for (const { source: a, target: b, predicate } of links.slice(0, 200)) {
    const text = labelOf(predicate);
    const width = context.measureText(text).width;
    const length = Math.hypot(b.sx - a.sx, b.sy - a.sy);
    if (length < 48) continue;
    const boxes = [0.5, 0.4, 0.6].map((share) => {
      const [x, y] = [a.sx + (b.sx - a.sx) * share, a.sy + (b.sy - a.sy) * share];
      return [x - width / 2 - 2, y - 7, x + width / 2 + 2, y + 7];
    });
    const box = boxes.find((one) => !taken.some((other) => overlaps(one, other)));
    if (!box) continue;
    taken.push(box);
    write(context, text, box, colors.halo, color);
  }
}

function draw({ context, colors }, text, box, alpha) {
  context.globalAlpha = alpha;
  write(context, text, box, colors.halo, colors.ink);
}

function write(context, text, [left, top], halo, color) {
  context.textAlign = "left";
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, left + 2, top + 1);
  context.fillStyle = color;
  context.fillText(text, left + 2, top + 1);
}

// Below, above, to the right, to the left: [left, top, right, bottom].
function placesFor({ sx, sy }, gap, width) {
  const half = width / 2 + 2;
  const middle = lineHeight / 2;
  return [
    [sx - half, sy + gap, sx + half, sy + gap + lineHeight],
    [sx - half, sy - gap - lineHeight, sx + half, sy - gap],
    [sx + gap, sy - middle, sx + gap + 2 * half, sy + middle],
    [sx - gap - 2 * half, sy - middle, sx - gap, sy + middle],
  ];
}

function boxAround({ sx, sy }, radius) {
  return [sx - radius, sy - radius, sx + radius, sy + radius];
}

function shortened(text, length) {
  const characters = Array.from(text);
  return characters.length <= length ? text : characters.slice(0, length - 1).join("") + "…";
}

function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
