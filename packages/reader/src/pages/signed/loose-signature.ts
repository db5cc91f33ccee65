import type { Block, SourceDocument, Span } from "@rapporteur/core/model";
import { shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { isRoleHeaded, readRoles } from "../people/bio-roles.ts";
import { letteredHeadings, looksLettered } from "./lettered-headings.ts";
import { isOrdinary, lowerCaseWords } from "../people/ordinary-words.ts";
import { organizationNouns, roleNouns } from "../people/genre-words.ts";
import { matchName, type NameMatch } from "../people/person-names.ts";
import { readPosts } from "../people/read-bio.ts";

/** Lines at the head of a page, and at its foot, among which a signature is looked for. */
const headLines = 6;
const footLines = 3;
const longestLine = 160;

/** Work on a text that does not make its author. */
const otherWork =
  /\b(?:translated|photo(?:graph)?(?:s|ed)?|illustrat(?:ed|ions?)|edited|moderated|transcribed|published|sponsored|powered|interview(?:ed)?|produced)\b/i;
/** "by" anywhere, "From:" at the start: "with inputs from" names a helper. */
const leading = /\bby:?\s+|^from:?\s+/giu;
const valediction =
  /^(?:Yours|Sincerely|Respectfully|Faithfully|Cordially|With (?:best|kind|warm|high|every)|(?:Best|Kind|Warm) (?:wishes|regards)|Your (?:humble|obedient|loving|old))\b[^\n,.]{0,40}[,.]?\s+/;

/**
 * Who signs a page in words that no stricter reading takes for a signature: "Compiled by Jane Doe, trade desk", "Posted by “Snipe” (John Roe), Yokosuka", "Jane Doe, R.N." under a
 * letter, "Yours faithfully, Jane Doe". Asked only where nothing else signs. Cost: linear in a few lines.
 */
export function looseAuthors(document: SourceDocument): MarkedPerson[] {
  const ordinary = lowerCaseWords(document.text);
  return likelySigners(document).filter(({ name }) => !isOrdinary(name, ordinary));
}

function likelySigners({ text, blocks }: SourceDocument): MarkedPerson[] {
  const lettered = letteredHeadings(blocks.map((block) => ({ ...block, plain: wordsOf(text, block) })));
  const numbered = new Set(Array.from(lettered, ({ start }) => start));
  const lines = blocks.filter(
    (block) =>
      !numbered.has(block.start) &&
      !looksLettered(wordsOf(text, block)) &&
      block.kind !== "title" &&
      !(block.line?.role === "comment" && block.line.probability >= 0.5) &&
      block.line?.role !== "related",
  );
  const head = lines.slice(0, headLines).filter((block) => isSigned(text, block));
  for (const block of head) {
    const person = personIn(text, block);
    if (person !== null) return [person];
  }
  const speaker = speakerInHead(text, blocks);
  if (speaker !== null) return [speaker];
  const printed = inPrintHead(text, lines.slice(0, headLines));
  if (printed !== null) return [printed];
  for (const block of lines.slice(-footLines).toReversed()) {
    const person = closing(text, block);
    if (person !== null) return [person];
  }
  return [];
}

const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/** A line that the reader of lines takes for a byline, or that says by whom something is. */
function isSigned(text: string, block: Block): boolean {
  const words = wordsOf(text, block);
  if (words.length > longestLine || otherWork.test(words.replace(/(?<=\bby\s)[\s\S]*$/iu, ""))) return false;
  const isByline = block.line?.role === "byline" && block.line.probability >= 0.6;
  return (
    isByline || (/^(?:(?:(?:an?\s+|the\s+)?\p{L}+\s+)?(?:\p{L}+\s+)?by:?\s+|from:\s+)(?=[“"\p{Lu}])/iu.test(words) && block.line?.role !== "body")
  );
}

/** The first name behind "by" or "from", else the first in the line. */
function personIn(text: string, block: Block): MarkedPerson | null {
  const words = wordsOf(text, block);
  const led = Array.from(words.matchAll(leading), ({ index, 0: found }) => index + found.length);
  const begun = Array.from(words.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu), ({ index }) => index);
  const body = led[0] === undefined ? null : bodyAt(words, led[0], block.start);
  if (body !== null) return body;
  // "Harbour Unions Welcome Pact" holds no name: what stands behind a word with a capital begins none.
  const isInside = (index: number): boolean => {
    const before = /(?<![\p{L}.])(\p{Lu}[\p{L}’'-]*)\s+$/u.exec(words.slice(0, index))?.[1];
    return before !== undefined && !roleNouns.has(before.toLowerCase());
  };
  const open = begun.filter((index) => index >= (led[0] ?? 0) && !isInside(index) && !/(?<!\p{L})the\s+$/iu.test(words.slice(0, index)));
  for (const at of [...led, ...open]) {
    const person = personAt(words, at, block.start);
    if (person !== null) return person;
  }
  return null;
}

/** "Opinion | A vote put off, by Jane Doe - The Lagoon Post": the head that a browser prints. */
function inPrintHead(text: string, blocks: readonly Block[]): MarkedPerson | null {
  for (const block of blocks) {
    const words = wordsOf(text, block);
    const found = words.length <= longestLine && !/[.!?]$/.test(words) ? /(?:,|\s[–—|-])\s+by\s+(?=\p{Lu})/u.exec(words) : null;
    const at = found ? found.index + found[0].length : 0;
    const match = found && matchName(words, at);
    if (match && /^\s*(?:$|[–—|-]\s)/u.test(words.slice(match.after)))
      return shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, roles: [], organizations: [] }, block.start);
  }
  return null;
}

/** "Posted by the Sellen Papers Project": a body that signs. */
function bodyAt(words: string, at: number, offset: number): MarkedPerson | null {
  const [found = "", name = ""] =
    /^(?:the\s+)?(\p{Lu}[\p{L}’'-]*(?:\s+(?:of\s+|and\s+|for\s+)?\p{Lu}[\p{L}’'-]*){1,6})\s*$/u.exec(words.slice(at)) ?? [];
  if (!organizationNouns.has(name.split(/\s+/).at(-1)?.toLowerCase() ?? "")) return null;
  const start = offset + at + found.indexOf(name);
  return { name, nameSpan: { start, end: start + name.length }, roles: [], organizations: [], isBody: true };
}

function personAt(words: string, at: number, offset: number): MarkedPerson | null {
  const match = matchName(words, at);
  if (match === null) return null;
  const posts = readPosts(words, match.after);
  const shift = ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset });
  return {
    name: match.name,
    nameSpan: shift(match),
    roles: (posts?.roles ?? []).map((role) => ({ ...role, ...shift(role) })),
    organizations: (posts?.organizations ?? []).map((organization) => ({ ...organization, ...shift(organization) })),
  };
}

