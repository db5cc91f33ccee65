import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  /** "/" between folders. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Kept unpacked: formats that are told by their first part want it so. */
  readonly isStored?: boolean;
}

/** 1 January 1980: the same parts give the same bytes. */
const [noTime, firstDay] = [0, (1 << 5) | 1];
const utf8Names = 0x800;
const [localSignature, entrySignature, endSignature] = [0x04034b50, 0x02014b50, 0x06054b50];

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3.3 without extensions: up to 65,535 parts and 4 GB).
 *
 * Deterministic. Cost: O(bytes).
 */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const { header, packed } = packPart(part, name.length);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    written.push(word(localSignature), header, name, packed);
    directory.push(word(entrySignature), Buffer.from([20, 0]), header, place, name);
    offset += 4 + header.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...written, listed, word(endSignature), end]);
}

/** A part's bytes and the 26 bytes on it that stand both before them and in the directory. */
function packPart({ content, isStored = false }: ZipPart, nameLength: number): { header: Buffer; packed: Buffer } {
  const plain = Buffer.from(content);
  const packed = isStored ? plain : deflateRawSync(plain);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(utf8Names, 2);
  header.writeUInt16LE(isStored ? 0 : 8, 4);
  header.writeUInt16LE(noTime, 6);
  header.writeUInt16LE(firstDay, 8);
  header.writeUInt32LE(crc32(plain), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(plain.length, 18);
  header.writeUInt16LE(nameLength, 22);
  return { header, packed };
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
