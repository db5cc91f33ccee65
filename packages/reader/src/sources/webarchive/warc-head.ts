import { constants, gunzipSync } from "node:zlib";

const warcHead = /^WARC\/\d\.\d/;
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Enough to see how packed bytes begin; so few unpack to no more than a megabyte. */
export const headLength = 900;

/** Whether bytes are a WARC, packed or not, by how they begin. Cost: O(1). */
export function isWarc(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, headLength);
  if (!isPacked(head)) return warcHead.test(Buffer.from(head.subarray(0, 10)).toString("latin1"));
  try {
    // A head is cut, so that it never ends well.
    const begin = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 * 1024 * 1024 });
    return warcHead.test(begin.subarray(0, 10).toString("latin1"));
  } catch {
    return false;
  }
}
