import type { Span } from "@rapporteur/core/model";
import { markedPerson, shiftPerson, type AuthorMark, type MarkedPerson, type MarkKind } from "../people/author-mark.ts";
import { findOrganizations } from "../people/organization-names.ts";
import type { PageUnit } from "../page-unit.ts";
import { personAfterPost, personBeforeWords } from "../people/person-after-post.ts";
import { jointPeople } from "./joint/joint-people.ts";
import { readNameList } from "./joint/name-list.ts";
import { matchName, wholeName, wholeSingleName, type NameMatch } from "../people/person-names.ts";
import { isPostLine, readBio, readPosts } from "../people/read-bio.ts";
import { withoutSpeakingVerb, withoutWritingVerb } from "./speaking-verb.ts";

const bylineOpener =
  /^(?:[Bb]y|BY|Written by|Text by|Words by|Story by|(?:Article|Essay|Column|Op-[Ee]d|Piece|Report|Blog|Post|Guest post|Authored|Contributed|Co-authored) by|Analysis by|Commentary by|Opinion by|Authors?:|Written and reported by|Reviewed by|(?:(?:The )?(?:Authors?|Editors?|Reviewers?)['’]?s?['’]? )?(?:[Rr]ebuttal|[Rr]esponse|[Rr]eply|[Rr]ejoinder|[Rr]eview|[Cc]omment|[Dd]issent|[Ii]ntroduction|[Ff]oreword|[Aa]fterword|[Pp]ostscript) by|Argues|Writes|Words:|Words by|Text:|Writer:|Columnist:|Contributor:|Story:)\s+/;
const dashOpener = /^(?:(?:[—–―]{1,2}|--)\s*|-\s+|\((?=[^()]+(?:\([^()]*\)[^()]*)?\)\.?$))/;
const numberOpener = /^#?(?:\d{1,2}|[IVX]{1,4})[.):/]\s+/;
const longestLine = 300;

/**
 * Reads a unit as a mark of authorship, by its own words alone; what the rest of the page makes of it is for
 * `bindMarks`. Cost: linear in the unit.
 */
export function readMark(line: PageUnit): AuthorMark | null {
  if (line.kind === "title") return null;
  const named = line.plain.endsWith(":") ? withoutSpeakingVerb(line.plain.slice(0, -1)) : line.plain;
  const unit = named.length < line.plain.length - 1 ? { ...line, plain: named } : withoutPostDate(line);
  return (
    readPeopleLine(unit) ??
    readByline(unit) ??
    readFarewell(unit) ??
    readSignature(unit) ??
    readBioMark(unit) ??
    readLead(unit) ??
    readNameLine(withoutStop(unit))
  );
}

/** "Jane Doe, fellow at the Institute X." on a line of its own: a stop closes it and no sentence. */
function withoutStop(unit: PageUnit): PageUnit {
  if (unit.plain.length > longestStopped || !/[^.]\.$/.test(unit.plain)) return unit;
  const match = matchName(unit.plain, 0);
  const rest = match === null ? null : /^,\s+(?!who\b)(.+)\.$/s.exec(unit.plain.slice(match.after))?.[1];
  return rest !== null && rest !== undefined && isPostLine(rest) ? { ...unit, plain: unit.plain.slice(0, -1) } : unit;
}

const longestStopped = 130;

/** "Jane Doe (@jdoe) 3 May 2031" and "— Jane Doe (@jdoe) May 3, 2031": who posted, and when. */
function withoutPostDate(unit: PageUnit): PageUnit {
  return handle.test(unit.plain) && unit.plain.length < longestPost ? { ...unit, plain: withoutDates(unit.plain).trimEnd() } : unit;
}

const handle = /\(@\w+\)/;
const longestPost = 90;

function mark(
  unit: PageUnit,
  kind: MarkKind,
  people: readonly MarkedPerson[],
  more: Partial<Pick<AuthorMark, "bodyStart" | "headingRest" | "isBare">> = {},
): AuthorMark {
  return {
    kind,
    start: unit.start,
    end: unit.end,
    people: people.map((person) => shiftPerson(person, unit.start)),
    bodyStart: unit.end,
    headingRest: null,
    isBare: false,
    ...more,
  };
}

function readByline(unit: PageUnit): AuthorMark | null {
  if (unit.plain.length > longestLine) return null;
  const opener = bylineOpener.exec(unit.plain) ?? (isSurelyByline(unit) ? anyByline.exec(unit.plain) : null);
  if (!opener && unit.kind !== "byline") return null;
  const line = withoutDates(unit.plain);
  const at = opener?.[0].length ?? 0;
  const single = opener ? wholeSingleName(line, at) : null;
  const people = single ? [markedPerson(single, null)] : readNameList(line, at);
  const isBare = !opener && people?.length === 1 && people.every(({ roles, organizations }) => roles.length + organizations.length === 0);
  return people ? mark(unit, "byline", people, { isBare }) : null;
}

