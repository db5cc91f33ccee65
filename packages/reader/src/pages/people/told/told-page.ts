import type { SourceDocument, Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../author-mark.ts";
import { type NameForms, nameForms } from "../name-forms.ts";
import { maskedText } from "../../masked-text.ts";
import { type FullBody, fullBodiesOf } from "./bodies-of-posts.ts";
import { describedPeople } from "./descriptions.ts";
import { type House, houseOf } from "./house.ts";
import { ownPosts } from "./own-posts.ts";

/** A page as posts are looked up in it. */
export interface ToldPage {
  /** Markup and wraps are blanks, so that an index in it is an index in the text. */
  readonly text: string;
  /** The same as it is written. */
  readonly written: string;
  readonly people: readonly NameForms[];
  readonly fullBody: FullBody;
  readonly house: House | null;
  readonly manner: Manner;
  readonly described: ReturnType<typeof describedPeople>;
  readonly own: ReturnType<typeof ownPosts>;
}

/** How a page tells who speaks; in an interview guests of several bodies do. */
type Manner = "signed" | "interview" | "reported";

interface Stretch extends Span {
  readonly people: readonly MarkedPerson[];
}

/** Cost: linear in the text. */
export function toldPage(
  document: SourceDocument,
  sections: readonly Stretch[],
  { manner, asides }: { manner: Manner; asides: readonly Span[] },
): ToldPage {
  const text = masked(document);
  const forms = new Map(sections.flatMap(({ people }) => people.map((person) => [person.name, nameForms(person)])));
  const people = [...forms.values()];
  const speakerAt = (at: number, isBehind: boolean): MarkedPerson | null => {
    if (asides.some(({ start, end }) => start <= at && at < end)) return null;
    // "The writer is …" stands under the words, where the next may have begun already.
    const ended = isBehind ? sections.findLast(({ start, end }) => start < at && at - end < longestGap) : undefined;
    const section = ended ?? sections.find(({ start, end }) => start <= at && at < end);
    const [only, ...others] = section ? section.people : manner === "interview" ? [] : people.map(({ person }) => person);
    return others.length === 0 ? (only ?? null) : null;
  };
  return {
    text,
    written: document.text,
    people,
    fullBody: fullBodiesOf(text),
    house: houseOf(document),
    manner,
    described: describedPeople(text, people),
    own: ownPosts(text, speakerAt),
  };
}

const longestGap = 120;

function masked({ text: written, blocks }: SourceDocument): string {
  const text = written.replace(image, (mark) => " ".repeat(mark.length));
  let words = "";
  for (const { start, end } of blocks) {
    if (start < words.length) continue;
    words += text.slice(words.length, start).replace(mark, " ") + maskedText(text.slice(start, end));
  }
  return (words + text.slice(words.length).replace(mark, " ")).replace(broken, " ");
}

/** Between blocks stand marks of headings and lists. */
const mark = /[#>*_`]/g;
const image = /!\[[^[\]\n]{0,200}\]\([^()\s]{0,500}\)/g;

/** "at the / Corvid Institute", "ambassador / to Norland": nobody ends a line like that but for want of room. */
const broken = /(?<=\s(?:of|at|for|in|on|to|the|and|with|an?|by|from))\n(?=\p{L})|\n(?=(?:of|at|for|in|to)\s)/gu;
