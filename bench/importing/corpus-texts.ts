import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../corpus/documents/", import.meta.url));

/** A document of the corpus in paragraphs: its blocks without their marks, the sentences of each on one line. */
function paragraphsOf(document: string): string[] {
  const blocks = document.split(/^@[a-z-]+.*$/m).map((block) => block.trim().split("\n").join(" "));
  return blocks.filter((block) => block !== "");
}

/**
 * So many texts of some `words` words, in English: the documents of the corpus in turn, cut at a paragraph or gone on with the next. Words that no reader of one
 * language knows would not be read line by line, as an English text is.
 */
export function corpusTexts(count: number, words: number): readonly (readonly string[])[] {
  const all = globSync("**/*.txt", { cwd: folder }).toSorted();
  const paragraphs = all.flatMap((name) => paragraphsOf(readFileSync(folder + name, "utf8")));
  let next = 0;
  return Array.from({ length: count }, () => {
    const text: string[] = [];
    for (let length = 0; length < words; length += text.at(-1)?.split(/\s+/).length ?? words) text.push(paragraphs[next++ % paragraphs.length] ?? "");
    return text;
  });
}
