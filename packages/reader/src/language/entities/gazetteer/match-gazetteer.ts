import type { Span } from "@rapporteur/core/model";
import type { Gazetteer, GazetteerForm } from "./gazetteer-entry.ts";
import { scanWords, type Word } from "./scan-words.ts";

/** A stretch of text that is written like one or more forms of the gazetteer, all of the same, greatest, length. */
export interface Hit extends Span {
  readonly forms: readonly GazetteerForm[];
  /** The words as folded, for messages and comparisons. */
  readonly key: string;
}

/** More words than any form has. */
const longestForm = 10;

/** Capital-letter acronyms that are also words: in a line of capitals nobody can tell. */
const wordLikeAcronyms = new Set(["WHO", "IS", "AES", "EAC", "PIF", "NAM"]);

/**
 * Every form of the gazetteer in the text, longest match first, none overlapping.
 * Case counts, except that a word in capitals may stand for a form in small letters (headings).
 *
 * Cost: linear in the text; each word is looked up once by hash and compared with the few forms that begin with it.
 */
export function matchGazetteer(text: string, gazetteer: Gazetteer): Hit[] {
  const hits: Hit[] = [];
  const window: Word[] = [];
  const words = scanWords(text);
  const fill = () => {
    while (window.length < longestForm) {
      const next = words.next();
      if (next.done === true) return;
      window.push(next.value);
    }
  };
  let before: Word | null = null;
  for (fill(); window.length > 0; fill()) {
    const hit = matchHere(text, window, before, gazetteer);
    const consumed = hit?.forms[0]?.words.length ?? 1;
    if (hit !== null) hits.push(hit);
    before = window[consumed - 1] ?? null;
    window.splice(0, consumed);
  }
  return hits;
}

function matchHere(text: string, window: readonly Word[], before: Word | null, gazetteer: Gazetteer): Hit | null {
  const first = window[0];
  if (first === undefined) return null;
  const candidates = gazetteer.forms.get(first.form.toUpperCase());
  if (candidates === undefined) return null;
  const matched: GazetteerForm[] = [];
  for (const form of candidates) {
    if (matched[0] !== undefined && form.words.length < matched[0].words.length) break;
    if (formMatches(text, window, before, form)) matched.push(form);
  }
  const last = window[(matched[0]?.words.length ?? 0) - 1];
  if (last === undefined) return null;
  return { start: first.start, end: last.end, forms: matched, key: matched[0]?.words.join(" ") ?? "" };
}

function formMatches(text: string, window: readonly Word[], before: Word | null, form: GazetteerForm): boolean {
  for (const [index, word] of form.words.entries()) {
    const here = window[index];
    if (here === undefined || !wordMatches(here.form, word)) return false;
    const previous = window[index - 1];
    if (previous !== undefined && !gapMatches(text.slice(previous.end, here.start), form.gaps[index - 1] ?? " ")) return false;
  }
  const last = window[form.words.length - 1];
  if (form.isCombining && text[last?.end ?? 0] !== "-" && text[last?.end ?? 0] !== "–") return false;
  if (form.needsArticle && before?.form.toLowerCase() !== "the") return false;
  return !isShoutedWord(text, window[0], form);
}

function wordMatches(here: string, word: string): boolean {
  if (here === word) return true;
  return here.length > 3 && here === here.toUpperCase() && word.toUpperCase() === here;
}

/** White space without a blank line and hyphens stand for each other; anything else must be as in the form. */
function gapMatches(written: string, wanted: string): boolean {
  if (written === wanted) return true;
  if (written.length > 8) return false;
  const gap = written.replace("’", "'");
  if (gap === wanted) return true;
  const isPlain = /^(?:[^\S\n]*\n?[^\S\n]*|[-‐‑–])$/;
  return isPlain.test(gap) && isPlain.test(wanted) && gap !== "";
}

/** "WHO WILL WIN": an acronym that is a word, among other words in capitals. */
function isShoutedWord(text: string, word: Word | undefined, form: GazetteerForm): boolean {
  if (word === undefined || form.words.length > 1 || !wordLikeAcronyms.has(word.form)) return false;
  const around = text.slice(Math.max(0, word.start - 30), word.end + 30);
  return !/\p{Ll}{2}/u.test(around);
}
