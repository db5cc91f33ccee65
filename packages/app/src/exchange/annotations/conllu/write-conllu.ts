import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "@rapporteur/reader/language";
import { codePointCounter } from "../../statements/code-points.ts";
import { writeSpaces } from "./white-space.ts";

export interface ConlluDocument {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Passages of statements, with their ids. */
  readonly statements: readonly (Span & { readonly id: string; readonly type: string })[];
}

/**
 * A document as a CoNLL-U treebank (Universal Dependencies v2): trees of its sentences; MISC tells the place of a word in code points
 * (`TokenRange`), whether a space follows, and the statements that the word belongs to.
 *
 * Cost: O(words × statements of a sentence + sentences × statements).
 */
export function writeConllu({ id, text, sentences, statements }: ConlluDocument): string {
  const count = codePointCounter(
    text,
    sentences.flatMap(({ tokens }) => tokens.flatMap(({ start, end }) => [start, end])),
  );
  const sorted = statements.toSorted((a, b) => a.start - b.start);
  const written = sentences.map((sentence, at) => {
    const inside = sorted.filter(({ start, end }) => start < sentence.end && end > sentence.start);
    const words = text.slice(sentence.start, sentence.end).replace(/\s+/g, " ").trim();
    const lines = sentence.tokens.map((token, index) => {
      const { form, lemma, upos, xpos, head, deprel, start, end } = token;
      const next = sentence.tokens[index + 1] ?? sentences[at + 1]?.tokens[0];
      const gap = next === undefined ? " " : text.slice(end, next.start);
      const coded = inside.filter((one) => one.start <= start && one.end >= end).map((one) => `${one.type}:${one.id}`);
      const misc = [
        ...(gap === "" ? ["SpaceAfter=No"] : gap === " " || gap.trim() !== "" ? [] : [`SpacesAfter=${writeSpaces(gap)}`]),
        ...(coded.length === 0 ? [] : [`Statement=${coded.map((one) => one.replace(/[|\s,]/g, "_")).join(",")}`]),
        `TokenRange=${count(start)}:${count(end)}`,
      ];
      return [index + 1, form, lemma, upos, xpos, "_", head + 1, deprel, "_", misc.join("|")].map(cell).join("\t");
    });
    return `# sent_id = ${at + 1}\n# text = ${words}\n${lines.join("\n")}\n\n`;
  });
  return `# newdoc id = ${id.replace(/\s+/g, " ")}\n${written.join("")}`;
}

function cell(value: string | number): string {
  return String(value).replace(/[\t\n\r]+/g, " ") || "_";
}
