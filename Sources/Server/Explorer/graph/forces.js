// A layout by forces: nodes push each other off, links pull their ends together, and all are drawn to the middle a little.
// It cools down, so that it comes to rest. The same graph is laid out in the same way each time.
import { Quadtree } from "./quadtree.js";

const linkLength = 80;
const repulsion = 520;
// Screens are wider than high, so that the pull to the middle is stronger from above and below.
const gravityX = 0.022;
const gravityY = 0.04;
const friction = 0.6;
const cooling = 0.0165;
const coldest = 0.004;

export class Forces {
  /** @param {Float32Array} positions x and y of each node. @param {Uint32Array} ends Source and target of each link. */
  constructor(positions, ends) {
    const count = positions.length / 2;
    this.count = count;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.vx = new Float64Array(count);
    this.vy = new Float64Array(count);
    this.pinned = new Uint8Array(count);
    this.ends = ends;
    this.degree = new Float64Array(count);
    for (const end of ends) this.degree[end] += 1;
    for (let i = 0; i < count; i += 1) {
      this.x[i] = positions[2 * i];
      this.y[i] = positions[2 * i + 1];
    }
    this.tree = new Quadtree(count);
    this.heat = 1;
    // Parts of a small graph that nothing links would drift far apart.
    this.gravity = count < 300 ? 2.4 : 1;
  }

  /** Whether it has come to rest. */
  get isAtRest() {
    return this.heat < coldest || this.count < 2;
  }

  /** One step. O(n log n) in the nodes, linear in the links. */
  step() {
    this.heat += (0 - this.heat) * cooling;
    this.tree.build(this.x, this.y, this.count);
    this.tree.push(this.x, this.y, this.vx, this.vy, this.count, repulsion * this.heat, 0.9);
    this.pull();
    for (let i = 0; i < this.count; i += 1) {
      // What nothing holds would be pushed to the edge.
      const lone = this.degree[i] === 0 ? 2.5 * this.gravity : this.gravity;
      this.vx[i] = (this.vx[i] - this.x[i] * gravityX * lone * this.heat) * friction;
      this.vy[i] = (this.vy[i] - this.y[i] * gravityY * lone * this.heat) * friction;
      if (this.pinned[i]) continue;
      this.x[i] += Math.max(-60, Math.min(60, this.vx[i]));
      this.y[i] += Math.max(-60, Math.min(60, this.vy[i]));
    }
  }

  pull() {
    for (let link = 0; link < this.ends.length; link += 2) {
      const [a, b] = [this.ends[link], this.ends[link + 1]];
      let dx = this.x[b] + this.vx[b] - this.x[a] - this.vx[a];
      let dy = this.y[b] + this.vy[b] - this.y[a] - this.vy[a];
      // Two nodes at the same place are moved apart the same way each time.
      if (dx === 0 && dy === 0) dx = 0.01 * (1 + (link % 7));
      const distance = Math.sqrt(dx * dx + dy * dy);
      const strength = this.heat / Math.max(1, Math.min(this.degree[a], this.degree[b]));
      const force = ((distance - linkLength) / distance) * strength;
      dx *= force;
      dy *= force;
      const share = this.degree[a] / (this.degree[a] + this.degree[b]);
      this.vx[b] -= dx * share;
      this.vy[b] -= dy * share;
      this.vx[a] += dx * (1 - share);
      this.vy[a] += dy * (1 - share);
    }
  }

  /** Holds a node at a place, or lets it go. */
  pin(index, x, y, isHeld) {
    this.pinned[index] = isHeld ? 1 : 0;
    this.x[index] = x;
    this.y[index] = y;
    this.vx[index] = this.vy[index] = 0;
  }

  /** Warms up again, as after a node was dragged. */
  warm(heat) {
    this.heat = Math.max(this.heat, heat);
  }
}
