// The words of a SPARQL query, as far as colours and completion need them. It never fails: what it does not know is plain.

const keywords = new Set(`ADD ALL AS ASC ASK BASE BIND BY CLEAR CONSTRUCT COPY CREATE DATA DEFAULT DELETE DESC DESCRIBE DISTINCT DROP EXISTS
FILTER FROM GRAPH GROUP HAVING IN INSERT INTO LIMIT LOAD MINUS MOVE NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SERVICE
SEPARATOR SILENT TO UNDEF UNION USING VALUES VERSION WHERE WITH A TRUE FALSE`.split(/\s+/));
const functions = new Set(`ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS IF
IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW OBJECT PREDICATE RAND
REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN
STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TZ UCASE URI UUID YEAR`.split(/\s+/));

const pattern = new RegExp([
  /(?<comment>#[^\n]*)/, /(?<iri><[^\s<>"{}|^`\\]*>)/,
  /(?<string>"""(?:[^\\"]|\\[\s\S]|"(?!""))*(?:"""|$)|'''(?:[^\\']|\\[\s\S]|'(?!''))*(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)/,
  /(?<variable>[?$][\p{L}\p{N}_]+)/, /(?<language>@[A-Za-z]+(?:-[A-Za-z0-9-]+)?)/, /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/,
  /(?<name>_:[\p{L}\p{N}_.-]+|[\p{L}][\p{L}\p{N}_.-]*:[\p{L}\p{N}_:.%-]*|:[\p{L}\p{N}_.-]*)/, /(?<word>[\p{L}_][\p{L}\p{N}_]*)/,
  /(?<space>\s+)/, /(?<mark>\^\^|&&|\|\||[\s\S])/,
].map((part) => part.source).join("|"), "gu");

/** The tokens of a query: {kind, text, start}. Together they are the whole text. */
export function tokens(text) {
  return [...text.matchAll(pattern)].map((found) => {
    const [kind] = Object.entries(found.groups).find((entry) => entry[1] !== undefined);
    return { kind: kind === "word" ? wordKind(found[0]) : kind, text: found[0], start: found.index };
  });
}

function wordKind(word) {
  const upper = word.toUpperCase();
  return keywords.has(upper) ? "keyword" : functions.has(upper) ? "function" : "word";
}

/** Keywords and functions, to complete from. */
export const words = [...keywords].filter((word) => word.length > 1).concat([...functions]);

const forms = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
const changes = new Set(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]);

/** What a query is: "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "UPDATE" or null where it cannot be told. */
export function formOf(text) {
  let inPrologue = false;
  for (const token of tokens(text)) {
    if (token.kind !== "keyword") continue;
    const word = token.text.toUpperCase();
    if (forms.has(word)) return word;
    if (changes.has(word)) return "UPDATE";
    inPrologue = word === "PREFIX" || word === "BASE" || word === "VERSION";
    if (!inPrologue) return null;
  }
  return null;
}

/** The prefixes that a query declares: a map from name to namespace. */
export function declaredPrefixes(text) {
  return new Map([...text.matchAll(/PREFIX\s+([^\s:]*):\s*<([^>\s]*)>/gi)].map((found) => [found[1], found[2]]));
}
