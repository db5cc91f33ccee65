/**
 * The best projective tree with exactly one word under the root.
 *
 * Eisner's algorithm (1996, "Three new probabilistic models for dependency parsing"): spans with the governor at an end, complete or waiting for one arc.
 * `score(head, dependent)` takes word numbers, 0 for the root and words from 1.
 *
 * @returns governor by word number; place 0 is −1
 * Cost: O(n²) time where every word's favourite governor makes a tree, as in most sentences, else O(n³); O(n²) memory.
 */
export function bestProjectiveTree(n: number, score: (head: number, dependent: number) => number): Int32Array {
  const heads = new Int32Array(n + 1).fill(-1);
  if (n === 0 || everyFavourite(n, score, heads)) return heads;
  heads.fill(-1);
  const chart = new Chart(n);
  for (let length = 1; length < n; length++) for (let i = 0; i + length < n; i++) chart.fill(i, i + length, score);
  let root = 0;
  let best = -Infinity;
  for (let r = 0; r < n; r++) {
    const total = score(0, r + 1) + (chart.completeLeft[r] as number) + (chart.completeRight[r * n + n - 1] as number);
    if (total <= best) continue;
    best = total;
    root = r;
  }
  heads[root + 1] = 0;
  chart.readComplete(0, root, false, heads);
  chart.readComplete(root, n - 1, true, heads);
  return heads;
}

/** Gives every word its favourite governor; true where that is a projective tree with one root, which then is the best one. */
function everyFavourite(n: number, score: (head: number, dependent: number) => number, heads: Int32Array): boolean {
  let roots = 0;
  for (let word = 1; word <= n; word++) {
    let best = word === 1 ? 0 : 1;
    let most = score(best, word);
    for (let head = 0; head <= n; head++) {
      if (head === word) continue;
      const value = score(head, word);
      if (value <= most) continue;
      most = value;
      best = head;
    }
    heads[word] = best;
    if (best === 0 && ++roots > 1) return false;
  }
  return roots === 1 && isProjectiveTree(heads);
}

/** True where no arcs cross and every word descends from the root. */
function isProjectiveTree(heads: Int32Array): boolean {
  const n = heads.length - 1;
  for (let word = 1; word <= n; word++) {
    let above = word;
    let steps = 0;
    while (above > 0) {
      above = heads[above] as number;
      if (++steps > n) return false;
    }
  }
  for (let word = 1; word <= n; word++) {
    const head = heads[word] as number;
    const from = Math.min(word, head);
    const to = Math.max(word, head);
    for (let inside = from + 1; inside < to; inside++) {
      const outer = heads[inside] as number;
      if (outer < from || outer > to) return false;
    }
  }
  return true;
}

/** Scores of spans i … j (words from 0): "right" spans hang on i, "left" ones on j. */
class Chart {
  readonly #n: number;
  readonly completeLeft: Float64Array;
  readonly completeRight: Float64Array;
  readonly #openLeft: Float64Array;
  readonly #openRight: Float64Array;
  readonly #splitLeft: Int16Array;
  readonly #splitRight: Int16Array;
  readonly #splitOpen: Int16Array;

  constructor(n: number) {
    this.#n = n;
    this.completeLeft = new Float64Array(n * n);
    this.completeRight = new Float64Array(n * n);
    this.#openLeft = new Float64Array(n * n);
    this.#openRight = new Float64Array(n * n);
    this.#splitLeft = new Int16Array(n * n);
    this.#splitRight = new Int16Array(n * n);
    this.#splitOpen = new Int16Array(n * n);
  }

  fill(i: number, j: number, score: (head: number, dependent: number) => number): void {
    const n = this.#n;
    const at = i * n + j;
    let inner = -Infinity;
    let split = i;
    for (let k = i; k < j; k++) {
      const value = (this.completeRight[i * n + k] as number) + (this.completeLeft[(k + 1) * n + j] as number);
      if (value <= inner) continue;
      inner = value;
      split = k;
    }
    this.#splitOpen[at] = split;
    this.#openRight[at] = inner + score(i + 1, j + 1);
    this.#openLeft[at] = inner + score(j + 1, i + 1);
    this.#completeBoth(i, j, at);
  }

  #completeBoth(i: number, j: number, at: number): void {
    const n = this.#n;
    let right = -Infinity;
    let left = -Infinity;
    for (let k = i; k < j; k++) {
      const rightward = (this.#openRight[i * n + k + 1] as number) + (this.completeRight[(k + 1) * n + j] as number);
      if (rightward > right) {
        right = rightward;
        this.#splitRight[at] = k + 1;
      }
      const leftward = (this.completeLeft[i * n + k] as number) + (this.#openLeft[k * n + j] as number);
      if (leftward > left) {
        left = leftward;
        this.#splitLeft[at] = k;
      }
    }
    this.completeRight[at] = right;
    this.completeLeft[at] = left;
  }

  /** Reads the arcs of a complete span back. Recursion is as deep as the tree. */
  readComplete(i: number, j: number, isRight: boolean, heads: Int32Array): void {
    if (i === j) return;
    const at = i * this.#n + j;
    if (isRight) {
      const k = this.#splitRight[at] as number;
      heads[k + 1] = i + 1;
      this.#readOpen(i, k, heads);
      this.readComplete(k, j, true, heads);
    } else {
      const k = this.#splitLeft[at] as number;
      heads[k + 1] = j + 1;
      this.readComplete(i, k, false, heads);
      this.#readOpen(k, j, heads);
    }
  }

  #readOpen(i: number, j: number, heads: Int32Array): void {
    const split = this.#splitOpen[i * this.#n + j] as number;
    this.readComplete(i, split, true, heads);
    this.readComplete(split + 1, j, false, heads);
  }
}
