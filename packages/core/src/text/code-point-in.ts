/**
 * The code point at a place of a text, halves of a character as they are; NaN behind its end.
 *
 * What `codePointAt` gives, but for slices of a longer text: V8 13.6, once it has compiled a loop, joins half a character at the end of a slice to the other half
 * behind it, so that the same text gives different answers. Cost: O(1).
 */
export function codePointIn(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 0xd800 || first > 0xdbff || at + 1 >= text.length) return first;
  const second = text.charCodeAt(at + 1);
  return second >= 0xdc00 && second <= 0xdfff ? (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000 : first;
}
