/** A line of a stream, without its end. */
export interface StreamLine {
  /** From 1. */
  readonly number: number;
  /** The line's bytes; its first `mostBytes` where it is longer. */
  readonly bytes: Uint8Array;
  readonly isTooLong: boolean;
  /** Whether the line ended with a line feed; false only for the last one, which may have been cut off. */
  readonly isClosed: boolean;
  /** Bytes of the stream up to and including this line. */
  readonly endByte: number;
}

const lineFeed = 0x0a;

/**
 * Cuts a stream of bytes into lines at line feeds. A line that is longer than `mostBytes` is passed over while it streams by, so that memory stays
 * bounded whatever is sent; it is told as too long.
 *
 * Cost: O(bytes) time; at most `mostBytes` and one chunk in memory.
 */
export async function* splitLines(stream: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<StreamLine> {
  let parts: Uint8Array[] = [];
  let [kept, length, number, endByte] = [0, 0, 0, 0];
  const keep = (part: Uint8Array): void => {
    length += part.length;
    const room = Math.min(part.length, mostBytes - kept);
    if (room > 0) parts.push(part.subarray(0, room));
    kept += Math.max(0, room);
  };
  const finish = (isClosed: boolean): StreamLine => {
    endByte += length + (isClosed ? 1 : 0);
    const line = {
      number: ++number,
      bytes: parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts),
      isTooLong: length > mostBytes,
      isClosed,
      endByte,
    };
    parts = [];
    [kept, length] = [0, 0];
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      yield finish(true);
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield finish(false);
}
