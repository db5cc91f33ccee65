/**
 * 32-bit feature hashes. A feature is known by its hash alone: with some hundred thousand features among 2^32 values, an unseen feature
 * is mistaken for a known one about once in ten thousand look-ups, which the weights absorb.
 */

/** FNV-1a over UTF-16 code units. Source: Fowler, Noll, Vo, the 32-bit variant. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Hash of the first `length` code units. */
export function hashPrefix(text: string, length: number): number {
  let hash = 0x3c6ef372 | 0;
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Hash of the last `length` code units. */
export function hashSuffix(text: string, length: number): number {
  let hash = 0x1b873593 | 0;
  for (let index = text.length - length; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Final mixing of MurmurHash3 (Appleby), so that the low bits depend on every input bit. */
function finish(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

export function mix1(template: number, a: number): number {
  return finish(Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0xcc9e2d51));
}

export function mix2(template: number, a: number, b: number): number {
  const first = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0xcc9e2d51);
  return finish(Math.imul(((first << 13) | (first >>> 19)) ^ b, 0x1b873593));
}

export function mix3(template: number, a: number, b: number, c: number): number {
  const first = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0xcc9e2d51);
  const second = Math.imul(((first << 13) | (first >>> 19)) ^ b, 0x1b873593);
  return finish(Math.imul(((second << 11) | (second >>> 21)) ^ c, 0xe6546b64));
}
