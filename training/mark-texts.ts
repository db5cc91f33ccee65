import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { markTokens } from "../packages/reader/src/coding/model/mark-tokens.ts";
import type { CodingInput } from "../packages/reader/src/coding/coding-input.ts";
import { analyse } from "../packages/reader/src/language/index.ts";
import { languageModel } from "../packages/reader/src/reading/language-model.ts";

/*
 * What the product knows of each word of texts before the reading model reads them, for training: `npm run mark-texts < texts.jsonl > marks.jsonl`. A line in:
 * {"text": …}; a line out: {"key": SHA-256 of the text, "tokens": [[start, end, head, relation, [mark, …]], …]}, offsets in UTF-16 code units.
 */
function inputOf(text: string): CodingInput {
  const blocks: { start: number; end: number }[] = [];
  let at = 0;
  for (const block of text.split("\n\n")) {
    if (block.trim() !== "") blocks.push({ start: at, end: at + block.length });
    at += block.length + 2;
  }
  return { text, analysis: analyse(text, { model: languageModel(), blocks }), contributions: [], title: null, documentDate: null, coder: "rules" };
}

function marksOf(text: string): string {
  const tokens = markTokens(inputOf(text)).map(({ start, end, head, relation, marks }) => [start, end, head, relation, marks]);
  return JSON.stringify({ key: createHash("sha256").update(text).digest("hex"), tokens });
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== "") process.stdout.write(`${marksOf((JSON.parse(line) as { text: string }).text)}\n`);
}
