// The names of nodes on the canvas: the best connected first, and none over another.

const most = 90;
const longest = 34;

/** Draws names below the nodes that are seen. */
export function drawLabels(renderer, seen, { selected, hovered }) {
  const { context, camera, colors } = renderer;
  const focus = hovered ?? selected;
  const near = focus ? new Set(focus.links.flatMap((link) => [link.source, link.target])) : null;
  const rank = (node) => (node === focus ? 1e9 : near?.has(node) ? 1e6 : 0) + node.links.length;
  const isCrowded = seen.length > 400 && camera.scale < 0.5;
  const wanted = isCrowded && !near ? seen.filter((node) => node.links.length > 12) : seen;
  const ordered = [...wanted].sort((a, b) => rank(b) - rank(a)).slice(0, 4 * most);
  context.textAlign = "center";
  context.textBaseline = "top";
  const taken = [];
  for (const node of ordered) {
    if (taken.length >= most) break;
    const isStrong = node === focus || node === selected;
    const text = shortened(node.label ?? node.id, isStrong ? 80 : longest);
    context.font = `${isStrong ? "600 " : ""}12px ${renderer.font}`;
    const width = context.measureText(text).width;
    const y = node.sy + renderer.radius(node) + 4;
    const box = [node.sx - width / 2 - 2, y - 1, node.sx + width / 2 + 2, y + 14];
    if (!isStrong && taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    context.globalAlpha = near && !near.has(node) && node !== focus ? 0.4 : 1;
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = colors.halo;
    context.strokeText(text, node.sx, y);
    context.fillStyle = colors.ink;
    context.fillText(text, node.sx, y);
  }
  context.globalAlpha = 1;
}

function shortened(text, length) {
  const characters = Array.from(text);
  return characters.length <= length ? text : characters.slice(0, length - 1).join("") + "…";
}

function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
