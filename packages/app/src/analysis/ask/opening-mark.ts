/** Where words begin with the marks that open them: a search finds words, and passes over the quotation mark before them. */
export function openingMark(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[\p{Pi}\p{Ps}"']/u.test(text[at - 1] ?? "")) at--;
  // A mark that closes what stands before opens nothing.
  return at > 0 && /\S/.test(text[at - 1] ?? "") ? start : at;
}
