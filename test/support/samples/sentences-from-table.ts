import type { Sentence, Token } from "../../../packages/reader/src/language/sentence.ts";

/**
 * Builds a sentence from a compact table, one token a line: `form lemma upos xpos head deprel`, head counted from 1 (0 is
 * the root). Forms are joined by single spaces unless the form begins with "_", which glues it to the one before.
 *
 * @param startAt offset of the first token in the text it is part of
 */
export function sentenceFromTable(table: string, startAt = 0): { text: string; sentence: Sentence } {
  const rows = table
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  let text = "";
  const tokens: Token[] = rows.map(([written = "", lemma = "", upos = "", xpos = "", head = "0", deprel = ""]) => {
    const form = written.replace(/^_/, "");
    if (text !== "" && form === written) text += " ";
    const start = startAt + text.length;
    text += form;
    return { form, lemma, upos, xpos, head: Number(head) - 1, deprel, start, end: start + form.length };
  });
  return { text, sentence: { start: startAt, end: startAt + text.length, tokens } };
}
