/**
 * Fills outlines with smooth edges: each edge adds what it covers of the pixels it crosses, and a running sum along each row gives the share of a pixel that
 * lies inside (non-zero winding, where contours of one direction do not overlap). After Raph Levien's font-rs. Additions and products of doubles alone, so that
 * every machine draws the same.
 */
export class CoverageCanvas {
  readonly width: number;
  readonly height: number;
  readonly #sums: Float64Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#sums = new Float64Array((width + 2) * height);
  }

  /** One straight edge of a closed outline, in pixels; y goes down. */
  addEdge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const direction = y0 < y1 ? 1 : -1;
    const [topX, topY, endX, endY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = (endX - topX) / (endY - topY);
    for (let row = Math.max(0, Math.floor(topY)); row < Math.min(this.height, Math.ceil(endY)); row++) {
      const [from, to] = [Math.max(topY, row), Math.min(endY, row + 1)];
      const [a, b] = [topX + (from - topY) * slope, topX + (to - topY) * slope];
      this.#addSpan(row, { left: Math.min(a, b), right: Math.max(a, b), height: direction * (to - from) });
    }
  }

  /** What an edge adds within one row: its height, shared among the pixels it crosses by how much of each lies to its right. */
  #addSpan(row: number, { left, right, height }: { readonly left: number; readonly right: number; readonly height: number }): void {
    const [from, to] = [this.#inside(left), this.#inside(right)];
    const start = row * (this.width + 2);
    const first = Math.floor(from);
    const last = Math.floor(to);
    if (first === last) {
      const share = 1 - ((from + to) / 2 - first);
      this.#add(start + first, height * share);
      this.#add(start + first + 1, height * (1 - share));
      return;
    }
    const perPixel = height / (to - from);
    let [covered, before] = [0, 0];
    for (let pixel = first; pixel <= last; pixel++) {
      const [enter, leave] = [Math.max(from, pixel), Math.min(to, pixel + 1)];
      // The part of the height within the pixel, and the mean distance to its right side.
      const part = perPixel * (leave - enter);
      const share = covered + part * (pixel + 1 - (enter + leave) / 2);
      this.#add(start + pixel, share - before);
      before = share;
      covered += part;
    }
    this.#add(start + last + 1, height - before);
  }

  #inside(x: number): number {
    return Math.min(Math.max(x, 0), this.width);
  }

  #add(at: number, value: number): void {
    this.#sums[at] = (this.#sums[at] as number) + value;
  }

  /** Calls for each pixel that is covered at all, with its share from 0 to 1. */
  forEach(visit: (x: number, y: number, share: number) => void): void {
    for (let y = 0; y < this.height; y++) {
      let sum = 0;
      for (let x = 0; x < this.width; x++) {
        sum += this.#sums[y * (this.width + 2) + x] as number;
        const share = Math.min(1, Math.abs(sum));
        if (share > 1 / 512) visit(x, y, share);
      }
    }
  }
}