/** "Critical questions by Jane Doe": whatever was made, where the line is known for a byline. */
const anyByline = /^\p{Lu}[\p{L}’' -]{1,40}\s[Bb]y:?\s+(?=\p{Lu})/u;
const isSurelyByline = ({ line }: PageUnit): boolean => line?.role === "byline" && line.probability >= sureOfByline;
const sureOfByline = 0.8;

/** Dates and reading times share the line with a byline on many pages; blanked, so that offsets stay. */
function withoutDates(text: string): string {
  const blank = (found: string): string => " ".repeat(found.length);
  return text
    .replace(
      /[|•·,–—-]?\s*(?:(?:Published|Updated|Posted)(?: on)?:?\s*)?(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s+(?:\d{1,2},?\s+)?\d{4}[^\n]*/gu,
      blank,
    )
    .replace(/[|•·]\s*\d+\s*min(?:ute)?s?(?: read)?/g, blank)
    .replace(/\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/, blank);
}

const peopleLine = /^(?:Contributors|Participants|Panel(?:l?ists)?|Speakers|Experts|Guests|With|Featuring)\s*:\s+/i;
const nextInLine = /\s*[,;]\s*(?:and\s+)?|\s+and\s+/y;

/** "Contributors: Jane Doe (Institute X), John Roe, fellow at Y; and Eve Lund": everybody in the line, with what stands beside them. */
function readPeopleLine(unit: PageUnit): AuthorMark | null {
  const opener = peopleLine.exec(unit.plain)?.[0].length ?? 0;
  if (opener === 0 || unit.plain.length > 1_500) return null;
  const people: MarkedPerson[] = [];
  for (let match = matchName(unit.plain, opener); match && people.length < 30;) {
    const next = nextName(unit.plain, match.after);
    people.push(markedPerson(match, readPosts(unit.plain.slice(0, next?.gap ?? unit.plain.length), match.after)));
    match = next && matchName(unit.plain, next.at);
  }
  return people.length > 1 ? mark(unit, "bio", people) : null;
}

/** The next place after a comma, semicolon or "and" where a name begins that a bracket, a comma or the end follows. */
function nextName(text: string, from: number): { gap: number; at: number } | null {
  for (let index = from; index < text.length; index++) {
    nextInLine.lastIndex = index;
    if (!nextInLine.test(text)) continue;
    const at = nextInLine.lastIndex;
    const match = matchName(text, at);
    if (match && /^\s*(?:[(,;.]|and\s|$)/.test(text.slice(match.after, match.after + 8))) return { gap: index, at };
  }
  return null;
}

const farewell =
  /^(?:Yours(?: \p{L}+)?|(?:Yours )?[Ss]incerely|[Rr]espectfully|(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?:est)? (?:wishes|regards)|(?:Best|Warmly|Regards|Cheers|Until (?:next|then)[^\n]{0,20})),?\s*\n\s*/u;

/** "Yours,\nJane Doe\nEditor, The Lowland Letter". */
function readFarewell(unit: PageUnit): AuthorMark | null {
  const opener = unit.plain.length > longestLine ? null : farewell.exec(unit.plain);
  const match = opener && matchName(unit.plain, opener[0].length);
  if (!match || !/^\s*(?:$|[,\n])/.test(unit.plain.slice(match.after))) return null;
  return mark(unit, "signature", [markedPerson(match, readPosts(unit.plain, match.after))]);
}

function readSignature(unit: PageUnit): AuthorMark | null {
  const dash = dashOpener.exec(unit.plain);
  if (!dash || unit.plain.length > 700) return null;
  const line = dash[0] === "(" ? unit.plain.replace(/\)\.?$/, "") : unit.plain;
  const words = line.slice(dash[0].length);
  const bio = readBio(words, true);
  if (bio)
    return mark(
      unit,
      "signature",
      bio.map((found) => shiftPerson(found, dash[0].length)),
    );
  const people =
    readNameList(line, dash[0].length) ??
    [personAfterPost(line, dash[0].length) ?? (dash[0] === "(" ? personBeforeWords(line, 1) : null)].filter((one) => one !== null);
  return people.length > 0 ? mark(unit, "signature", people) : null;
}

const isBioKind = (unit: PageUnit): boolean => unit.kind === "bio" || unit.isEmphasised;

function readBioMark(unit: PageUnit): AuthorMark | null {
  if (unit.kind === "heading" || unit.plain.length > 1500) return null;
  const lead = bioOpener.exec(unit.plain)?.[0].length ?? 0;
  const words = lead > 0 ? unit.plain.slice(lead).replace(/[)\]]\s*$/, "") : unit.plain;
  const people = readBio(words, isBioKind(unit) || lead > 1, true)?.map((found) => shiftPerson(found, lead));
  return people ? mark(unit, "bio", people, { isBare: !isBioKind(unit) && people.some((found) => found.roles.length === 0) }) : null;
}

