// Which part of a graph is shown.

/** The choices of a person; what is not named is shown. */
export class Filters {
  constructor() {
    this.hiddenClasses = new Set();
    this.hiddenProperties = new Set();
    this.hiddenDocuments = new Set();
    this.from = "";
    this.to = "";
    this.confidence = 0;
  }

  /** Whether anything is left out. */
  get areSet() {
    return this.hiddenClasses.size + this.hiddenProperties.size + this.hiddenDocuments.size > 0
      || this.from !== "" || this.to !== "" || this.confidence > 0;
  }

  shows(link, model) {
    return !this.hiddenProperties.has(link.predicate)
      && [...link.documents].some((name) => !this.hiddenDocuments.has(name))
      && (link.confidence === null || link.confidence >= this.confidence)
      && this.isInTime(model.datesOf(link));
  }

  isInTime(dates) {
    if (!this.from && !this.to) return true;
    return dates.some((date) => {
      // A year or a month counts for all its days, so only the part that both have is compared.
      const from = this.from.slice(0, date.length);
      const to = this.to.slice(0, Math.min(10, date.length));
      return (!from || date.slice(0, from.length) >= from) && (!to || date.slice(0, to.length) <= to);
    });
  }

  /** The nodes and links of a model that are shown: {nodes, links}. Linear in both. */
  visible(model) {
    const isShown = (node) => !this.hiddenClasses.has(node.main ?? "");
    const links = [...model.links.values()]
      .filter((link) => isShown(link.source) && isShown(link.target) && this.shows(link, model));
    const linked = new Set(links.flatMap((link) => [link.source, link.target]));
    const nodes = [...model.nodes.values()]
      .filter((node) => linked.has(node) || (isShown(node) && node.links.length === 0 && !this.isNarrow));
    return { nodes, links };
  }

  get isNarrow() {
    return this.from !== "" || this.to !== "" || this.confidence > 0;
  }
}
