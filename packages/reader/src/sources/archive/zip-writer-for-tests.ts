import { crc32, deflateRawSync } from "node:zlib";

export interface WrittenEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** General purpose bits: 1 is encrypted, 0x800 a name in UTF-8. */
  readonly flags?: number;
  /** What the archive says in place of the truth. */
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  /** File type and permissions of Unix. */
  readonly unixMode?: number;
  readonly extra?: Uint8Array;
}

/** A ZIP archive of a few small files, wrong in as many ways as asked for. */
export function writeZip(entries: readonly WrittenEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const plain = Buffer.from(entry.content);
    const packed = entry.isStored === true ? plain : deflateRawSync(plain);
    const name = Buffer.from(entry.name);
    const common = commonHeader(entry, { plain, packed, name });
    const local = Buffer.concat([signature(0x04034b50), common, name, packed]);
    const extra = Buffer.from(entry.extra ?? []);
    common.writeUInt16LE(extra.length, 24);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const maker = Buffer.from([20, entry.unixMode === undefined ? 0 : 3]);
    directory.push(Buffer.concat([signature(0x02014b50), maker, common, tail, name, extra]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, signature(0x06054b50), end]);
}

/** From "version needed" to the length of the extra field. */
function commonHeader(entry: WrittenEntry, { plain, packed, name }: { plain: Buffer; packed: Buffer; name: Buffer }): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(entry.flags ?? 0, 2);
  header.writeUInt16LE(entry.isStored === true ? 0 : 8, 4);
  header.writeUInt32LE(entry.declaredCrc ?? crc32(plain), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(entry.declaredSize ?? plain.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function signature(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
