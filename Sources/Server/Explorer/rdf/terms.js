// Terms as the results of SPARQL write them in JSON: {type: "uri" | "literal" | "bnode" | "triple", value, datatype, "xml:lang"}.
import { prefixes } from "./vocabulary.js";

/** A string that two terms share only where they are the same term. */
export function key(term) {
  if (term.type === "uri") return term.value;
  if (term.type === "bnode") return "_:" + term.value;
  if (term.type === "triple") return `<<${key(term.value.subject)} ${key(term.value.predicate)} ${key(term.value.object)}>>`;
  return `"${term.value}"@${term["xml:lang"] ?? ""}^^${term.datatype ?? ""}`;
}

/** Whether a term can stand as a node with links of its own. */
export function isResource(term) {
  return term.type === "uri" || term.type === "bnode";
}

/** The last part of an IRI, its underscores as blanks. */
export function localName(iri) {
  const tail = iri.replace(/[/#]+$/, "").split(/[/#]/).pop() || iri;
  try {
    return decodeURIComponent(tail).replaceAll("_", " ");
  } catch {
    return tail.replaceAll("_", " ");
  }
}

/** An IRI by its prefix where one is known, else as it is. */
export function shortened(iri) {
  let best = null;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && namespace.length > (best?.[1].length ?? 0)) best = [prefix, namespace];
  }
  if (!best) return iri;
  const rest = iri.slice(best[1].length);
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(rest) && !rest.endsWith(".") ? `${best[0]}:${rest}` : iri;
}

/** A term for people, without a label looked up. */
export function termText(term) {
  if (term.type === "uri") return shortened(term.value);
  if (term.type === "bnode") return "_:" + term.value;
  if (term.type === "triple") return [term.value.subject, term.value.predicate, term.value.object].map(termText).join(" ");
  return term.value;
}

/** An IRI as SPARQL writes it, or null where it is relative or holds what no IRI may. */
export function written(iri) {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]*$/.test(iri) ? `<${iri}>` : null;
}

/** A string as SPARQL writes it. */
export function quoted(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/[\\"\n\r\t]/g, (character) => escapes[character])}"`;
}

/** A term as SPARQL writes it, or null where it cannot be named in a query. */
export function writtenTerm(term) {
  if (term.type === "uri") return written(term.value);
  if (term.type !== "literal" && term.type !== "typed-literal") return null;
  const language = term["xml:lang"];
  if (language) return `${quoted(term.value)}@${language}${term["its:dir"] ? "--" + term["its:dir"] : ""}`;
  const datatype = term.datatype ? written(term.datatype) : null;
  return quoted(term.value) + (datatype ? `^^${datatype}` : "");
}
