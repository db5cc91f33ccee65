import type { Span } from "../../model/span.ts";

/** What the marks inside a block of Markdown are. Spans count from the start of the text given. */
export interface InlineMarkup {
  /** Words set in bold. */
  readonly bold: readonly Span[];
  /** Words set in italics. */
  readonly italic: readonly Span[];
  /** Characters that are marks: asterisks, brackets, addresses, tags. In order and disjoint. */
  readonly marks: readonly Span[];
}

/** A run of asterisks or underscores that may open emphasis. */
interface Opener {
  readonly mark: string;
  start: number;
  length: number;
}

/**
 * Finds emphasis, links, images, code spans, tags and escapes. Follows CommonMark 0.31 for the nesting of emphasis, except that a run
 * closes the nearest opener of its own mark whatever the lengths ("rule of three" left out). Marks that pair with nothing are words.
 *
 * Cost: O(length).
 */
export function inlineMarkup(text: string): InlineMarkup {
  const reader = new InlineReader(text);
  reader.read();
  return reader.result();
}

const patterns = {
  escape: /\\[!-/:-@[-`{-~]/y,
  code: /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y,
  tag: /<\/?[a-zA-Z][^<>]{0,2000}>|<!--[\s\S]{0,5000}?-->/y,
  address: /<((?:https?|mailto):[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>]{1,200})>/y,
  note: /\[\^[^\]\s]{1,40}\]/y,
  destination:
    /\]\((?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,2000}){0,4})(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,3}\)/y,
  reference: /\]\[[^\]\n]{0,200}\]/y,
} as const;

class InlineReader {
  readonly #text: string;
  readonly #bold: Span[] = [];
  readonly #italic: Span[] = [];
  readonly #marks: Span[] = [];
  readonly #openers: Opener[] = [];
  readonly #openCount: Record<string, number> = { "*": 0, _: 0 };
  readonly #brackets: { at: number; isImage: boolean }[] = [];
  /** Lengths of backtick runs that close nowhere, so that each is looked for once. */
  readonly #unclosedCode = new Set<number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    const special = /[\\`<![\]*_]/g;
    while (this.#at < this.#text.length) {
      special.lastIndex = this.#at;
      const next = special.exec(this.#text);
      if (next === null) return;
      this.#at = next.index;
      this.#step(next[0]);
    }
  }

  result(): InlineMarkup {
    const order = (spans: Span[]): Span[] => spans.sort((a, b) => a.start - b.start);
    return { bold: order(this.#bold), italic: order(this.#italic), marks: mergeSpans(order(this.#marks)) };
  }

  #step(character: string): void {
    if (character === "\\") this.#escape();
    else if (character === "`") this.#code();
    else if (character === "<") this.#tag();
    else if (character === "!") this.#image();
    else if (character === "[") this.#openBracket();
    else if (character === "]") this.#closeBracket();
    else this.#emphasis(character);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #mark(start: number, end: number): void {
    if (start < end) this.#marks.push({ start, end });
  }

  #escape(): void {
    const isEscape = this.#match(patterns.escape) !== null;
    if (isEscape) this.#mark(this.#at, this.#at + 1);
    this.#at += isEscape ? 2 : 1;
  }

  #code(): void {
    const run = /^`+/.exec(this.#text.slice(this.#at, this.#at + 50))?.[0].length ?? 1;
    const match = this.#unclosedCode.has(run) ? null : this.#match(patterns.code);
    if (match === null || match[1]?.length !== run) {
      this.#unclosedCode.add(run);
      this.#at += run;
      return;
    }
    const end = this.#at + match[0].length;
    this.#mark(this.#at, this.#at + run);
    this.#mark(end - run, end);
    this.#at = end;
  }

  #tag(): void {
    const address = this.#match(patterns.address);
    if (address !== null) {
      this.#mark(this.#at, this.#at + 1);
      this.#at += address[0].length;
      this.#mark(this.#at - 1, this.#at);
      return;
    }
    const tag = this.#match(patterns.tag);
    if (tag !== null) this.#mark(this.#at, this.#at + tag[0].length);
    this.#at += tag?.[0].length ?? 1;
  }

  #image(): void {
    if (this.#text[this.#at + 1] === "[") {
      this.#brackets.push({ at: this.#at, isImage: true });
      this.#at += 2;
    } else this.#at++;
  }

  #openBracket(): void {
    const note = this.#match(patterns.note);
    if (note !== null) {
      this.#mark(this.#at, this.#at + note[0].length);
      this.#at += note[0].length;
      return;
    }
    this.#brackets.push({ at: this.#at, isImage: false });
    this.#at++;
  }

  #closeBracket(): void {
    const open = this.#brackets.pop();
    const target = open === undefined ? null : (this.#match(patterns.destination) ?? this.#match(patterns.reference));
    if (open === undefined || target === null) {
      this.#at++;
      return;
    }
    const end = this.#at + target[0].length;
    if (open.isImage) this.#mark(open.at, end);
    else {
      this.#mark(open.at, open.at + 1);
      this.#mark(this.#at, end);
    }
    this.#at = end;
  }

  #emphasis(mark: string): void {
    let end = this.#at;
    while (this.#text[end] === mark) end++;
    const run = { mark, start: this.#at, length: end - this.#at };
    const flank = flanking(this.#text, this.#at, end);
    const isIntraword = mark === "_" && flank.opens && flank.closes;
    if (flank.closes && !isIntraword) this.#closeEmphasis(run);
    if (run.length > 0 && flank.opens && !isIntraword) {
      this.#openers.push(run);
      this.#openCount[mark] = (this.#openCount[mark] ?? 0) + 1;
    }
    this.#at = end;
  }

  #closeEmphasis(run: Opener): void {
    while (run.length > 0 && (this.#openCount[run.mark] ?? 0) > 0) {
      const opener = this.#openers.at(-1) as Opener;
      if (opener.mark !== run.mark) {
        this.#dropOpener();
        continue;
      }
      const width = opener.length >= 2 && run.length >= 2 ? 2 : 1;
      const inside = { start: opener.start + opener.length, end: run.start };
      (width === 2 ? this.#bold : this.#italic).push(inside);
      this.#mark(inside.start - width, inside.start);
      this.#mark(run.start, run.start + width);
      opener.length -= width;
      run.start += width;
      run.length -= width;
      if (opener.length === 0) this.#dropOpener();
    }
  }

  #dropOpener(): void {
    const mark = this.#openers.pop()?.mark ?? "*";
    this.#openCount[mark] = (this.#openCount[mark] ?? 1) - 1;
  }
}

function flanking(text: string, start: number, end: number): { opens: boolean; closes: boolean } {
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)];
  const [pointBefore, pointAfter] = [/[\p{P}\p{S}]/u.test(before), /[\p{P}\p{S}]/u.test(after)];
  return {
    opens: !spaceAfter && (!pointAfter || spaceBefore || pointBefore),
    closes: !spaceBefore && (!pointBefore || spaceAfter || pointAfter),
  };
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
