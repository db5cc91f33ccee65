import { splitSentences } from "../../syntax/split-sentences.ts";
import { tokenize } from "../../syntax/tokenize.ts";
import type { Sentence, Token } from "../../sentence.ts";

const closed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ADP: "in on at by for from to of with without after before since until between among under over during against about despite into through as amid like toward towards",
    DET: "the a an this that these those any some each every both no all",
    PRON: "he she it they we i you his her its their our him them us who which whose himself herself itself themselves",
    CCONJ: "and or but",
    SCONJ: "if because although though while when where whether",
    AUX: "is are was were be been has have had do does did will would can could may might must should",
    PART: "'s ’s n't n’t not",
  }).flatMap(([upos, words]) => words.split(" ").map((word) => [word, upos])),
);

/**
 * Sentences for tests without a model: real tokens, tags by capitals and a short list of words, no tree. It is also the
 * floor that names must be found on.
 */
export function untaggedSentences(text: string): Sentence[] {
  return splitSentences(text, []).map(({ start, end }) => ({
    start,
    end,
    tokens: tokenize(text, { start, end }).map((token, index) => roughToken(text, token, index)),
  }));
}

function roughToken(text: string, span: { readonly start: number; readonly end: number }, index: number): Token {
  const form = text.slice(span.start, span.end);
  const lower = form.toLowerCase();
  const isRoot = index === 0;
  return {
    start: span.start,
    end: span.end,
    form,
    lemma: lower.replace(/(?:ed|s)$/, ""),
    upos: roughTag(form, lower, index),
    xpos: "",
    head: isRoot ? -1 : 0,
    deprel: isRoot ? "root" : "dep",
  };
}

function roughTag(form: string, lower: string, index: number): string {
  const known = closed.get(lower);
  if (known !== undefined) return known;
  if (!/[\p{L}\p{N}]/u.test(form)) return "PUNCT";
  if (/^\p{Lu}/u.test(form) && index > 0) return "PROPN";
  return /(?:ed|id|ew|ook|ays?|ells?|old)$/.test(lower) ? "VERB" : "NOUN";
}

/** A sentence from words written `form/UPOS/deprel/head`, the head as the number of a word from 0, −1 for the root. */
export function parsedSentences(...written: readonly string[]): { readonly text: string; readonly sentences: readonly Sentence[] } {
  let text = "";
  const sentences: Sentence[] = [];
  for (const line of written) {
    const start = text.length;
    const tokens: Token[] = [];
    for (const word of line.split(" ")) {
      const [form = "", upos = "", deprel = "", head = "-1"] = word.split("/");
      const isJoined = text.length === start || /^['’,.;:?!)]/.test(form);
      text += isJoined ? form : ` ${form}`;
      tokens.push({
        start: text.length - form.length,
        end: text.length,
        form,
        lemma: form.toLowerCase(),
        upos,
        xpos: "",
        head: Number(head),
        deprel,
      });
    }
    sentences.push({ start, end: text.length, tokens });
    text += " ";
  }
  return { text, sentences };
}
