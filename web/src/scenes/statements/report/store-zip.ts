interface StoredPart {
  /** "/" between folders. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** 1 January 1980: the same parts give the same bytes. */
const firstDay = (1 << 5) | 1;
const utf8Names = 0x800;
const [localSignature, entrySignature, endSignature] = [0x04034b50, 0x02014b50, 0x06054b50];

/** A ZIP archive (PKWARE's APPNOTE 6.3.3) whose parts are kept unpacked, in any browser. Deterministic. Cost: O(bytes). */
export function storeZip(parts: readonly StoredPart[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const written: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const [path, bytes] = [encoder.encode(name), typeof content === "string" ? encoder.encode(content) : content];
    const about = [
      [2, 20],
      [2, utf8Names],
      [2, 0],
      [2, 0],
      [2, firstDay],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ] as const;
    const local = numbers([[4, localSignature], ...about]);
    written.push(local, path, bytes);
    directory.push(numbers([[4, entrySignature], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), path);
    offset += local.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return joined([...written, ...directory, end]);
}

/** Whole numbers one after the other, the lowest byte first. */
function numbers(list: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(list.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
