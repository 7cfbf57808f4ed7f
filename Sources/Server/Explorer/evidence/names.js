// What documents are called.

/** The name of a document: the last part of a path, anything else as it is. */
export function shortName(name) {
  return /^(\/|\.{0,2}\/|[A-Za-z]:\\)\S*$/.test(name) ? name.split(/[/\\]/).filter(Boolean).pop() ?? name : name;
}
