import { matchName, type NameMatch } from "./people/person-names.ts";
import { isSamePerson, type Section } from "./section.ts";

const longest = 260;
/** In UTF-16 code units from where the words begin: what stands before the name is a post, a body or the time. */
const furthestName = 120;
const opening = /^[\s*_>•–—'[-]*["“]?/u;
const verbs =
  "says|said|writes|wrote|adds|added|argues|argued|comments|commented|notes|noted|told us|replies|replied|responds|responded|explains|explained|remarks|remarked|tweeted|posted";
const says = `(?:also |then |further )?(?:${verbs})(?![\\p{L}])(?! (?:that|how|why|what|it|he|she|they)(?![\\p{L}]))[^.:!?“”"\\n]{0,40}`;
/** No two ways of reading one word, or a row of initials would take for ever. "Ada Lund, a pilot, says:", "Ada Lund (Corvid Institute):", "Ada Lund writes from Orvik:"; a line that only names, over words in marks. */
const behind = new RegExp(
  `^[*_'\\]]*(?:(?:\\s*[,(–—|](?:[^.!?“”":]|\\.(?=\\p{L})|(?<=(?<!\\p{L})\\p{Lu})\\.(?!\\p{L})){0,180}?)?(?:\\s${says})?[*_]*:[*_]*(?:\\s+|(?=[“”"]))|\\s*[,(–—|][^.!?“”"\\n]{2,140}\\n+(?=[“"]))(?=\\S)`,
  "u",
);
/** "Ada Lund (Corvid Institute) The channel moves": where the words begin with the name. */
const bracketed = /^[*_]*\s*\([^()]{3,80}\)\s+(?=\p{Lu})/u;
/** 'ADA LUND, CHIEF PILOT, ORVIK "The channel moves': no word of the label has small letters. */
const capitals = /^[,\s][^\p{Ll}“”"]{2,140}\s(?=[“"])/u;
/** "1216 GMT [ORVIK] ADA LUND – The channel moves". */
const wire = /^[^\p{Ll}“”".!?]*$/u;
const dash = /^\s[–—-]\s+(?=\S)/u;
/** "[Ada Lund is a pilot.] The channel moves". */
const bio = /^\s*\[[^[\]\n]{10,400}\]\s+/u;

/** Lets a body begin behind the label that names its author: who speaks, and as what, are the page's words. */
export function leaveOutLabel(section: Section, text: string): void {
  const end = labelOf(section, text);
  if (end !== null) section.bodyStart += end;
}

const fewestReactions = 3;

/**
 * The same where a report gives nothing but what several say, each in a paragraph that opens with a label: "Ada Lund, a pilot, said: “…”". In any other report such words are a part of what
 * it tells.
 */
export function leaveOutLabels(sections: readonly Section[], text: string): void {
  const labelled = sections.flatMap((section) => {
    const end = labelOf(section, text);
    const words = text.slice(section.bodyStart + (end ?? 0), section.bodyEnd).trim();
    return end !== null && /^["“‘']/u.test(words) && /["”’']\.?$/u.test(words) ? [{ section, end }] : [];
  });
  if (labelled.length < fewestReactions || labelled.length * 3 < sections.length * 2) return;
  for (const { section, end } of labelled) section.bodyStart += end;
}

/** Where the label that opens a body ends, from its start. */
function labelOf({ people, bodyStart, bodyEnd }: Section, text: string): number | null {
  const name = people.length === 1 ? people[0]?.name : undefined;
  if (bodyStart < 0 || name === undefined) return null;
  const words = text.slice(bodyStart, Math.min(bodyEnd, bodyStart + longest * 2));
  const end = bioEnd(words, name) ?? labelEnd(words.slice(0, longest), name);
  return end !== null && bodyStart + end < bodyEnd ? end : null;
}

function bioEnd(words: string, name: string): number | null {
  const found = bio.exec(words)?.[0];
  return found !== undefined && nameIn(found, found.indexOf("[") + 1, name) !== null ? found.length : null;
}

function labelEnd(words: string, author: string): number | null {
  const from = opening.exec(words)?.[0].length ?? 0;
  const name = nameIn(words, from, author);
  if (name === null) return null;
  const [lead, rest] = [words.slice(from, name.from), words.slice(name.end)];
  if (/["“”‘:]|[.!?]\s/u.test(lead.replace(/^\d\d?:\d\d/, ""))) return null;
  const isAlone = lead.trim() === "";
  const isWire = wire.test(words.slice(from, name.end));
  const label = behind.exec(rest) ?? (isAlone ? bracketed.exec(rest) : null) ?? (isWire ? (capitals.exec(rest) ?? dash.exec(rest)) : null);
  return label && name.end + label[0].length;
}

/** A name, and where it begins with its titles. */
interface Named extends NameMatch {
  readonly from: number;
}

/** Where the author is named among the first words. */
function nameIn(words: string, from: number, author: string): Named | null {
  for (const { index } of words.slice(0, from + furthestName).matchAll(/(?<![\p{L}\p{N}])[\p{L}]/gu)) {
    const name = index < from ? null : matchName(words, index);
    if (name !== null && isSamePerson(name.name, author)) return { ...name, from: index };
  }
  return null;
}

const longestTail = 220;
const tailBefore = new RegExp(`^,?\\s*(?:[–—-]{1,2}\\s*(?:[^.!?“”"]{0,80}\\s)?|(?:${verbs})\\s(?:[^.!?“”"]{0,80}\\s)?)$`, "u");
const tailAfter = /^[*_]*(?:\s\([^()]{2,60}\))?(?:,\s[^.!?“”"]{2,140})?[*_]*\.?\s*$/u;

/** Lets a body that is a quotation end with its marks where nothing follows but who says it: "“…,” says Ada Lund, a pilot." */
export function leaveOutTail(section: Section, text: string): void {
  const { people, bodyStart, bodyEnd } = section;
  const author = people.length === 1 ? people[0]?.name : undefined;
  if (bodyStart < 0 || author === undefined) return;
  if (!/^[\s*_>]*["“]/u.test(text.slice(bodyStart, bodyStart + 10))) return;
  const from = Math.max(bodyStart, bodyEnd - longestTail);
  const words = text.slice(from, bodyEnd);
  const close = Math.max(words.lastIndexOf("”"), words.lastIndexOf('"'));
  if (close < 1) return;
  const tail = words.slice(close + 1);
  const name = nameIn(tail, 0, author);
  if (name !== null && tailBefore.test(tail.slice(0, name.from)) && tailAfter.test(tail.slice(name.end))) section.bodyEnd = from + close + 1;
}