/** "(Jane Doe is …)", "• Jane Doe is …", "About the author: Jane Doe is …", "doe.jpg- Jane Doe is …" where a picture was. */
const bioOpener =
  /^(?:[^\n.]{1,60}\.(?:jpe?g|png|gif|webp)\s*[-–—]*\s*|[•*▪·]\s*)?[([]?(?:About the (?:author|contributor|writer|expert)s?\s*:\s*)?/i;

/** "A: Jane Doe, fellow at X: …", "-- Jane Doe: …": one of several who answer. */
const leadOpener = /^(?:A\d?[.:]\s+|(?:[—–―]{1,2}|--?|[•*▪])\s+)/;

/** A name with a colon before the words it speaks, in one paragraph; or a bold name with a full stop. */
function readLead(unit: PageUnit): AuthorMark | null {
  if (unit.kind === "heading") return null;
  const from = leadOpener.exec(unit.plain)?.[0].length ?? 0;
  return readNamedLead(unit, from) ?? readPostedLead(unit, from);
}

/** "US President Jane Doe: “…”": a post, a name and a colon before the words. */
function readPostedLead(unit: PageUnit, from: number): AuthorMark | null {
  const colon = unit.plain.slice(0, longestHead).indexOf(": ", from);
  const found = colon < 0 ? null : personAfterPost(withoutWritingVerb(unit.plain.slice(0, colon)), from);
  return found && /^:\s+\S+\s+\S/.test(unit.plain.slice(colon)) ? mark(unit, "lead", [found], { bodyStart: unit.start + colon + 2 }) : null;
}

const longestHead = 200;

function readNamedLead(unit: PageUnit, from: number): AuthorMark | null {
  const match = matchName(unit.plain, from);
  if (!match || match.start > 30) return null;
  const separator = leadEnd(unit, match.after);
  if (separator < 0) return null;
  const rest = withoutWritingVerb(unit.plain.slice(match.after, separator));
  const joint = rest.trim() === "" ? null : jointPeople(unit.plain.slice(0, match.after + rest.length), from);
  const posts =
    rest.trim() === "" || joint !== null
      ? null
      : (readPosts(unit.plain.slice(0, match.after + rest.length), match.after, unit.leadLength > 0) ??
        foreignPost(unit, rest, match.after) ??
        placeBeside(unit, rest, separator));
  if (rest.trim() !== "" && !posts && !joint) return null;
  const words = /^[\s:.,–—]*/.exec(unit.plain.slice(separator))?.[0].length ?? 0;
  return mark(unit, "lead", joint ?? [markedPerson(match, posts)], {
    bodyStart: unit.start + separator + words,
    isBare: !posts && unit.leadLength === 0,
  });
}

/** "JANE DOE, LISBON: “…”": where somebody speaks from. */
function placeBeside(unit: PageUnit, rest: string, colon: number): ReturnType<typeof readPosts> {
  if (/^\s+\(\p{Lu}[\p{L}’'., -]{1,30}\)$/u.test(rest)) return { roles: [], organizations: [] };
  const isPlace = /^,\s+\p{Lu}[\p{L}’'.-]*(?:[ ,]+\p{Lu}[\p{L}’'.-]*){0,2}$/u.test(rest);
  const isSpoken = /^:\s+["“]/.test(unit.plain.slice(colon)) || unit.leadLength > 0;
  return isPlace && isSpoken ? { roles: [], organizations: [] } : null;
}

/** Behind a bold name stands what its bearer is, in whatever language: "**Jane Doe** (Maître de conférences, Université de X): …". */
function foreignPost(unit: PageUnit, rest: string, at: number): ReturnType<typeof readPosts> {
  const found = /^\s*(?:\(([^(),]{4,60})(?:,\s*([^()]{4,80}))?\)|,\s+([^(),:]{4,60}),\s+([^():]{4,80}))\s*$/u.exec(rest);
  const words = found?.[1] ?? found?.[3];
  if (!found || words === undefined || unit.leadLength < at - 2 || unit.leadLength > at + rest.length + 2) return null;
  const start = at + rest.indexOf(words);
  const organizations = findOrganizations(rest.slice(rest.indexOf(words)));
  return { roles: [{ text: words, start, end: start + words.length, isFormer: false, isOffice: true, organizations }], organizations: [] };
}

/** The stop in "U.S. envoy" ends no sentence. */
const sentenceEnd = /(?<!(?:^|[\s.])\p{Lu})[.!?]\s/u;

/** Index of the colon (of the comma before a quotation, of the stop that closes a bold lead) before at least two words; −1 where there is none. */
function leadEnd(unit: PageUnit, after: number): number {
  const head = unit.plain.slice(0, Math.max(after + 160, unit.leadLength + 2));
  const quotation = quotationAfterPost(unit.plain, after);
  if (quotation >= 0) return quotation;
  const colon = head.indexOf(":", after);
  const beforeColon = head.slice(after, colon);
  if (colon >= 0 && !sentenceEnd.test(beforeColon) && /^::?\s+\S+\s+\S/.test(unit.plain.slice(colon))) return colon;
  const isBold = unit.leadLength > 0 && unit.leadLength < unit.plain.length;
  const stop = unit.plain.slice(0, unit.leadLength + 1).lastIndexOf(".");
  if (isBold && stop >= after && /^\.\s+\S+\s+\S/.test(unit.plain.slice(stop))) return stop;
  const dash = isBold || head[after] === "," ? /\s[–—]\s+(?=["“\p{Lu}]\S*\s+\S+\s)/u.exec(head.slice(after)) : null;
  return dash && !/[.!?]\s/.test(head.slice(after, after + dash.index)) ? after + dash.index : -1;
}

/** "Jane Doe, Labour leader, “…”": where all that follows the post is one quotation, its comma; −1 elsewhere. */
function quotationAfterPost(plain: string, after: number): number {
  const found = /^,\s+[^"“”.!?]{3,120}?(,\s+)(?=["“][^"“”]*["”]?\s*$)/u.exec(plain.slice(after));
  return found?.[1] === undefined ? -1 : after + found[0].length - found[1].length;
}

/** A sentence that ends with what somebody says: "The minister, Jane Doe, wrote that “the pact is dead.”" */
const isSaid = ({ plain }: PageUnit): boolean => plain.length > longestName && /[.!?]["”]$/.test(plain);
const longestName = 90;

const hasPosts = ({ roles, organizations }: MarkedPerson): boolean => roles.length + organizations.length > 0;

/** A longer line of names has to name three. */
const longestPair = 120;

function readNameLine(unit: PageUnit): AuthorMark | null {
  if (unit.plain.length > longestLine || unit.kind === "quote" || isSaid(unit)) return null;
  const isHeading = unit.kind === "heading";
  const number = isHeading ? (numberOpener.exec(unit.plain)?.[0].length ?? 0) : 0;
  const match = matchName(unit.plain, number);
  if (!match || /^(?:\s+\p{Lu}|['’])/u.test(unit.plain.slice(match.after))) {
    const isParted = unit.kind === "byline" && unit.plain.includes(" | ");
    const posted = (isHeading || isParted ? headingWithName(unit) : null) ?? postBeforeName(unit);
    if (posted || !match) return posted ?? readSingleName(unit);
  }
  const joint = isHeading ? null : readNameList(unit.plain, 0);
  if (joint && joint.length > 1 && (joint.length > 2 || unit.plain.length <= longestPair || joint.every(hasPosts)))
    return mark(unit, "name", joint, { isBare: !joint.some(hasPosts) });
  const rest = unit.plain.slice(match.after);
  if (rest.trim() === "")
    return mark(unit, "name", [markedPerson(match, null)], { isBare: !handle.test(unit.plain) && (isHeading || !hasRank.test(unit.plain)) });
  if (!isHeading && (hasRank.test(unit.plain) || isSetApart(unit, match)) && isPlaceLine(rest) && !readPosts(unit.plain, match.after))
    return mark(unit, "name", [markedPerson(match, null)]);
  const topic = isHeading ? headingTopic(unit, match.after) : null;
  if (topic && (/^(?::|\s+on\s)/.test(rest) || readPosts(unit.plain, match.after) === null))
    return mark(unit, "name", [markedPerson(match, null)], { headingRest: topic, isBare: true });
  if (/[.!?]\s*$/.test(rest) && !isBioKind(unit)) return null;
  const posts = readPosts(unit.plain, match.after);
  if (posts) return mark(unit, "name", [markedPerson(match, posts)]);
  // "Jane Doe, Nordic Macro": what only looks like a house needs others beside it.
  const house = isHeading ? /^,\s+(?=\p{Lu}[^.,!?:;]{2,60}$)/u.exec(rest) : null;
  return house && mark(unit, "name", [ofBody(markedPerson(match, null), unit.plain, match.after + house[0].length)], { isBare: true });
}

/** Somebody and the house that the rest of a line names. */
export const ofBody = (person: MarkedPerson, text: string, start: number): MarkedPerson => ({
  ...person,
  organizations: [{ name: text.slice(start), start, end: text.length, link: "," }],
});

/** "For the motion: Jane Doe", "No: Dame Jane Doe", "Left | Jane Doe", "Why it failed – by Jane Doe", "EURASIA | Jane Doe, Director". */
function headingWithName(unit: PageUnit): AuthorMark | null {
  const by = /^(.{8,}?)(?:\s[–—|-]|,)?\s+[Bb]y\s+(?=\p{Lu})/u.exec(unit.plain);
  const author = by && wholeName(unit.plain.slice(by[0].length));
  if (by && author) {
    const moved = { ...author, start: author.start + by[0].length, end: author.end + by[0].length };
    return mark(unit, "name", [markedPerson(moved, null)], { headingRest: { start: unit.start, end: unit.start + (by[1] ?? "").length } });
  }
  const dash = /^(.{3,80}?)\s+[—–|]\s+(?=\p{Lu})/u.exec(unit.plain);
  const behind = dash && matchName(unit.plain, dash[0].length);
  const posts = behind && /^,\s/.test(unit.plain.slice(behind.after)) ? readPosts(unit.plain, behind.after) : null;
  if (dash && behind && posts)
    return mark(unit, "name", [markedPerson(behind, posts)], { headingRest: { start: unit.start, end: unit.start + (dash[1] ?? "").length } });
  const stance = /^\p{Lu}[^:?!.|]{1,50}?(?::\s+|\s+[|–—]\s+)/u.exec(unit.plain);
  const match = stance && wholeName(unit.plain.slice(stance[0].length));
  if (!stance || !match) return null;
  const at = stance[0].length;
  const moved = { ...match, start: match.start + at, end: match.end + at, after: match.after + at };
  return mark(unit, "name", [markedPerson(moved, null)], {
    headingRest: { start: unit.start, end: unit.start + stance[0].replace(/[\s:|–—]+$/, "").length },
    isBare: true,
  });
}

/** "Lowland League president Jane Doe (Q3)": what somebody is, and the name. Over a text it may be whom the text is about, but for a colon behind it. */
function postBeforeName(unit: PageUnit): AuthorMark | null {
  const isLed = unit.plain.endsWith(":");
  const found = personAfterPost(isLed ? unit.plain.slice(0, -1) : unit.plain, 0);
  return found && mark(unit, "name", [found], { isBare: !isLed });
}

/** Titles that stand before the name of somebody who signs, and not before the name of a subject, as "President" does. */
const hasRank = /^(?:H\.E\.|Dr|Prof|Amb|Capt|Col|Gen|Lt|Maj|Brig|Adm|Cmdr|Rev|Fr)(?:\.|\s)/;

/** The name alone is set in bold. */
function isSetApart(unit: PageUnit, match: NameMatch): boolean {
  return unit.leadLength > 0 && Math.abs(unit.leadLength - match.end) <= 2;
}

/** A place under a name: "Capt. Orhan Sevinç\nAyvalık". */
function isPlaceLine(rest: string): boolean {
  return /^\s*\n\s*\p{Lu}[\p{L}\s,'’-]{1,40}$/u.test(rest);
}

/** A line that is one name and nothing else, or that name over its bearer's posts. */
function readSingleName(unit: PageUnit): AuthorMark | null {
  const name = wholeSingleName(/^[^\n]*/.exec(unit.plain)?.[0] ?? "", 0);
  if (!name) return null;
  const end = name.end;
  const posts = end < unit.plain.length ? readPosts(unit.plain, end) : null;
  if (end < unit.plain.length && !posts) return null;
  return mark(unit, "name", [markedPerson(name, posts)], { isBare: !posts });
}

/** "Jane Doe: Why it failed", "Jane Doe on prices". */
function headingTopic(unit: PageUnit, after: number): Span | null {
  const joint = /^(?::\s+|\s+on\s+|\s+[—–-]{1,2}\s+(?!\p{Ll})|\s*\|\s*)(?=\S)/u.exec(unit.plain.slice(after));
  return joint ? { start: unit.start + after + joint[0].length, end: unit.end } : null;
}
