/** Order of texts by their UTF-16 code units, the same on every machine and in every language; 0 for equal ones. Cost: O(length). */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
