// A quadtree over points in flat arrays, for the far forces of Barnes and Hut ("A hierarchical O(N log N) force-calculation
// algorithm", Nature 324, 1986).

const deepest = 24;

export class Quadtree {
  /** Room for trees of `count` points. */
  constructor(count) {
    const room = 8 * count + 64;
    this.children = new Int32Array(4 * room);
    this.mass = new Float64Array(room);
    this.centerX = new Float64Array(room);
    this.centerY = new Float64Array(room);
    this.point = new Int32Array(room);
    this.room = room;
    this.stack = new Int32Array(4 * deepest + 64);
    this.stackSize = new Float64Array(4 * deepest + 64);
  }

  /** Builds the tree of points. O(n log n) where points do not coincide, O(n) cells deep at most 24 where they do. */
  build(x, y, count) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < count; i += 1) {
      if (x[i] < minX) minX = x[i];
      if (x[i] > maxX) maxX = x[i];
      if (y[i] < minY) minY = y[i];
      if (y[i] > maxY) maxY = y[i];
    }
    this.size = Math.max(maxX - minX, maxY - minY, 1);
    this.cells = 0;
    this.addCell();
    for (let i = 0; i < count; i += 1) this.insert(i, x, y, minX, minY);
    for (let cell = 0; cell < this.cells; cell += 1) {
      this.centerX[cell] /= this.mass[cell];
      this.centerY[cell] /= this.mass[cell];
    }
  }

  addCell() {
    const cell = this.cells;
    this.cells += 1;
    this.children.fill(-1, 4 * cell, 4 * cell + 4);
    this.mass[cell] = this.centerX[cell] = this.centerY[cell] = 0;
    this.point[cell] = -1;
    return cell;
  }

  insert(index, x, y, left, top) {
    let cell = 0;
    let half = this.size / 2;
    for (let depth = 0; ; depth += 1) {
      const resident = this.point[cell];
      const isEmpty = this.mass[cell] === 0;
      this.mass[cell] += 1;
      this.centerX[cell] += x[index];
      this.centerY[cell] += y[index];
      if (isEmpty) {
        this.point[cell] = index;
        return;
      }
      if (depth >= deepest || this.cells + 2 >= this.room) return;
      if (resident >= 0) {
        // The point that had the cell for itself moves down.
        this.point[cell] = -1;
        const child = this.childFor(cell, x[resident], y[resident], left, top, half);
        this.mass[child] = 1;
        this.centerX[child] = x[resident];
        this.centerY[child] = y[resident];
        this.point[child] = resident;
      }
      const next = this.childFor(cell, x[index], y[index], left, top, half);
      if (x[index] >= left + half) left += half;
      if (y[index] >= top + half) top += half;
      half /= 2;
      cell = next;
    }
  }

  childFor(cell, x, y, left, top, half) {
    const slot = 4 * cell + (x >= left + half ? 1 : 0) + (y >= top + half ? 2 : 0);
    if (this.children[slot] < 0) this.children[slot] = this.addCell();
    return this.children[slot];
  }

  /** Adds to vx and vy the push of all points on each of them. A cell that looks smaller than `theta` counts as one point. */
  push(x, y, vx, vy, count, strength, theta) {
    const limit = theta * theta;
    for (let i = 0; i < count; i += 1) {
      let [pushX, pushY, top] = [0, 0, 1];
      this.stack[0] = 0;
      this.stackSize[0] = this.size;
      while (top > 0) {
        top -= 1;
        const cell = this.stack[top];
        if (this.point[cell] === i && this.mass[cell] === 1) continue;
        const size = this.stackSize[top];
        const dx = x[i] - this.centerX[cell];
        const dy = y[i] - this.centerY[cell];
        const distance = dx * dx + dy * dy;
        if (this.point[cell] >= 0 || size * size < limit * distance) {
          const weight = (strength * this.mass[cell]) / Math.max(distance, 25);
          pushX += dx * weight;
          pushY += dy * weight;
          continue;
        }
        for (let slot = 4 * cell; slot < 4 * cell + 4; slot += 1) {
          if (this.children[slot] < 0) continue;
          this.stack[top] = this.children[slot];
          this.stackSize[top] = size / 2;
          top += 1;
        }
      }
      vx[i] += pushX;
      vy[i] += pushY;
    }
  }
}