const kinds = "remarks|speech|address|statement|lecture|testimony|sermon|keynote|toast|intervention|homily|declaration";
const speech = new RegExp(
  `^(?:(?:\\p{L}+\\s+){0,3}?(?:${kinds}))\\s+(?:as\\s+)?(?:delivered|given|made|prepared\\s+for\\s+delivery)?\\s*(?:by|of|from)\\s+(?:the\\s+)?`,
  "iu",
);
/** "Foreign Minister Lund's speech at the forum": the person before the speech. */
const speakersOwn = new RegExp(`[’']s?\\s+(?:\\p{Ll}+\\s+){0,3}?(?:${kinds})(?!\\p{L})`, "iu");
const delivered = new RegExp(
  `\\b(?:delivered|gave|made)\\s+(?:the\\s+following\\s+|these\\s+|this\\s+|an?\\s+)?(?:\\p{L}+\\s+){0,2}?(?:${kinds})`,
  "iu",
);
/** Where a line on a speech goes on with its occasion. */
const occasion =
  /,?\s+(?:at|to|before|during|on|in|delivered|following)\s+(?:the\s+|an?\s+)?(?=\p{Lu}|\p{Ll}+ing\b|occasion|launch|opening|meeting)/u;
const longestSpeechLine = 320;

/** "Remarks of Rep. Jane Doe at the annual dinner": a title, or a line under it, that says who spoke. */
function speakerInHead(text: string, blocks: readonly Block[]): MarkedPerson | null {
  const title = blocks.find(({ kind }) => kind === "title");
  for (const block of new Set([...(title ? [title] : []), ...blocks.slice(0, headLines)])) {
    const words = wordsOf(text, block);
    if (words.length > longestSpeechLine) continue;
    const person = speakerIn(words);
    if (person !== null) return shiftPerson(person, block.start);
  }
  return null;
}

