import type { Chance } from "../chance.ts";
import type { Content, Half } from "../content.ts";
import { inventPeople, postPhrase, postWithComma, bareBody, capital, type Person } from "../names.ts";
import { leaf, type Part, type PlannedPage } from "../part.ts";

/** What a template has to make a page from. */
export interface Making {
  readonly chance: Chance;
  readonly content: Content;
  readonly half: Half;
  /** Noise between two sections. */
  readonly mid: () => Part[];
  /** Noise under the title. */
  readonly top: () => Part[];
}

/** One layout of pages. */
export interface Template {
  readonly name: string;
  readonly family: "signed" | "reported" | "transcript";
  readonly half: Half;
  readonly make: (making: Making) => PlannedPage;
}

/** Paragraphs that no other section of the page holds. */
export function paragraphsFor({ chance, content }: Making, sections: number, [low, high]: readonly [number, number]): string[][] {
  const pool = chance.sample(content.paragraphs, sections * high);
  // Some sites write in single sentences: what is true of a page is true of all its sections.
  const shortened = chance.is(0.35);
  return Array.from({ length: sections }, () =>
    pool.splice(0, chance.between(low, high)).map((paragraph) => (shortened ? opened(paragraph, chance.between(1, 2)) : paragraph)),
  );
}

/** The first sentences of a paragraph. */
export function opened(paragraph: string, count: number): string {
  return paragraph
    .split(/(?<=[.!?]["”’]?) (?=[\p{Lu}“"])/u)
    .slice(0, count)
    .join(" ");
}

/** Title, and perhaps kicker, date, standfirst and tools. */
export function opening(making: Making, more: { readonly byline?: Part; readonly standfirst?: string } = {}): { parts: Part[]; questions: string[] } {
  const { chance, content } = making;
  const parts: Part[] = [];
  const questions: string[] = [];
  if (chance.is(0.3)) parts.push(leaf("kicker", chance.pick(["p", "span", "div"]), chance.pick(content.kickers), { className: "kicker" }));
  const title = chance.pick(content.titles);
  parts.push(leaf("title", "h1", title));
  questions.push(...questionsOf(title));
  const standfirst = more.standfirst ?? (chance.is(0.6) ? chance.pick(content.standfirsts) : null);
  const date = chance.is(0.6) ? leaf("dateline", chance.pick(["p", "time", "div"]), dateLine(making), { className: "date" }) : null;
  const lead = standfirst === null ? null : leaf("standfirst", chance.pick(["p", "p", "div"]), standfirst, { className: "standfirst" });
  const between = chance.is(0.5) ? [lead, more.byline, date] : [more.byline, date, lead];
  // A paragraph under the byline would be the author's own.
  for (const part of more.byline === undefined ? between : [lead, more.byline, date]) if (part) parts.push(part);
  parts.push(...making.top());
  if (standfirst !== null) questions.push(...questionsOf(standfirst));
  return { parts, questions };
}

/** Sentences that ask. */
export function questionsOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]) (?=[\p{Lu}“"])/u)
    .filter((sentence) => /\?$/.test(sentence) && !/["“”]/.test(sentence))
    .map((sentence) => sentence.trim());
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export function dateLine({ chance }: Making): string {
  const [day, month, year] = [chance.between(1, 28), chance.pick(months), chance.between(1988, 2031)];
  const forms = [
    `${month} ${day}, ${year}`,
    `${day} ${month} ${year}`,
    `Published ${day} ${month} ${year}`,
    `${month.slice(0, 3)} ${day}, ${year} | ${chance.between(3, 20)} min read`,
  ];
  return chance.pick(forms);
}

/** A paragraph that says who somebody is. */
export function bioOf({ chance, half }: Making, person: Person): string {
  const first = postPhrase(person.post);
  const article =
    /^(?:VP|Head|co-founder|founder|chair|president|chief|director|head|research director|executive|deputy|managing|principal|programme)/.test(first)
      ? ""
      : `${/^[aeiou]/.test(first) ? "an" : "a"} `;
  const opening = chance.pick(
    half === "train"
      ? [
          `${person.name} is ${article}${first}.`,
          `${person.name} is ${article}${first} and ${person.second?.title ?? "a regular contributor"}.`,
          `${person.name} serves as ${first}.`,
        ]
      : [
          `${person.name} is ${article}${first}.`,
          `${person.name}, ${person.second?.title ?? "a long-time observer of the region"}, is ${article}${first}.`,
          `${person.name} works as ${article}${first}.`,
        ],
  );
  if (!chance.is(0.35)) return opening;
  const next =
    half === "train"
      ? ["writes on trade and security", "has advised several governments"]
      : ["studies energy markets", "lived in the region for a decade"];
  return `${opening} ${person.pronoun} ${chance.pick(next)}.`;
}

export function tellsSecond(text: string, person: Person): boolean {
  return person.second !== null && text.includes(person.second.title);
}

/** "Jane Doe, fellow, Institute X", "Jane Doe (Institute X)". */
export function namedPost({ chance }: Making, person: Person): string {
  return chance.is(0.7) ? `${person.name}, ${postWithComma(person.post)}` : `${person.name}, ${postPhrase(person.post)}`;
}

export function nameAndBody(person: Person): string {
  return `${person.name} (${bareBody(person.post)})`;
}

export function postLine({ chance }: Making, person: Person): string {
  return chance.is(0.5) ? capital(postWithComma(person.post)) : capital(postPhrase(person.post));
}

export function peopleFor({ chance, half }: Making, low: number, high: number): Person[] {
  return inventPeople(chance, half, chance.between(low, high));
}
