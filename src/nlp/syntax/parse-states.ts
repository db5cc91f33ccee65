import { left, right, shift } from "./arc-scorer.ts";

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
  /** Per state: stack, governors, two left-most and two right-most dependents, and how many there are on each side. */
  readonly #cells: Int16Array;
  readonly #stackSize: Int32Array;
  readonly #next: Int32Array;

  constructor(length: number, states: number) {
    this.length = length;
    this.#size = length + 2;
    this.#stride = 8 * this.#size;
    this.#cells = new Int16Array(states * this.#stride);
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

  apply(state: number, move: number): void {
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
    if (move === left) this.#attachLeft(base, dependent, this.#next[state] as number);
    else if (move === right) this.#attachRight(base, dependent, this.#cells[base + size - 2] as number);
  }

  /** Later left dependents lie further out. */
  #attachLeft(base: number, dependent: number, head: number): void {
    const size = this.#size;
    const cells = this.#cells;
    cells[base + size + dependent] = head;
    cells[base + 3 * size + head] = cells[base + 2 * size + head] as number;
    cells[base + 2 * size + head] = dependent;
    cells[base + 6 * size + head] = (cells[base + 6 * size + head] as number) + 1;
  }

  #attachRight(base: number, dependent: number, head: number): void {
    const size = this.#size;
    const cells = this.#cells;
    cells[base + size + dependent] = head;
    cells[base + 5 * size + head] = cells[base + 4 * size + head] as number;
    cells[base + 4 * size + head] = dependent;
    cells[base + 7 * size + head] = (cells[base + 7 * size + head] as number) + 1;
  }
}
