import { isBoldLine, type Line } from "./flow-lines.ts";
import { isIndented, type Typography } from "./typography.ts";

/** Lines that belong together, and what their geometry makes of them. */
export interface LineGroup {
  readonly kind: "heading" | "paragraph" | "item" | "table" | "note";
  readonly lines: readonly Line[];
}

type OpenGroup = { kind: LineGroup["kind"]; lines: Line[] };

/** Lines larger than the body by this factor are headings. */
const headingFactor = 1.12;
/** Notes are smaller than the body by this factor. */
const noteFactor = 0.93;
const bullet = /^[•▪◦‣●○■□⁃∙·–—-]\s+\S/u;
const numbered = /^(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S/;
const sentenceEnd = /[.!?:;…]["”’»)\]]*$/u;

/**
 * Groups lines, in the order of reading, into paragraphs, headings, list entries, tables and notes. A paragraph that goes on in the next
 * column or on the next page is one group; notes at the foot of a column come last, so that they do not part it.
 *
 * Cost: O(lines).
 */
export function groupLines(lines: readonly Line[], typography: Typography): LineGroup[] {
  const { body, notes } = splitNotes(lines, typography);
  const tabular = findTables(body);
  const groups: OpenGroup[] = [];
  for (const [index, line] of body.entries()) {
    const open = groups.at(-1);
    const kind = kindOf(line, { isTabular: tabular.has(index), typography });
    if (open !== undefined && belongs(open, line, { kind, typography })) open.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return [...groups, ...groupNotes(notes)];
}

function kindOf(line: Line, { isTabular, typography }: { isTabular: boolean; typography: Typography }): LineGroup["kind"] {
  if (isTabular) return "table";
  if (line.size > typography.bodySize * headingFactor && /\p{L}/u.test(line.text)) return "heading";
  return bullet.test(line.text) || (numbered.test(line.text) && !isBoldLine(line)) ? "item" : "paragraph";
}

function belongs(open: OpenGroup, line: Line, { kind, typography }: { kind: LineGroup["kind"]; typography: Typography }): boolean {
  const last = open.lines.at(-1);
  if (last === undefined) return false;
  const isNear = line.gap !== null && line.gap <= line.size * typography.leading * 1.3 && line.gap > 0;
  if (kind === "table" || open.kind === "table") return kind === open.kind && line.gap !== null;
  if (Math.abs(line.size - last.size) > last.size * 0.08) return false;
  if (kind === "heading") return open.kind === "heading" && isUnder(line, last) && isBoldLine(line) === isBoldLine(last);
  if (kind === "item" && (bullet.test(line.text) || startsList(line, last, isNear))) return false;
  if (!typography.isBoldUsual && isBoldLine(line) !== isBoldLine(last) && (isBoldLine(line) || open.lines.every(isBoldLine))) return false;
  return line.gap !== null && line.y > last.y ? isNear && !startsParagraph(open, line, typography) : continues(open, line, typography);
}

/** The short last line of a title over the whole page counts with the column below it, so that the flow does not matter. */
function isUnder(line: Line, last: Line): boolean {
  return line.page === last.page && line.y > last.y && line.y - last.y <= line.size * 1.7;
}

/** "2. The talks" begins an entry after the end of a sentence; "2024. The talks" or "in\n3. May" is a line like any other. */
function startsList(line: Line, last: Line, isNear: boolean): boolean {
  return !isNear || sentenceEnd.test(last.text) || isIndented(line) || isShort(last);
}

function isShort({ right, column, size }: Line): boolean {
  return column.right - right > Math.max(size * 3, (column.right - column.left) * 0.2);
}

/** A line right under another begins a paragraph where it is set in, or where the line above ends early, with a sentence. */
function startsParagraph(open: OpenGroup, line: Line, { isIndenting }: Typography): boolean {
  const last = open.lines.at(-1);
  if (last === undefined || !sentenceEnd.test(last.text)) return false;
  const opensSentence = /^["“‘'«([]?[\p{Lu}\p{N}\p{Lo}]/u.test(line.text);
  if (!opensSentence) return false;
  if (isIndented(line) && line.left - last.left > line.size * 0.5) return true;
  return isShort(last) && !(isIndenting && open.kind === "paragraph" && isIndented(last) && open.lines.length > 1);
}

/** Whether a paragraph goes on over a break of column or page. */
function continues(open: OpenGroup, line: Line, { isIndenting }: Typography): boolean {
  const last = open.lines.at(-1);
  if (last === undefined) return false;
  if (/^\p{Ll}/u.test(line.text) && !sentenceEnd.test(last.text)) return true;
  if (isShort(last)) return false;
  if (!sentenceEnd.test(last.text)) return !bullet.test(line.text);
  return isIndenting && !isIndented(line) && open.kind === "paragraph" && open.lines.length > 1;
}

/** Rows of cells count as a table from three on. */
const fewestRows = 3;

function findTables(lines: readonly Line[]): Set<number> {
  const tabular = new Set<number>();
  let start = 0;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line !== undefined && line.cells.length > 1 && (line.gap !== null || index === start)) continue;
    if (index - start >= fewestRows) for (let row = start; row < index; row++) tabular.add(row);
    start = line !== undefined && line.cells.length > 1 ? index : index + 1;
  }
  return tabular;
}

const noteStart = /^(?:\d{1,3}|[*†‡§¶]+)[.)]?\s*\S/u;

/** Notes: small lines that end a column, the first of them under a mark. */
function splitNotes(lines: readonly Line[], { bodySize }: Typography): { body: Line[]; notes: Line[] } {
  const body: Line[] = [];
  const notes: Line[] = [];
  const isSmall = (line: Line | undefined): boolean => line !== undefined && line.size < bodySize * noteFactor;
  for (let start = 0; start < lines.length;) {
    let end = start + 1;
    while (end < lines.length && lines[end]?.gap !== null) end++;
    let first = end;
    while (first > start && isSmall(lines[first - 1])) first--;
    while (first < end && !isNoteStart(lines[first] as Line)) first++;
    body.push(...lines.slice(start, first));
    notes.push(...lines.slice(first, end));
    start = end;
  }
  return { body, notes };
}

function isNoteStart(line: Line): boolean {
  return line.hasMark || noteStart.test(line.text);
}

function groupNotes(notes: readonly Line[]): OpenGroup[] {
  const groups: OpenGroup[] = [];
  for (const line of notes) {
    if (groups.length === 0 || isNoteStart(line) || (line.gap === null && sentenceEnd.test(groups.at(-1)?.lines.at(-1)?.text ?? ""))) {
      groups.push({ kind: "note", lines: [line] });
    } else groups.at(-1)?.lines.push(line);
  }
  return groups;
}
