/**
 * The text a document is stored as: LF line ends, no byte order mark, no NUL, no lone surrogates (each becomes U+FFFD),
 * otherwise untouched; no Unicode normalisation, so the words stay the author's. Every offset anywhere points into it.
 *
 * Surrogates are mended before NULs go, so that dropping a NUL never joins two halves into a character nobody wrote.
 * Cost: O(length). Idempotent.
 */
export function toStoredText(decoded: string): string {
  const text = decoded.toWellFormed().replaceAll("\0", "");
  return withoutByteOrderMark(text).replace(/\r\n?/g, "\n");
}

function withoutByteOrderMark(text: string): string {
  let start = 0;
  while (text.charCodeAt(start) === 0xfeff) start++;
  return start === 0 ? text : text.slice(start);
}

/** True where `text` may be stored as it stands. Cost: O(length). */
export function isStoredText(text: string): boolean {
  return text.isWellFormed() && text.charCodeAt(0) !== 0xfeff && !/[\0\r]/.test(text);
}
