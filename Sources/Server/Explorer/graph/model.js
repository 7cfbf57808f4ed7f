// The graph that is looked at: nodes, links between them, and what is known of each. Links are merged by subject, property and object.

export class GraphModel {
  constructor() {
    /** @type {Map<string, object>} Nodes by IRI or blank node label. */
    this.nodes = new Map();
    /** @type {Map<string, object>} Links by their three names. */
    this.links = new Map();
    /** @type {Map<string, {name: string, dates: string[]}>} Documents by the IRI of their graph; "" is the default graph. */
    this.documents = new Map();
  }

  /** The node of an id, made where there is none. */
  node(id) {
    let node = this.nodes.get(id);
    if (!node) {
      node = { id, label: null, types: [], main: null, dates: [], links: [], x: NaN, y: NaN, pinned: false };
      this.nodes.set(id, node);
    }
    return node;
  }

  /** Adds a link, or what is new of one. */
  link(source, predicate, target, { document = "", confidence = null, dates = [] } = {}) {
    const name = `${source} ${predicate} ${target}`;
    let link = this.links.get(name);
    if (!link) {
      link = { name, source: this.node(source), target: this.node(target), predicate, documents: new Set(), confidence: null, dates: [] };
      this.links.set(name, link);
      link.source.links.push(link);
      if (link.target !== link.source) link.target.links.push(link);
    }
    link.documents.add(document);
    if (!this.documents.has(document)) this.documents.set(document, { name: document, dates: [] });
    if (confidence !== null) link.confidence = Math.max(confidence, link.confidence ?? 0);
    link.dates.push(...dates.filter((date) => !link.dates.includes(date)));
    return link;
  }

  /** Takes a node out with its links. */
  remove(node) {
    for (const link of node.links) {
      this.links.delete(link.name);
      const other = link.source === node ? link.target : link.source;
      other.links = other.links.filter((one) => one !== link);
    }
    this.nodes.delete(node.id);
  }

  /** The days that a link belongs to: its own, those of its ends, or else those of its documents. */
  datesOf(link) {
    const near = [...link.dates, ...link.source.dates, ...link.target.dates];
    return near.length ? near : [...link.documents].flatMap((name) => this.documents.get(name)?.dates ?? []);
  }
}
