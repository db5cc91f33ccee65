import type { Span } from "@rapporteur/core/model";

/** A stretch between quotation marks, marks included. */
export interface QuotedSpan extends Span {
  /** The words without the marks. */
  readonly inner: Span;
  readonly marks: "double" | "single";
  /** Index of the quoted span around it in the same list, or null. */
  readonly parent: number | null;
  /** True where no closing mark was found. */
  readonly unclosed: boolean;
  /** True where it goes on from the paragraph before, by the convention of an opening mark at each paragraph and none closing. */
  readonly continues: boolean;
}

interface Open {
  readonly at: number;
  readonly innerStart: number;
  readonly family: "curly" | "straight" | "angle" | "tick" | "single";
  readonly index: number;
}

interface Draft {
  start: number;
  end: number;
  inner: Span;
  marks: "double" | "single";
  parent: number | null;
  unclosed: boolean;
  continues: boolean;
  kept: boolean;
}

/** No writer nests deeper; a text that seems to is broken, and must not cost more than its length. */
const deepest = 8;
const genitiveReach = 400;

const spaceOrOpening = /^[\s([{«“„‘"'—–-]?$/u;
const wordCharacter = /^[\p{L}\p{N}]$/u;

function characterBefore(text: string, at: number): string {
  return at > 0 ? text.charAt(at - 1) : "";
}

function opensHere(text: string, at: number, width: number): boolean {
  const after = text.charAt(at + width);
  return spaceOrOpening.test(characterBefore(text, at)) && after !== "" && !/\s/u.test(after);
}

/** Where a single mark at `at` can close: after a word or punctuation, before something that is not a letter. */
function closesSingle(text: string, at: number): boolean {
  return !/[\s([{]/u.test(characterBefore(text, at)) && !wordCharacter.test(text.charAt(at + 1));
}

/** "the leaders' summit": a mark after a plural s and before a small letter is a genitive where a later mark can close. */
function isGenitive(text: string, at: number, end: number): boolean {
  if (!/s/i.test(characterBefore(text, at)) || !/^ \p{Ll}/u.test(text.slice(at + 1, at + 3))) return false;
  for (let later = at + 1; later < Math.min(end, at + genitiveReach); later++) {
    const mark = text.charAt(later);
    if (mark === "‘" || mark === "\n") return false;
    if ((mark === "’" || mark === "'") && closesSingle(text, later)) return true;
  }
  return false;
}

/** Finds the pairs of one paragraph. A paragraph is scanned once; the search for a genitive's later mark is bounded by it. */
class ParagraphScanner {
  private readonly open: Open[] = [];
  private readonly text: string;
  private readonly drafts: Draft[];
  private readonly start: number;
  private readonly end: number;

  constructor(text: string, paragraph: Span, drafts: Draft[]) {
    this.text = text;
    this.drafts = drafts;
    this.end = paragraph.end;
    this.start = paragraph.start;
  }

  /** Reads the paragraph from end to end, adding what it finds to the drafts. */
  scan(): void {
    for (let at = this.start; at < this.end;) at += this.step(at);
  }

  /** Handles the character at `at`; returns how many were consumed. */
  private step(at: number): number {
    const mark = this.text.charAt(at);
    if (mark === "“" || mark === "„") this.curlyOpening(at, mark);
    else if (mark === "”") this.closeOrOpen(at, 1, "curly");
    else if (mark === "«") this.begin(at, 1, "angle");
    else if (mark === "»") this.finish(at, 1, "angle");
    else if (mark === '"') this.straight(at);
    else if (mark === "`" && this.text.charAt(at + 1) === "`") return this.begin(at, 2, "tick");
    else if (mark === "'" && this.text.charAt(at + 1) === "'") return this.doubleApostrophe(at);
    else if (mark === "‘" || mark === "'" || mark === "’" || mark === "‚") this.single(at, mark);
    return 1;
  }

  private curlyOpening(at: number, mark: string): void {
    const closing = mark === "“" && this.isOpen("curly") && !opensHere(this.text, at, 1);
    if (closing) this.finish(at, 1, "curly");
    else this.begin(at, 1, "curly");
  }

  private closeOrOpen(at: number, width: number, family: Open["family"]): void {
    if (this.isOpen(family)) this.finish(at, width, family);
    else if (this.isOpen("straight")) this.finish(at, width, "straight");
    else if (opensHere(this.text, at, width) && !/^[\p{P}]/u.test(this.text.charAt(at + width))) this.begin(at, width, family);
  }

  private straight(at: number): void {
    if (!this.isOpen("straight")) {
      if (this.isOpen("curly") && !opensHere(this.text, at, 1)) this.finish(at, 1, "curly");
      else if (opensHere(this.text, at, 1)) this.begin(at, 1, "straight");
      return;
    }
    const reopens = opensHere(this.text, at, 1) && /[\s]/u.test(characterBefore(this.text, at)) && wordCharacter.test(this.text.charAt(at + 1));
    if (reopens) this.abandon("straight", at);
    if (reopens) this.begin(at, 1, "straight");
    else this.finish(at, 1, "straight");
  }

  private doubleApostrophe(at: number): number {
    const width = this.text.charAt(at + 2) === "'" ? 1 : 2;
    if (width === 1) this.single(at, "'");
    else if (this.isOpen("tick")) this.finish(at, 2, "tick");
    else if (opensHere(this.text, at, 2)) this.begin(at, 2, "tick");
    return width;
  }

  private single(at: number, mark: string): void {
    const before = characterBefore(this.text, at);
    const after = this.text.charAt(at + 1);
    if (wordCharacter.test(before) && wordCharacter.test(after)) return;
    const closable = mark !== "‘" && mark !== "‚" && this.isOpen("single") && closesSingle(this.text, at);
    if (closable) {
      if (!isGenitive(this.text, at, this.end)) this.finish(at, 1, "single");
      return;
    }
    if (mark === "’" || !opensHere(this.text, at, 1) || /^\d0s/.test(this.text.slice(at + 1, at + 4))) return;
    this.begin(at, 1, "single");
  }

  private isOpen(family: Open["family"]): boolean {
    return this.open.some((open) => open.family === family);
  }

  private begin(at: number, width: number, family: Open["family"]): number {
    if (this.open.length >= deepest) return width;
    const parent = this.open.at(-1)?.index ?? null;
    const marks = family === "single" ? "single" : "double";
    const index = this.drafts.length;
    this.drafts.push({
      start: at,
      end: this.end,
      inner: { start: at + width, end: this.end },
      marks,
      parent,
      unclosed: true,
      continues: false,
      kept: true,
    });
    this.open.push({ at, innerStart: at + width, family, index });
    return width;
  }

  /** Closes the innermost span of the family; anything opened inside it and never closed is no quotation mark after all. */
  private finish(at: number, width: number, family: Open["family"]): void {
    const place = this.open.findLastIndex((open) => open.family === family);
    if (place < 0) return;
    for (const lost of this.open.splice(place + 1)) this.drop(lost.index);
    const open = this.open.pop() as Open;
    const draft = this.drafts[open.index] as Draft;
    draft.end = at + width;
    draft.inner = { start: open.innerStart, end: at };
    draft.unclosed = false;
    if (at <= open.innerStart) this.drop(open.index);
  }

  /** Gives up an opening mark: the text turned out to open again. The span stays unclosed and ends before the new mark. */
  private abandon(family: Open["family"], at: number): void {
    const place = this.open.findLastIndex((open) => open.family === family);
    for (const lost of this.open.splice(place)) {
      const draft = this.drafts[lost.index] as Draft;
      draft.end = at;
      draft.inner = { start: draft.inner.start, end: at };
    }
  }

  private drop(index: number): void {
    const draft = this.drafts[index] as Draft;
    draft.kept = false;
  }
}

const startsQuoted = /^\s*(?:[“"„«]|``|'')/u;

/** First sentence end after an opening mark that nothing closes; the words after it are the author's again. */
function sentenceEnd(text: string, span: Span): number {
  const match = /[.!?…](?=\s+\p{Lu}|\s*$)/u.exec(text.slice(span.start, span.end));
  return match ? span.start + match.index + 1 : trimEnd(text, span);
}

function trimEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/u.test(text.charAt(end - 1))) end--;
  return end;
}

function settleUnclosed(text: string, draft: Draft, next: Span | undefined): boolean {
  const continued = next !== undefined && draft.marks === "double" && startsQuoted.test(text.slice(next.start, next.start + 8));
  draft.end = continued ? trimEnd(text, draft) : sentenceEnd(text, { start: draft.inner.start, end: draft.end });
  draft.inner = { start: draft.inner.start, end: draft.end };
  if (draft.marks === "single" || draft.end <= draft.inner.start) draft.kept = false;
  return continued && draft.kept;
}

/**
 * Pairs the quotation marks of a text: curly, straight, angle, ``tick'' and single ones, nested, told from apostrophes,
 * genitives and decades. A mark that is never closed runs to the end of its paragraph where the next paragraph opens
 * with a mark (the continuation convention), else to the end of its sentence; it never runs on.
 *
 * @param paragraphs in text order; marks never pair across them
 * @returns in order of their start, outer before inner. Cost: O(length of text).
 */
export function findQuotedSpans(text: string, paragraphs: readonly Span[]): QuotedSpan[] {
  const drafts: Draft[] = [];
  let carried = false;
  paragraphs.forEach((paragraph, place) => {
    const from = drafts.length;
    new ParagraphScanner(text, paragraph, drafts).scan();
    const first = drafts[from];
    if (carried && first && startsQuoted.test(text.slice(paragraph.start, first.inner.start))) first.continues = true;
    carried = false;
    for (const draft of drafts.slice(from)) if (draft.kept && draft.unclosed && settleUnclosed(text, draft, paragraphs[place + 1])) carried = true;
  });
  return renumber(drafts);
}

function renumber(drafts: readonly Draft[]): QuotedSpan[] {
  const places = new Map<number, number>();
  drafts.forEach((draft, index) => {
    if (draft.kept) places.set(index, places.size);
  });
  return drafts
    .filter((draft) => draft.kept)
    .map(({ start, end, inner, marks, unclosed, continues, parent }) => ({
      start,
      end,
      inner,
      marks,
      unclosed,
      continues,
      parent: keptParent(drafts, places, { parent, end }),
    }));
}

function keptParent(drafts: readonly Draft[], places: ReadonlyMap<number, number>, child: { parent: number | null; end: number }): number | null {
  for (let at = child.parent; at !== null; at = drafts[at]?.parent ?? null) {
    const place = places.get(at);
    if (place !== undefined && child.end <= (drafts[at]?.end ?? 0)) return place;
  }
  return null;
}
