/** Answers that were made, the latest ones up to so many bytes with their keys: several who look at the same figure, or who come back to it, have it made once. */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #answers = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): Uint8Array | undefined {
    const found = this.#answers.get(key);
    if (found === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, found);
    return found;
  }

  /** Keeps an answer, and lets go of those that were asked for longest ago. One that alone is too large is not kept. */
  put(key: string, answer: Uint8Array): void {
    if (sizeOf(key, answer) > this.#mostBytes) return;
    this.#drop(key);
    this.#answers.set(key, answer);
    this.#bytes += sizeOf(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }

  #drop(key: string): void {
    const dropped = this.#answers.get(key);
    if (dropped === undefined) return;
    this.#bytes -= sizeOf(key, dropped);
    this.#answers.delete(key);
  }
}

function sizeOf(key: string, { length }: Uint8Array): number {
  return length + key.length;
}
