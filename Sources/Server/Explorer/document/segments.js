// Cuts a text where marks begin and end. Marks may overlap in any way; pieces do not.

/**
 * The pieces of text[start..<end] with the marks that cover each.
 * @param {string[]} characters The Unicode scalars of the text.
 * @param {{start: number, end: number}[]} marks What is marked; offsets count scalars.
 * @returns {{text: string, start: number, end: number, marks: object[]}[]}
 */
export function segments(characters, start, end, marks) {
  const inside = marks.filter((mark) => mark.end > start && mark.start < end && mark.end > mark.start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const open = [...inside].sort((a, b) => a.start - b.start);
  const pieces = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const [from, to] = [places[index], places[index + 1]];
    pieces.push({
      text: characters.slice(from, to).join(""), start: from, end: to,
      marks: open.filter((mark) => mark.start <= from && mark.end >= to),
    });
  }
  return pieces;
}
