// A colour and a shape for each class. The colours are Okabe and Ito's, which people with any kind of colour vision tell apart;
// the shape says it again to those who see none. The classes of the core vocabulary always look the same.
import { prefixes } from "./vocabulary.js";

export const colorCount = 8;
export const shapes = ["circle", "square", "diamond", "triangle"];

const { core, security } = prefixes;
// [class, colour, shape]; where a thing has several classes, the one that stands first here is its look.
const looks = new Map([
  [core + "Person", 0, 0], [core + "Organization", 0, 1], [core + "Group", 0, 3], [core + "Official", 0, 2],
  [core + "Country", 2, 0], [security + "TransitCountry", 2, 2], [core + "Region", 2, 1], [core + "Settlement", 2, 3],
  [core + "Border", 2, 2], [core + "Place", 2, 1],
  [core + "Meeting", 1, 0], [core + "Visit", 1, 2], [core + "Agreement", 1, 1], [core + "Event", 1, 3],
  [core + "Role", 3, 1], [core + "Activity", 4, 0], [core + "Statement", 4, 1],
  [security + "CriminalActivity", 4, 2], [security + "CriminalOrganization", 0, 1], [security + "MigrantGroup", 5, 3],
  [security + "Flow", 5, 1], [security + "Substance", 6, 2], [security + "Goods", 6, 1], [security + "Hardship", 6, 0],
].map(([name, color, shape], rank) => [name, { color, shape: shapes[shape], rank }]));
const nothing = { color: 7, shape: "circle", rank: Infinity };
let given = 0;

/** How a class looks: {color: 0…7, shape, rank}. Classes that are not in the core vocabulary get the next look, as they come. */
export function lookOf(name) {
  if (!name) return nothing;
  if (!looks.has(name)) {
    const rank = looks.size;
    looks.set(name, { color: given % (colorCount - 1), shape: shapes[(given + 1 + Math.floor(given / 7)) % shapes.length], rank });
    given += 1;
  }
  return looks.get(name);
}

/** The class among several that says how a thing looks, or null where there is none. */
export function mainClass(names) {
  let best = null;
  for (const name of names) if (!best || lookOf(name).rank < lookOf(best).rank) best = name;
  return best;
}
