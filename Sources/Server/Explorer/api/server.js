// The server this page came from: one function for each thing that is asked of it.
import { askForToken } from "../page/token-dialog.js";
import { ServerError } from "./server-error.js";

const tokenKey = "tercet.token";
let asking = null;

async function send(path, options, again = true) {
  const headers = new Headers(options.headers);
  const token = sessionStorage.getItem(tokenKey);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new ServerError("The server does not answer.", "Look whether tercet serve is still running, then try again.", 0);
  }
  if (response.status === 401 && again && (await newToken(token))) return send(path, options, false);
  if (!response.ok) throw await ServerError.from(response);
  return response;
}

// Several requests may meet a 401 at once; one dialog answers them all.
async function newToken(refused) {
  const held = sessionStorage.getItem(tokenKey);
  if (held && held !== refused) return true;
  asking ??= askForToken(refused ? "The server does not know this token." : "This server asks who you are.");
  const token = await asking;
  asking = null;
  if (token) sessionStorage.setItem(tokenKey, token);
  return token !== null;
}

/** Asks a query, and gives the response in the media type asked for. */
export function query(text, accept, signal) {
  return send("/sparql", {
    method: "POST", body: text, signal, headers: { "Content-Type": "application/sparql-query", Accept: accept },
  });
}

/** Asks a SELECT query, and gives its rows: objects from variable names to terms. */
export async function select(text, signal) {
  const answer = await (await query(text, "application/sparql-results+json", signal)).json();
  return answer.results.bindings;
}

/** Changes the store. */
export async function update(text, signal) {
  await send("/sparql", { method: "POST", body: text, signal, headers: { "Content-Type": "application/sparql-update" } });
}

/** Has a document read. Gives its text, sentences, mentions and statements. */
export async function extract(text, mediaType, { store, document }) {
  const parameters = new URLSearchParams();
  if (store) parameters.set("store", "true");
  if (document) parameters.set("document", document);
  const response = await send(`/extract?${parameters}`, {
    method: "POST", body: text, headers: { "Content-Type": `${mediaType};charset=utf-8`, Accept: "application/json" },
  });
  return response.json();
}

/** The ontology that the extractor uses, as N-Triples. */
export async function ontology() {
  return (await send("/ontology", { headers: { Accept: "application/n-triples" } })).text();
}
