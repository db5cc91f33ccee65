import { createInterface } from "node:readline";

/*
 * The words that a name is not made of, from the corpus: `npm run -s corpus -- export | node scripts/run-source.mjs training/ordinary-words.ts` prints
 * packages/reader/src/pages/people/ordinary-word-list.ts. It has those that the training part writes in lower case at least twice, and with a capital inside a sentence at most
 * once for every nine times in lower case.
 */
const fewest = 2;
const shortest = 3;
const lowerForEachCapital = 9;
const width = 300;

const small = new Map<string, number>();
const capital = new Map<string, number>();
const addTo = (counts: Map<string, number>, word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);

for await (const line of createInterface({ input: process.stdin })) {
  const { split, text } = JSON.parse(line) as { split: string; text: string };
  if (split !== "train") continue;
  for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}\p{L}*/gu)) addTo(small, word);
  for (const [word] of text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}\p{L}*/gu)) addTo(capital, word.toLowerCase());
}

const isOrdinary = ([word, count]: readonly [string, number]): boolean =>
  word.length >= shortest && count >= fewest && count >= lowerForEachCapital * (capital.get(word) ?? 0);

function inLines(words: readonly string[]): string {
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}

const words = [...small].filter(isOrdinary).map(([word]) => word);
process.stdout.write(
  `/** Written by training/ordinary-words.ts from the corpus: words in lower case, parted by white space. */\nexport const ordinaryWordList = \`\n${inLines(words.sort())}\n\`;\n`,
);
