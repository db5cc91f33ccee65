import { type Contribution, type Entity, type Span } from "@rapporteur/core/model";
import { surnameOf } from "../../pages/people/person-names.ts";
import { indexAt } from "../../language/span-at.ts";
import type { CodingInput } from "../coding-input.ts";

/** Longer lines before a text tell a story and are not a dateline. */
const longestDateline = 120;

/** A line before a text that says who writes from abroad, or in a town for an organization of many states: the town is not theirs. */
const abroad =
  /\b(?:embassy|consulate|legation|high commission|delegation|counsell?or|attach[ée]|consul|ambassador|envoy|correspondent|group|organi[sz]ation|commission|liaison|secretariat|union|alliance|coordinator|agency|Geneva|Vienna|Brussels|Strasbourg|The Hague|New York|Addis Ababa)\b/i;

/** Where the date begins in a dateline. */
const dated =
  /\b(?:\d{1,2}\b|(?:1[89]|20)\d\d\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/;

/** What a page says of the people in it. Built once a document: O(text). */
export class PageLines {
  private readonly text: string;
  /** Sentences outside the contributions, by each word with a capital that is somebody's surname. */
  private readonly byName: ReadonlyMap<string, readonly { readonly line: Span }[]>;
  private readonly surnames: ReadonlySet<string>;
  /** Where the only author of the page dates the text; empty where several write, or from abroad. */
  readonly datelines: readonly Span[];

  constructor({ text, contributions, blocks = [], authors = [] }: CodingInput) {
    this.text = text;
    this.surnames = new Set(authors.filter(({ type }) => type === "person").map(({ name }) => surnameOf(name)));
    const bodies = contributions.map(({ body: [start, end] }) => ({ start, end }));
    const outside = blocks.filter(({ start }) => indexAt(bodies, start) < 0);
    const lines = outside.flatMap((block) => sentencesOf(text, block));
    const named = lines.flatMap((line) => [...new Set(this.namesIn(line).map(({ name }) => name))].map((name) => ({ name, line })));
    this.byName = Map.groupBy(named, ({ name }) => name);
    const first = contributions[0]?.body[0] ?? 0;
    const before = outside.filter(({ end }) => end <= first);
    const writers = new Set(contributions.flatMap(({ author }) => (author === null ? [] : [author])));
    const isAtHome = writers.size === 1 && !before.some(({ start, end }) => abroad.test(text.slice(start, end)));
    this.datelines = isAtHome ? before.filter(({ kind }) => kind !== "title").flatMap((line) => datelineOf(text, line)) : [];
  }

  /** Bios, lines outside the contributions that hold the surname, and the sentence in which a report brings somebody in. */
  about({ name }: Entity, sections: readonly Contribution[]): Span[] {
    const surname = surnameOf(name);
    const holds = (line: Span): boolean => this.namesIn(line).some((found) => found.name === surname);
    const told = sections.slice(0, 1).flatMap(({ body: [start, end] }) => sentencesOf(this.text, { start, end }).filter(holds).slice(0, 1));
    const lines = [...(this.byName.get(surname) ?? []).map(({ line }) => line), ...told].map((line) => this.partOn(line, surname));
    const bios = sections.flatMap(({ bio }) => (bio === null ? [] : [{ start: bio[0], end: bio[1] }])).filter((bio) => !holds(bio));
    return [...new Map([...lines, ...bios].map((line) => [line.start, line])).values()];
  }

  /** Of a line that lists several people the part on one: up to the next one's name, from where the last one's part ends. */
  private partOn({ start, end }: Span, surname: string): Span {
    const names = this.namesIn({ start, end });
    const own = names.findIndex(({ name }) => name === surname);
    const at = names[own]?.at ?? 0;
    const next = names.slice(own + 1).find(({ name }) => name !== surname)?.at ?? end - start;
    const last = names[own - 1]?.at;
    const written = this.text.slice(start, end);
    const opens = last === undefined ? 0 : Math.max(last, ...[";", "),", " and "].map((mark) => written.lastIndexOf(mark, at)));
    return { start: start + opens, end: start + next };
  }

  private namesIn({ start, end }: Span): { name: string; at: number }[] {
    const words = [...this.text.slice(start, end).matchAll(/\p{Lu}[\p{L}\p{M}’'-]*\p{L}/gu)];
    return words.map(({ 0: word, index }) => ({ name: word.replace(/['’]s$/, ""), at: index })).filter(({ name }) => this.surnames.has(name));
  }
}

/** The words before the date, if there are some. "LOMÉ, May 1991" is dated from abroad: correspondents write the town in capitals. */
function datelineOf(text: string, { start, end }: Span): Span[] {
  const line = text.slice(start, end);
  const date = dated.exec(line);
  return date === null || line.length > longestDateline || /^\p{Lu}{3}/u.test(line) ? [] : [{ start, end: start + date.index }];
}

/** Sentences by their full stops: what stands outside the contributions is not analysed for sure. */
function sentencesOf(text: string, { start, end }: Span): Span[] {
  const cuts = [...text.slice(start, end).matchAll(/(?<=\p{Ll}{3}[.!?;])\s+(?=\p{Lu})|\n+/gu)].map(({ index }) => start + index);
  return [start, ...cuts].map((from, at) => ({ start: from, end: cuts[at] ?? end }));
}
