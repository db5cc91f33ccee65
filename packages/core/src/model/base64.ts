const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = "=".charCodeAt(0);
const values = new Int8Array(128).fill(-1);
for (const [value, code] of digits.entries()) values[code] = value;

/** As many characters as a call can take as arguments on every platform. */
const charactersAtOnce = 8192;

/** Bytes as base64 (RFC 4648 § 4), with padding. Needs nothing of the platform. Cost: O(bytes). */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    codes[at] = digits[group >> 18] ?? 0;
    codes[at + 1] = digits[(group >> 12) & 63] ?? 0;
    codes[at + 2] = digits[(group >> 6) & 63] ?? 0;
    codes[at + 3] = digits[group & 63] ?? 0;
    at += 4;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  codes.fill(padding, codes.length - missing);
  const parts: string[] = [];
  for (let first = 0; first < codes.length; first += charactersAtOnce) {
    // As a list of arguments: to spread it would go through an iterator, a number at a time.
    parts.push(Reflect.apply(String.fromCharCode, null, codes.subarray(first, first + charactersAtOnce)) as string);
  }
  return parts.join("");
}

/** The way back; null where the text is no base64 with padding. Cost: O(characters). */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const missing = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - missing);
  const end = text.length - missing;
  let [group, bits, at] = [0, 0, 0];
  for (let index = 0; index < end; index++) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) return null;
    group = ((group << 6) | value) & 0xff_ff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (group >> bits) & 0xff;
  }
  return bytes;
}
