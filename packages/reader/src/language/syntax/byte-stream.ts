/** Writes the numbers and texts of a model file. Numbers are unsigned LEB128; signed ones are zigzag-coded first. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #end = 0;

  byte(value: number): void {
    if (this.#end === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#end++] = value;
  }

  unsigned(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A 32-bit float, little-endian. */
  float(value: number): void {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value, true);
    for (let index = 0; index < 4; index++) this.byte(view.getUint8(index));
  }

  text(value: string): void {
    this.unsigned(value.length);
    for (let index = 0; index < value.length; index++) this.unsigned(value.charCodeAt(index));
  }

  texts(values: readonly string[]): void {
    this.unsigned(values.length);
    for (const value of values) this.text(value);
  }

  /** Bytes with their length in front. */
  block(values: Uint8Array): void {
    this.unsigned(values.length);
    for (const value of values) this.byte(value);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }
}

/** Reads what `ByteWriter` wrote. Past the end every byte is 0; `isDone` tells whether all was read and no more. */
export class ByteReader {
  readonly source: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.source = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  byte(): number {
    return this.source[this.#at++] ?? 0;
  }

  unsigned(): number {
    let byte = this.source[this.#at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    let unit = 128;
    do {
      byte = this.source[this.#at++] ?? 0;
      value += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    return value;
  }

  signed(): number {
    const value = this.unsigned();
    return value & 1 ? -((value + 1) / 2) : value / 2;
  }

  float(): number {
    this.#at += 4;
    return this.#at > this.source.length ? 0 : this.#view.getFloat32(this.#at - 4, true);
  }

  floats(length: number): Float32Array {
    const into = new Float32Array(length);
    for (let index = 0; index < length; index++) into[index] = this.float();
    return into;
  }

  /** As many numbers as `into` holds. */
  unsignedInto<Numbers extends Uint16Array | Int32Array>(into: Numbers): Numbers {
    for (let index = 0; index < into.length; index++) into[index] = this.unsigned();
    return into;
  }

  /** Passes over bytes and says where they begin in what is read. */
  pass(length: number): number {
    this.#at += length;
    return this.#at - length;
  }

  bytes(length: number): Uint8Array {
    const start = this.#at;
    this.#at += length;
    return this.source.slice(start, start + length);
  }

  text(): string {
    const length = this.unsigned();
    let value = "";
    for (let index = 0; index < length; index++) value += String.fromCharCode(this.unsigned());
    return value;
  }

  texts(): string[] {
    return Array.from({ length: this.unsigned() }, () => this.text());
  }

  block(): Uint8Array {
    return this.bytes(this.unsigned());
  }

  isDone(): boolean {
    return this.#at === this.source.length;
  }
}
