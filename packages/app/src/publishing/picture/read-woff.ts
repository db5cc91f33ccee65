import { inflateSync } from "node:zlib";

/** The tables of a font by their four letters. */
export type FontTables = ReadonlyMap<string, DataView>;

const signature = 0x77_4f_46_46;

/**
 * Opens a font in the web's first compressed format: a directory of tables, each packed by zlib where that makes it smaller. Format: W3C, WOFF File Format 1.0.
 *
 * @throws Error where the bytes are no such font
 */
export function readWoff(bytes: Uint8Array): FontTables {
  const file = viewOf(bytes);
  if (file.byteLength < 44 || file.getUint32(0) !== signature) throw new Error("these bytes are not a WOFF font");
  const tables = new Map<string, DataView>();
  for (let at = 0; at < file.getUint16(12); at++) {
    const entry = 44 + 20 * at;
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, packed, whole] = [4, 8, 12].map((place) => file.getUint32(entry + place)) as [number, number, number];
    const own = bytes.subarray(offset, offset + packed);
    tables.set(name, viewOf(packed < whole ? inflateSync(own) : own));
  }
  return tables;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @throws Error where the font lacks the table */
export function tableOf(tables: FontTables, name: string): DataView {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`the font has no table ${name}`);
  return table;
}
