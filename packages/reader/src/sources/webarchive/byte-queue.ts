/** Bytes that come in pieces, taken by lines and by counts. No more is held than what was asked for and one piece. */
export class ByteQueue {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #hasEnded = false;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** A line without its end; null where there are no more bytes, or no end of a line within `most` bytes. */
  async line(most: number): Promise<string | null> {
    let from = 0;
    for (;;) {
      const end = this.#held.indexOf(0x0a, from);
      if (end >= 0 && end <= most) {
        const line = this.#held.subarray(0, end).toString("utf8").replace(/\r$/, "");
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      from = this.#held.length;
      if (from > most || !(await this.#more())) return null;
    }
  }

  /** So many bytes; fewer where there are no more. */
  async take(count: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    let missing = count;
    while (missing > 0 && (this.#held.length > 0 || (await this.#more()))) {
      const part = this.#held.subarray(0, missing);
      taken.push(part);
      missing -= part.length;
      this.#held = this.#held.subarray(part.length);
    }
    return Buffer.concat(taken);
  }

  /** Passes over so many bytes without holding them; how many there were. */
  async skip(count: number): Promise<number> {
    let missing = count;
    while (missing > 0 && (this.#held.length > 0 || (await this.#more()))) {
      const part = Math.min(missing, this.#held.length);
      missing -= part;
      this.#held = this.#held.subarray(part);
    }
    return count - missing;
  }

  /** Ends what the bytes come from. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #more(): Promise<boolean> {
    if (this.#hasEnded) return false;
    const { done, value } = await this.#pieces.next();
    if (done === true) {
      this.#hasEnded = true;
      return false;
    }
    this.#held = this.#held.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.concat([this.#held, value]);
    return true;
  }
}
