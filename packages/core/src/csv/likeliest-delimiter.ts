const delimiters = [",", ";", "\t", "|"];
/** A first line longer than this is judged by its beginning. */
const longestLook = 100_000;

/** The one of `, ; tab |` that the first line of a CSV text has most of, quoted parts left out; the comma where it has none. */
export function likeliestDelimiter(text: string): string {
  const head = (/^[^\r\n]*/.exec(text.slice(0, longestLook).replace(/^\ufeff/, ""))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => head.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}
