const written: Readonly<Record<string, string>> = { " ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p", "\\": "\\\\" };
const read: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(written).map(([one, escape]) => [escape, one]));

/** What stands between two words, as `SpacesAfter` of UDPipe writes it. */
export function writeSpaces(text: string): string {
  return text.replace(/[ \t\n\r|\\]/g, (one) => written[one] ?? one);
}

export function readSpaces(text: string): string {
  return text.replace(/\\./g, (escape) => read[escape] ?? escape);
}
