/*
 * The Markdown parser's cost grows with the square of some marks, and it follows nested ones by recursion. These limits hold that within a second or so; no
 * document of prose comes near them. Each is counted in one pass over the text.
 */

const longest = 2_000_000;
const most = { brackets: 4_000, ticks: 500, underlines: 300, runs: 20_000, bars: 50_000 } as const;

/** Of the marks of emphasis in one block: each may lie in all that came before. */
const mostInBlock = { runs: 500, letters: 1_500 } as const;
/** Rows of a table stand without an empty line between them, and each cell is a block. */
const tableFactor = 4;

/** Whether a text holds more of what is dear to parse than any document does. Cost: O(length). */
export function isTooHard(text: string): boolean {
  if (text.length > longest) return true;
  // One way alone to match each space: two would be tried in all their combinations.
  const isNested = /^(?:[ \t]*(?:>|[-*+](?=[ \t]))){60}|^[ \t]{150,}(?:[-*+]|\d+[.)])[ \t]/m.test(text);
  return (
    isNested ||
    count(text, /\[/g) > most.brackets ||
    // One that closes nothing is compared with all that came before it.
    count(text, /\]/g) > most.brackets ||
    // Each cell of a table takes kilobytes of memory.
    count(text, /\|/g) > most.bars ||
    count(text, /`+/g) > most.ticks ||
    count(text, /^[ \t>]*(?:=+|-+)[ \t]*$/gm) > most.underlines ||
    hasTangledEmphasis(text) ||
    hasTangledList(text) ||
    hasLongBlock(text)
  );
}

function count(text: string, marks: RegExp): number {
  return text.match(marks)?.length ?? 0;
}

/** Lines after which no mark of emphasis of an earlier line can be answered. */
const blockStart = /^[ \t>]*(?:$|[-*+][ \t]|#{1,6}[ \t])/;
const tableRow = /^[ \t>]*\|/;

function hasTangledEmphasis(text: string): boolean {
  let all = 0;
  let [runs, letters] = [0, 0];
  for (const line of text.split("\n")) {
    if (blockStart.test(line)) [runs, letters] = [0, 0];
    for (const [run] of line.matchAll(/[*_~]+/g)) {
      all++;
      runs++;
      letters += run.length;
    }
    // A line of these marks alone is a rule.
    if (/^[ \t>*_~]*$/.test(line)) [runs, letters] = [0, 0];
    const factor = tableRow.test(line) ? tableFactor : 1;
    if (all > most.runs || runs > mostInBlock.runs * factor || letters > mostInBlock.letters * factor) return true;
  }
  return false;
}

const listMark = "(?:[-*+]|\\d{1,9}[.)])[ \\t]";
/** An item of a list within a list: by its indent, or behind the mark of another. */
const nestedItem = new RegExp(`^(?:[ \\t]{2,}|[ \\t>]*${listMark}+)${listMark}`);
const listGoesOn = new RegExp(`^(?:[ \\t]|$|[>]*${listMark})`);
/** Of one list; each costs as much as all that came before it. */
const mostNested = 1_500;

function hasTangledList(text: string): boolean {
  let nested = 0;
  for (const line of text.split("\n")) {
    if (nestedItem.test(line)) nested++;
    else if (!listGoesOn.test(line)) nested = 0;
    if (nested > mostNested) return true;
  }
  return false;
}

/** Lines without an empty one between them: the parser moves all that came before when it joins them. */
const mostLines = 8_000;

function hasLongBlock(text: string): boolean {
  let lines = 0;
  for (const line of text.split("\n")) {
    lines = line.trim() === "" ? 0 : lines + 1;
    if (lines > mostLines) return true;
  }
  return false;
}
