import { RapporteurError } from "@rapporteur/core/base";

/**
 * A model file: eight bytes "RAPMODEL", the format version, the length of the payload, a digest of the payload (all 32 bits, little-endian), the payload.
 */
const magic = "RAPMODEL";
const formatVersion = 3;
/** Bytes before the payload. */
export const headerLength = 24;

/** Two 32-bit FNV-1a sums over alternate bytes: finds damage, not forgery. Cost: linear, about a millisecond a megabyte. */
function digest(bytes: Uint8Array, start: number): [number, number] {
  let even = 0x811c9dc5 | 0;
  let odd = 0x050c5d1f | 0;
  let at = start;
  for (; at + 1 < bytes.length; at += 2) {
    even = Math.imul(even ^ (bytes[at] as number), 0x01000193);
    odd = Math.imul(odd ^ (bytes[at + 1] as number), 0x01000193);
  }
  if (at < bytes.length) even = Math.imul(even ^ (bytes[at] as number), 0x01000193);
  return [even >>> 0, odd >>> 0];
}

/** The bytes of a model file around a payload. */
export function sealModel(payload: Uint8Array): Uint8Array {
  const file = new Uint8Array(headerLength + payload.length);
  for (let index = 0; index < magic.length; index++) file[index] = magic.charCodeAt(index);
  file.set(payload, headerLength);
  const view = new DataView(file.buffer);
  const [even, odd] = digest(file, headerLength);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, payload.length, true);
  view.setUint32(16, even, true);
  view.setUint32(20, odd, true);
  return file;
}

/** Says what is wrong with the bytes of a model file, or null where nothing is. */
function faultOf(bytes: Uint8Array): string | null {
  if (bytes.length < headerLength) return "it is cut off";
  for (let index = 0; index < magic.length; index++) if (bytes[index] !== magic.charCodeAt(index)) return "it is no model file";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== formatVersion) return `it has format ${view.getUint32(8, true)}, not ${formatVersion}`;
  if (view.getUint32(12, true) !== bytes.length - headerLength) return "it is cut off or has bytes too many";
  const [even, odd] = digest(bytes, headerLength);
  return view.getUint32(16, true) === even && view.getUint32(20, true) === odd ? null : "its bytes do not match its digest";
}

/** @throws RAP_NLP_MODEL_CORRUPT if the bytes are not a whole, undamaged model file of this format */
export function checkModelFile(bytes: Uint8Array, path: string): void {
  const reason = faultOf(bytes);
  if (reason !== null) throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path, reason });
}
