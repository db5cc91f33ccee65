/**
 * Cells of a CSV text (RFC 4180): quoted cells with doubled quotes, CR LF or LF, a byte-order mark at the start passed over. The separator is whichever
 * of comma, semicolon and tab the first line has most of. Empty lines are kept as one empty cell, so that rows keep their numbers.
 *
 * Cost: O(length).
 */
export function parseCsv(text: string): string[][] {
  const source = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "");
  const separator = likeliestSeparator(source.split("\n", 1)[0] ?? "");
  const rows: string[][] = [[]];
  for (let place = 0; ;) {
    const cell = source[place] === '"' ? quotedCell(source, place) : plainCell(source, place, separator);
    rows.at(-1)?.push(cell.text);
    if (cell.end >= source.length) return rows;
    if (source[cell.end] === "\n") rows.push([]);
    place = cell.end + 1;
  }
}

function likeliestSeparator(line: string): string {
  const count = (separator: string): number => line.split(separator).length;
  return [",", ";", "\t"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

function plainCell(source: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== "\n") end++;
  return { text: source.slice(start, end), end };
}

function quotedCell(source: string, start: number): { text: string; end: number } {
  let text = "";
  let place = start + 1;
  for (;;) {
    const quote = source.indexOf('"', place);
    if (quote < 0) return { text: text + source.slice(place), end: source.length };
    text += source.slice(place, quote);
    place = quote + 1;
    if (source[place] !== '"') return { text, end: place };
    text += '"';
    place++;
  }
}

/** What a spreadsheet would take for a formula, with the apostrophes that keep it from doing so. */
const formula = /^'*[=+\-@\t\r]/;

/** One text as a cell, quoted where it has to be; `uncoveredName` gives back what was covered. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A name without the apostrophe that `csvCell` puts before a formula. */
export function uncoveredName(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
