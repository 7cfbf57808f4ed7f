// Keeps the layout worker and puts what it finds into the nodes.

export class Layout {
  /** `onMove` is called whenever nodes have moved, `onRest` when they stop. */
  constructor(onMove, onRest) {
    this.worker = new Worker(new URL("./layout-worker.js", import.meta.url), { type: "module" });
    this.generation = 0;
    this.nodes = [];
    this.worker.onmessage = ({ data }) => {
      if (data.generation !== this.generation) return;
      if (data.done) return onRest();
      this.nodes.forEach((node, index) => {
        if (node.isDragged) return;
        node.x = data.positions[2 * index];
        node.y = data.positions[2 * index + 1];
      });
      onMove();
    };
  }

  /** Lays out nodes and links. Nodes that have a place already start from it. */
  start(nodes, links, heat = 1) {
    this.generation += 1;
    this.nodes = nodes;
    const index = new Map(nodes.map((node, number) => [node, number]));
    placeNew(nodes);
    const positions = new Float32Array(nodes.flatMap((node) => [node.x, node.y]));
    const ends = new Uint32Array(links.flatMap((link) => [index.get(link.source), index.get(link.target)]));
    this.worker.postMessage({ kind: "start", generation: this.generation, positions, ends, heat });
  }

  /** Tells where a node is dragged to, or that it is let go. */
  drag(node, isHeld) {
    const index = this.nodes.indexOf(node);
    if (index >= 0) this.worker.postMessage({ kind: "pin", index, x: node.x, y: node.y, isHeld });
  }

  stop() {
    this.generation += 1;
    this.worker.postMessage({ kind: "stop" });
  }
}

// New nodes start beside a neighbour that has a place, or else along a sunflower's spiral.
function placeNew(nodes) {
  nodes.forEach((node, number) => {
    if (!Number.isNaN(node.x)) return;
    const near = node.links.map((link) => (link.source === node ? link.target : link.source)).find((one) => !Number.isNaN(one.x) && one.isPlaced);
    const angle = number * 2.399963;
    const radius = near ? 40 : 14 * Math.sqrt(number + 1);
    node.x = (near?.x ?? 0) + radius * Math.cos(angle);
    node.y = (near?.y ?? 0) + radius * Math.sin(angle);
  });
  for (const node of nodes) node.isPlaced = true;
}
