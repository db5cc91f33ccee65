const prime = 0x100000001b3n;
const offsetBasis = 0xcbf29ce484222325n;
const mask = 0xffffffffffffffffn;

/**
 * 64-bit FNV-1a hash of a text's UTF-16 code units, low byte first, as 16 lower-case hex digits.
 * Source: Fowler, Noll and Vo, draft-eastlake-fnv. Not for secrets. Cost: O(length).
 */
export function fnv1a64(text: string): string {
  let hash = offsetBasis;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = ((hash ^ BigInt(unit & 0xff)) * prime) & mask;
    hash = ((hash ^ BigInt(unit >>> 8)) * prime) & mask;
  }
  return hash.toString(16).padStart(16, "0");
}
