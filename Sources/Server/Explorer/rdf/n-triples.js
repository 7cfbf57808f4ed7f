// N-Triples 1.2, read into triples of terms. https://www.w3.org/TR/rdf12-n-triples/

const token = /[ \t]*(?:<(?!<)([^>]*)>|_:([^\s<"]+?)(?=[ \t<"]|\.?[ \t]*$|\.$)|"((?:[^"\\]|\\.)*)"|(<<\()|(\)>>)|(\^\^)|@([A-Za-z0-9-]+)|(\.)|(#.*))/y;

/** Reads text and gives [subject, predicate, object] for each triple. Lines that are none are left out. */
export function readNTriples(text) {
  const triples = [];
  for (const line of text.split(/[\r\n]+/)) {
    const reader = { line, position: 0 };
    const subject = readTerm(reader);
    const predicate = subject && readTerm(reader);
    const object = predicate && readTerm(reader);
    if (object) triples.push([subject, predicate, object]);
  }
  return triples;
}

function next(reader) {
  token.lastIndex = reader.position;
  const found = token.exec(reader.line);
  if (found) reader.position = token.lastIndex;
  return found;
}

function readTerm(reader) {
  const found = next(reader);
  if (!found) return null;
  if (found[1] !== undefined) return { type: "uri", value: unescaped(found[1]) };
  if (found[2] !== undefined) return { type: "bnode", value: found[2] };
  if (found[3] !== undefined) return readLiteral(reader, unescaped(found[3]));
  if (found[4] === undefined) return null;
  const subject = readTerm(reader);
  const predicate = subject && readTerm(reader);
  const object = predicate && readTerm(reader);
  next(reader);
  return object ? { type: "triple", value: { subject, predicate, object } } : null;
}

function readLiteral(reader, value) {
  const start = reader.position;
  const found = next(reader);
  if (found?.[7] !== undefined) {
    const [language, direction] = found[7].split("--");
    return { type: "literal", value, "xml:lang": language, ...(direction ? { "its:dir": direction } : {}) };
  }
  if (found?.[6] !== undefined) {
    const datatype = readTerm(reader);
    return { type: "literal", value, datatype: datatype?.value };
  }
  reader.position = start;
  return { type: "literal", value };
}

const escapes = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function unescaped(text) {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, character) => {
    if (character) return escapes[character] ?? character;
    const code = parseInt(short ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
