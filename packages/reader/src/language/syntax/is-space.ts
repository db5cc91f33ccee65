/** True for a code unit that is white space; most texts are asked without a pattern. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code > 0x167f && /\s/u.test(String.fromCharCode(code)));
}
