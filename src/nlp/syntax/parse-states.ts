import { left, shift } from "./arc-scorer.ts";

/** Gives arcs a first label, from the two words and their places alone. */
export interface ArcLabels {
  labelOf(head: number, dependent: number): number;
}

const fields = 11;

/**
 * Parser states of one sentence, side by side in one array so that a beam can copy them cheaply.
 *
 * Arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack with the root at the bottom and a buffer. `shift` moves the next word
 * to the stack; `left` attaches the top of the stack to the next word; `right` attaches it to the word below it. The root
 * takes a dependent only once the buffer is empty, so that there is exactly one.
 */
export class ParseStates {
  /** Words of the sentence; word numbers run from 1 to this. */
  readonly length: number;
  readonly #size: number;
  readonly #stride: number;
  /**
   * Per state and word: 0 stack, 1 governor, 2–3 two left-most and 4–5 two right-most dependents, 6–7 how many there are on each side,
   * 8 label of the arc to the word, 9–10 sets of labels of the dependents on each side.
   */
  readonly #cells: Int32Array;
  readonly #stackSize: Int32Array;
  readonly #next: Int32Array;

  constructor(length: number, states: number) {
    this.length = length;
    this.#size = length + 2;
    this.#stride = fields * this.#size;
    this.#cells = new Int32Array(states * this.#stride);
    this.#stackSize = new Int32Array(states);
    this.#next = new Int32Array(states);
  }

  /** Makes a state the first one: the root alone on the stack, every word in the buffer. */
  reset(state: number): void {
    this.#cells.fill(0, state * this.#stride, (state + 1) * this.#stride);
    this.#cells.fill(-1, state * this.#stride + this.#size, state * this.#stride + 6 * this.#size);
    this.#stackSize[state] = 1;
    this.#next[state] = 1;
  }

  copy(from: number, to: number): void {
    const stride = this.#stride;
    this.#cells.copyWithin(to * stride, from * stride, from * stride + stride);
    this.#stackSize[to] = this.#stackSize[from] as number;
    this.#next[to] = this.#next[from] as number;
  }

  /** The word `depth` below the top of the stack; −1 where there is none. */
  stack(state: number, depth: number): number {
    const at = (this.#stackSize[state] as number) - 1 - depth;
    return at < 0 ? -1 : (this.#cells[state * this.#stride + at] as number);
  }

  /** The word `ahead` places into the buffer; −1 past its end. */
  buffer(state: number, ahead: number): number {
    const at = (this.#next[state] as number) + ahead;
    return at > this.length ? -1 : at;
  }

  #cell(state: number, field: number, word: number): number {
    return this.#cells[state * this.#stride + field * this.#size + word] as number;
  }

  head(state: number, word: number): number {
    return this.#cell(state, 1, word);
  }

  firstLeft(state: number, word: number): number {
    return word < 0 ? -1 : this.#cell(state, 2, word);
  }

  secondLeft(state: number, word: number): number {
    return word < 0 ? -1 : this.#cell(state, 3, word);
  }

  firstRight(state: number, word: number): number {
    return word < 0 ? -1 : this.#cell(state, 4, word);
  }

  secondRight(state: number, word: number): number {
    return word < 0 ? -1 : this.#cell(state, 5, word);
  }

  leftCount(state: number, word: number): number {
    return word < 0 ? 0 : this.#cell(state, 6, word);
  }

  rightCount(state: number, word: number): number {
    return word < 0 ? 0 : this.#cell(state, 7, word);
  }

  /** Label of the arc to a word; −1 where there is no word, 0 where it has no governor yet. */
  label(state: number, word: number): number {
    return word < 0 ? -1 : this.#cell(state, 8, word);
  }

  /** Labels of the dependents to the left, as a set of bits. */
  leftLabels(state: number, word: number): number {
    return word < 0 ? 0 : this.#cell(state, 9, word);
  }

  rightLabels(state: number, word: number): number {
    return word < 0 ? 0 : this.#cell(state, 10, word);
  }

  canShift(state: number): boolean {
    return (this.#next[state] as number) <= this.length;
  }

  canLeft(state: number): boolean {
    return (this.#stackSize[state] as number) > 1 && this.canShift(state);
  }

  canRight(state: number): boolean {
    const size = this.#stackSize[state] as number;
    return size > 2 || (size === 2 && !this.canShift(state));
  }

  allows(state: number, move: number): boolean {
    if (move === shift) return this.canShift(state);
    return move === left ? this.canLeft(state) : this.canRight(state);
  }

  isDone(state: number): boolean {
    return (this.#stackSize[state] as number) === 1 && !this.canShift(state);
  }

  /** Makes a move; an attaching one gives the arc its first label. */
  apply(state: number, move: number, labels: ArcLabels): void {
    const base = state * this.#stride;
    const size = this.#stackSize[state] as number;
    if (move === shift) {
      this.#cells[base + size] = this.#next[state] as number;
      this.#stackSize[state] = size + 1;
      this.#next[state] = (this.#next[state] as number) + 1;
      return;
    }
    const dependent = this.#cells[base + size - 1] as number;
    this.#stackSize[state] = size - 1;
    const head = move === left ? (this.#next[state] as number) : (this.#cells[base + size - 2] as number);
    const label = labels.labelOf(head, dependent);
    this.#cells[base + this.#size + dependent] = head;
    this.#cells[base + 8 * this.#size + dependent] = label;
    this.#addDependent(base + head, move === left ? 0 : 1, dependent, label);
  }

  /** Later dependents lie further out. `side` is 0 for left, 1 for right. */
  #addDependent(at: number, side: number, dependent: number, label: number): void {
    const size = this.#size;
    const cells = this.#cells;
    const outer = at + (2 + 2 * side) * size;
    cells[outer + size] = cells[outer] as number;
    cells[outer] = dependent;
    cells[at + (6 + side) * size] = (cells[at + (6 + side) * size] as number) + 1;
    cells[at + (9 + side) * size] = (cells[at + (9 + side) * size] as number) | (1 << label % 31);
  }
}