function speakerIn(words: string): MarkedPerson | null {
  const by = speech.exec(words)?.[0].length ?? 0;
  const own = speakersOwn.exec(words);
  if (by === 0 && own === null && !delivered.test(words)) return null;
  const from = by > 0 ? by : 0;
  const told = words.slice(from, by > 0 ? words.length : (own?.index ?? words.length));
  // "Statement of the Citizens' Conference": a body's name goes on.
  const isWhole = ({ start, after }: NameMatch): boolean => {
    const before = withoutLastTitle(told.slice(0, start));
    return /^(?:$|[,;:.(]|\s+(?:\p{Ll}|[–—-]))/u.test(told.slice(after)) && (before === "" || isRoleHeaded(before));
  };
  const match = Array.from(told.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu), ({ index }) => matchName(told, index)).find(
    (found) => found !== null && isWhole(found),
  );
  if (!match || match.start > farthestSpeaker) return null;
  const end = match.after + (occasion.exec(told.slice(match.after))?.index ?? told.length);
  const posts = readPosts(told.slice(0, end), match.after);
  const before = posts === null ? officeBefore(told.slice(0, match.start)) : [];
  const person = {
    name: match.name,
    nameSpan: { start: match.start, end: match.end },
    roles: posts?.roles ?? before,
    organizations: posts?.organizations ?? [],
  };
  return shiftPerson(person, from);
}

/** A speaker's office may stand before the name, but not another sentence. */
const farthestSpeaker = 120;

/** "Minister of Fisheries of Norway, Ms ". */
function officeBefore(before: string): MarkedPerson["roles"] {
  const words = withoutLastTitle(before);
  return isRoleHeaded(words) ? readRoles(words, 0, false).slice(0, 1) : [];
}

const withoutLastTitle = (before: string): string =>
  before
    .replace(
      /(?:(?:H\.\s?E\.|Mr|Ms|Mrs|Dr|Sir|Dame|Prof|Her Excellency|His Excellency|The Hon|Hon|Rt|Rep|Sen|Senator|Ambassador|Amb|General|Gen|Admiral|Adm|Minister|President|Judge|Justice|Lord|Lady)\.?\s*)+$/iu,
      "",
    )
    .replace(/(?<![,\s])[,\s]+$/, "");

/** "Jane Doe - 9/12/02". */
const withDate = /^\s*[–—|,-]\s*(?=[^\n]*\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:\d{1,2} )?\p{L}{3,9}\.? (?:\d{1,2}, )?\d{4})$/u;

/** A line under the text that is a name with letters or a post behind it, or a farewell with a name. */
function closing(text: string, block: Block): MarkedPerson | null {
  const words = wordsOf(text, block);
  if (words.length > longestLine || /[.!?]\s+\p{Ll}|[!?]$/u.test(words)) return null;
  const farewell = valediction.exec(words)?.[0].length ?? 0;
  const person = personAt(words, farewell, block.start);
  if (person === null) return null;
  const rest = words.slice(person.nameSpan.end - block.start);
  if (farewell > 0) return person;
  // "Jane Doe, R.N.": degrees and orders; a sentence about somebody goes on in other ways.
  return rest === "" || withDate.test(rest) || /^,\s+(?:\p{Lu}[\p{L}.]{0,6}\.?,?\s*){1,3}$/u.test(rest) ? person : null;
}
