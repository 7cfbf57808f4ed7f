// Which part of the plane is seen, and how large.

export class Camera {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 1;
    this.height = 1;
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  toPlane(x, y) {
    return [(x - this.width / 2) / this.scale + this.x, (y - this.height / 2) / this.scale + this.y];
  }

  /** Zooms by a factor, and keeps the point at screen position (x, y) where it is. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const [planeX, planeY] = this.toPlane(x, y);
    this.scale = Math.max(0.02, Math.min(8, this.scale * factor));
    this.x = planeX - (x - this.width / 2) / this.scale;
    this.y = planeY - (y - this.height / 2) / this.scale;
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
  }

  /** Shows all nodes. */
  fit(nodes) {
    if (!nodes.length) return;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of nodes) {
      minX = Math.min(minX, node.x);
      maxX = Math.max(maxX, node.x);
      minY = Math.min(minY, node.y);
      maxY = Math.max(maxY, node.y);
    }
    this.x = (minX + maxX) / 2;
    this.y = (minY + maxY) / 2;
    // Room at the sides for names.
    const [width, height] = [Math.max(80, this.width - 240), Math.max(60, this.height - 120)];
    this.scale = Math.max(0.02, Math.min(1.6, width / Math.max(1, maxX - minX), height / Math.max(1, maxY - minY)));
  }
}
