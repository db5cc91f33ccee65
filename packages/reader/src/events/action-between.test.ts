import { describe, expect, it } from "vitest";
import { sentenceFromTable } from "../../../../test/support/samples/sentences-from-table.ts";
import { actionBetween } from "./action-between.ts";
import { builtInActions } from "../coding/lexicons/parse-action-lexicon.ts";

function between(table: string, source: string, target: string): string {
  const { text, sentence } = sentenceFromTable(table);
  const spanOf = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const found = actionBetween(sentence, { source: spanOf(source), target: spanOf(target) }, builtInActions());
  return found ? `${found.pattern.action} ${found.status}` : "none";
}

const two = `
  Kenya Kenya PROPN NNP 2 nsubj
  praised praise VERB VBD 0 root
  Chad Chad PROPN NNP 2 obj
  and and CCONJ CC 5 cc
  condemned condemn VERB VBD 2 conj
  Mali Mali PROPN NNP 5 obj`;

const broken = `
  Kenya Kenya PROPN NNP 5 dep
  will will AUX MD 5 dep
  impose impose VERB VB 5 dep
  new new ADJ JJ 5 dep
  sanctions sanction NOUN NNS 0 root
  upon upon ADP IN 7 case
  Mali Mali PROPN NNP 5 dep`;

const nothing = `
  Kenya Kenya PROPN NNP 2 nsubj
  resembles resemble VERB VBZ 0 root
  Mali Mali PROPN NNP 2 obj`;

describe("actionBetween", () => {
  it("chooses the act that fits both parties", () => {
    expect(between(two, "Kenya", "Chad")).toBe("SUPPORT actual");
    expect(between(two, "Kenya", "Mali")).toBe("ACCUSE actual");
  });

  it("falls back on the order of words where the tree is broken, and sees the modal", () => {
    expect(between(broken, "Kenya", "Mali")).toBe("SANCTION hypothetical");
  });

  it("finds nothing where no word of the lexicon stands", () => {
    expect(between(nothing, "Kenya", "Mali")).toBe("none");
  });
});
