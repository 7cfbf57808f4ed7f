// What the server says is wrong, and where.

/** An answer that is an error. `line` and `column` are those of a query, from 1, where the server tells them. */
export class ServerError extends Error {
  constructor(title, message, status, place = {}) {
    super(message);
    this.title = title;
    this.status = status;
    this.line = place.line ?? null;
    this.column = place.column ?? null;
  }

  /** Reads an error from a response: problem details (RFC 9457) or plain text. */
  static async from(response) {
    const body = await response.text();
    const title = titles[response.status] ?? `The server answers ${response.status}.`;
    if (/json/.test(response.headers.get("Content-Type") ?? "")) {
      try {
        const problem = JSON.parse(body);
        const message = problem.detail ?? problem.title ?? body;
        const place = placeIn(message);
        return new ServerError(title, place.message, response.status,
          { line: problem.line ?? place.line, column: problem.column ?? place.column });
      } catch {
        return new ServerError(title, body, response.status);
      }
    }
    const place = placeIn(body);
    return new ServerError(title, place.message || "It gives no reason.", response.status, place);
  }
}

const titles = {
  400: "The server does not understand this.",
  401: "This needs a token.",
  403: "The token does not allow this.",
  404: "There is nothing there.",
  406: "The server does not write this format.",
  408: "This took too long to send.",
  413: "This is too large.",
  415: "The server does not read this format.",
  429: "Too many requests at once.",
  500: "The server made a mistake.",
  503: "The server gave up.",
};

// "<query>:2:6: The prefix …" or "2:6: …": line, column, message. What follows the first line repeats the query.
function placeIn(text) {
  const found = /^[^\n]*?(\d+):(\d+): ([^\n]*)/.exec(text);
  if (!found) return { message: text.trim() };
  return { line: Number(found[1]), column: Number(found[2]), message: found[3].trim() };
}
