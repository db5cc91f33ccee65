import { isCapital, sentenceEnd, touch, type DocumentView, type TokenRange } from "../document-view.ts";
import { foldName } from "../fold-name.ts";
import { familiarSurnames, givenNames } from "../gazetteer/given-names.ts";
import { honorifics, titleAbbreviations } from "../gazetteer/roles.ts";

/** Small words inside names of persons. */
export const particles: ReadonlySet<string> = new Set([
  "bin",
  "bint",
  "ibn",
  "al",
  "el",
  "de",
  "da",
  "di",
  "do",
  "dos",
  "del",
  "della",
  "van",
  "von",
  "der",
  "den",
  "ter",
  "la",
  "le",
  "du",
  "y",
  "zu",
  "af",
  "ul",
  "ur",
]);

/** What stands behind a hyphen in compounds like "Moscow-led"; other short words there are second syllables of given names. */
const compoundEnds = new Set(
  "led based era born made held run owned elect like wide style free only first in and to at on by or the ally allied ruled bred".split(" "),
);

const neverNames = new Set(
  `i the a an in on at by for from to of and or but if as so yet nor when while where why who what which how this that these those it its he she they we you his her their our my your
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr prof sir
no not yes there here then now both all some any each every either neither one two three another such many most more much few with without after before since until because although though
whether between among under over during against about despite instead perhaps maybe however moreover meanwhile indeed rather still even also just only never always first second third finally
god internet yesterday today tomorrow moreover nonetheless nevertheless thus therefore hence given by unlike like according amid unless once whatever whoever whenever let tags add read share`.split(
    /\s+/,
  ),
);

/**
 * Runs of capitalised words that may be names, outside headings in title case. Words the gazetteer knows may be in
 * them; what is swallowed ends them.
 */
export function findChunks(view: DocumentView, cover: Int32Array, isSwallowed: Uint8Array): TokenRange[] {
  const inside = capitalisedInside(view);
  const chunks: TokenRange[] = [];
  for (let index = 0; index < view.tokens.length; index += 1) {
    if (!startsChunk(view, index, { cover, isSwallowed, inside })) continue;
    const last = chunkEnd(view, index, isSwallowed);
    chunks.push({ first: index, last, start: view.tokens[index]?.start ?? 0, end: view.tokens[last]?.end ?? 0 });
    index = last;
  }
  return chunks;
}

/** Words that stand with a capital where grammar asks for none: names, wherever else they stand. */
function capitalisedInside(view: DocumentView): ReadonlySet<string> {
  const inside = new Set<string>();
  for (const [index, token] of view.tokens.entries()) {
    const sentence = view.sentenceOf[index] ?? 0;
    if (view.isHeadingCase[sentence] === true || isSentenceInitial(view, index)) continue;
    if (/^\p{Lu}\p{Ll}/u.test(token.form)) inside.add(token.form);
  }
  return inside;
}

/** First word of a sentence, of a quotation or after a colon. */
export function isSentenceInitial(view: DocumentView, index: number): boolean {
  const start = view.firsts[view.sentenceOf[index] ?? 0];
  if (index === start) return true;
  const before = view.tokens[index - 1]?.form ?? "";
  return /^["“”‘’'«„:—–•*·(]+$|^-$/.test(before) && !/^['’]$/.test(before);
}

interface Starting {
  readonly cover: Int32Array;
  readonly isSwallowed: Uint8Array;
  readonly inside: ReadonlySet<string>;
}

function startsChunk(view: DocumentView, index: number, starting: Starting): boolean {
  const token = view.tokens[index];
  if (token === undefined || starting.isSwallowed[index] === 1 || !isCapital(token.form)) return false;
  if ((starting.cover[index] ?? -1) >= 0) return true;
  if (!isNameWord(token.form) && !isTitleAbbreviation(token.form)) return false;
  if (view.isHeadingCase[view.sentenceOf[index] ?? 0] === true) return false;
  if (!isSentenceInitial(view, index)) return true;
  return (
    token.upos === "PROPN" ||
    givenNames.has(foldName(token.form)) ||
    familiarSurnames.has(foldName(token.form)) ||
    starting.inside.has(token.form) ||
    isTitleAbbreviation(token.form)
  );
}

function isTitleAbbreviation(form: string): boolean {
  const bare = form.replace(/\.$/, "").toLowerCase();
  return honorifics.has(bare) || titleAbbreviations.has(bare);
}

/** A capitalised word that may be part of a name. */
export function isNameWord(form: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.]*$/u.test(form) && !neverNames.has(form.toLowerCase());
}

/** Tokens of the longest run worth reading as a name. */
const longestChunk = 24;

function chunkEnd(view: DocumentView, first: number, isSwallowed: Uint8Array): number {
  const end = Math.min(sentenceEnd(view, first), first + longestChunk);
  let last = first;
  for (let index = first + 1; index < end; index += 1) {
    const token = view.tokens[index];
    if (token === undefined || isSwallowed[index] === 1) break;
    if (isNameWord(token.form) || isTitleAbbreviation(token.form)) {
      if (/\n/.test(view.text.slice(view.tokens[index - 1]?.end, token.start).replace(/^\n$/, " "))) break;
      last = index;
    } else if (isParticle(view, index)) continue;
    else if (isJoiningHyphen(view, index) && index + 1 < end) {
      last = index + 1;
      index += 1;
    } else break;
  }
  return last;
}

/** A hyphen inside a name: "Jong-un", "Jean-Noël", "al-Assad". Whether "Xi-Putin" is one name is decided later. */
function isJoiningHyphen(view: DocumentView, index: number): boolean {
  const token = view.tokens[index];
  const after = view.tokens[index + 1];
  if (token === undefined || after === undefined || !/^[-‐‑]$/.test(token.form)) return false;
  if (!touch(view, index - 1, index) || !touch(view, index, index + 1)) return false;
  if (/^\p{Lu}[\p{L}\p{M}]*$/u.test(after.form)) return true;
  const isSecondName = isCapital(view.tokens[index - 2]?.form ?? "") && view.sentenceOf[index - 2] === view.sentenceOf[index];
  return isSecondName && /^\p{Ll}{2,5}$/u.test(after.form) && !compoundEnds.has(after.form);
}

/** "bin Salman", "von der Leyen", "al-Rashidi": a small word, or a small word and a hyphen, with a capital to come. */
function isParticle(view: DocumentView, index: number): boolean {
  const form = view.tokens[index]?.form ?? "";
  if (/^[-‐‑]$/.test(form)) return particles.has(view.tokens[index - 1]?.form.toLowerCase() ?? "") && isNameWord(view.tokens[index + 1]?.form ?? "");
  if (!particles.has(form.toLowerCase())) return false;
  const next = view.tokens[index + 1]?.form ?? "";
  if (particles.has(next)) return isNameWord(view.tokens[index + 2]?.form ?? "");
  return isNameWord(/^[-‐‑]$/.test(next) ? (view.tokens[index + 2]?.form ?? "") : next);
}
