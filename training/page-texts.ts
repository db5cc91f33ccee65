import type { LineRole } from "../packages/core/src/model/document.ts";
import type { LabelledLine } from "../eval/pages/generate.ts";
import { openHands, writtenPages } from "../eval/pages/written-pages.ts";

/*
 * The running text of the pages by open hands, one JSON object a line: what a larger reader marks for a smaller one (`training/reader/README.md`). Pages of
 * the hands that are held out, and of the later ones, stay out.
 */
const running: ReadonlySet<LineRole> = new Set<LineRole>(["title", "standfirst", "question", "host", "turn", "body", "quote", "item"]);

/** Blocks of running text with a blank line between them; lines that a hard wrap cut are joined. */
export function runningText(lines: readonly LabelledLine[]): string {
  const blocks: string[] = [];
  let isOpen = false;
  for (const { role, text } of lines) {
    const words = text.trim();
    const isRunning = running.has(role) && words !== "";
    if (isRunning && isOpen) blocks.push(`${blocks.pop() ?? ""} ${words}`);
    else if (isRunning) blocks.push(words);
    isOpen = isRunning && /[\p{L}\p{N},;–-]$/u.test(words) && words.length > 40;
  }
  return blocks.join("\n\n");
}

if (import.meta.main) {
  for (const hand of openHands) {
    for (const page of writtenPages(hand)) {
      const text = runningText(page.lines);
      if (text !== "") process.stdout.write(`${JSON.stringify({ id: page.name, text })}\n`);
    }
  }
}
