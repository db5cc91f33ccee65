import { codePointIn } from "@rapporteur/core/text";
import { normaliseCharacter } from "./normalise-character.ts";

/** A word as the vocabulary spells it, and where each of its UTF-16 units comes from in the text. */
export interface SpelledWord {
  readonly text: string;
  /** Where the character that a unit was made from starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Splits a part of the text at white space, punctuation and Chinese characters, in lower case and without accents.
 * A combining mark belongs to the letter before it; other characters that BERT drops belong to no word.
 */
export function splitWords(text: string, from = 0, to = text.length): SpelledWord[] {
  const words: SpelledWord[] = [];
  let open = emptyWord();
  const close = (): void => {
    if (open.text !== "") words.push(open);
    open = emptyWord();
  };
  for (let at = from; at < to;) {
    const end = Math.min(to, at + (codePointIn(text, at) > 0xffff ? 2 : 1));
    const normalised = normaliseCharacter(text.slice(at, end));
    if (normalised.kind === "letters") extend(open, normalised.text, at, end);
    else if (normalised.kind === "mark") stretch(open, end);
    else if (normalised.kind !== "drop") close();
    if (normalised.kind === "alone") {
      extend(open, normalised.text, at, end);
      close();
    }
    at = end;
  }
  close();
  return words;
}

interface OpenWord {
  text: string;
  starts: number[];
  ends: number[];
}

const emptyWord = (): OpenWord => ({ text: "", starts: [], ends: [] });

function extend(word: OpenWord, text: string, start: number, end: number): void {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) {
    word.starts.push(start);
    word.ends.push(end);
  }
}

/** Takes a combining mark in: all units of the letter before it end behind the mark. */
function stretch(word: OpenWord, end: number): void {
  const start = word.starts.at(-1);
  for (let unit = word.ends.length - 1; unit >= 0 && word.starts[unit] === start; unit--) word.ends[unit] = end;
}
