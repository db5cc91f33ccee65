import type { SourceDocument, Span } from "@rapporteur/core/model";
import { isMastheadLine, isNavigationLine, isRubricLine } from "./navigation-lines.ts";
import { contentsList } from "./signed/contents-list.ts";
import { isOwnVoice } from "./signed/own-voice.ts";
import { readMark } from "./signed/read-marks.ts";
import { isAskerLabel } from "./transcript/asker-labels.ts";
import { labelAt } from "./transcript/labels.ts";
import { toPageUnits, type PageUnit } from "./page-unit.ts";

/** A page cut into its top and the units that may belong to contributions. */
export interface PageParts {
  /** Every unit of the page, furniture too. */
  readonly everyUnit: readonly PageUnit[];
  readonly title: Span | null;
  /** Words of `title`, marks blanked out; offsets in them count from `title.start`. */
  readonly titleText: string | null;
  readonly standfirst: Span | null;
  /** What the reader of files took for the standfirst is what somebody says. */
  readonly isStandfirstSpoken: boolean;
  /** The units that hold the standfirst; they are not in `units`. */
  readonly standfirstUnits: readonly PageUnit[];
  /** Units before, between and after title and standfirst, in text order, furniture left out. */
  readonly units: readonly PageUnit[];
  /** Index in `units` of the first one after the title. */
  readonly top: number;
  /** Where the units of a table of contents start; they are not in `units`. */
  readonly contents: ReadonlySet<number>;
  /** Index in `units` of a closing list of authors ("About the authors"), or `units.length`. */
  readonly roster: number;
}

const frontLine = /^(?:Date|Published|Publisher|Source|Note|Tags|Topics|Keywords|URL|Link|Language|Title|Section)\s*:/;
const furniture =
  /^(?:Tags?|Topics|Keywords|Filed under|Related(?: reading)?|Read (?:more|next)|Further reading|More from|Image|Photo|Photograph|Credit|Editor[’']s note|Correction|Subscribe|Sign up|Share this|Last (?:updated|modified|reviewed)|Jump to|In this (?:article|piece)|Download)\s*(?::|$|\b(?=an? expert|the))|^(?:advertisement|sponsored)\b[^.?!]{0,3}[—–:-]|^contact:?\s[^.?!]{0,40}\S@\S|^(?:The views expressed|This (?:article|piece|interview|text|essay|post|transcript) (?:was|is|has been|first|originally)|Note: This text|An earlier version)|^(?:[—–-]\s*)?(?:Compiled|Edited|Curated|Introduced|Moderated|Transcribed|Translated|Interview(?:ed)?|Photos?|Photographs?|Illustrations?|Questions|(?:Additional )?Reporting|Writing) by\b[^?!]{0,100}[^.?!]$|^(?:\*\s*){3}$|^[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?:?$|^[-–—_=*#~•· ]+$/i;
const rosterHeading =
  /^(?:(?:(?:About|Meet|On) )?(?:the|our) (?:authors?|writers?|contributors?|experts?|speakers?|panell?ists?|panel|participants|guests)|About|Contributors?|Authors?|Writers|Speakers|Panell?ists|Panel|Participants|Guests|Who(?:’|')?s who|(?:Author )?biograph(?:y|ies)|(?:Author )?bios?|Notes on (?:the )?(?:authors?|contributors?))\s*:?$/i;

/** True for the line over a list of the people who are heard: "About the authors", "PARTICIPANTS". */
export function isRosterHeading(plain: string): boolean {
  return plain.length < 60 && rosterHeading.test(plain);
}

/** Finds title and standfirst among the units and sets furniture aside. Cost: linear. */
export function readPageParts(document: SourceDocument): PageParts {
  const everyUnit = toPageUnits(document);
  const all = withoutRepeatedHeads(withoutNotes(withoutInterests(everyUnit.filter((unit) => !isFurniture(unit)))));
  const titleIndex = findTitle(all, titleOf(document));
  const titleUnit = all[titleIndex];
  const afterTitle = titleIndex + 1;
  const told = findStandfirst(document, all.slice(afterTitle, afterTitle + 8));
  const isSpoken = told !== null && (isContribution(all, told) || isLabelled(all, told));
  const standfirst = isSpoken ? null : told;
  const inStandfirst = (unit: PageUnit): boolean => standfirst !== null && unit.start < standfirst.end && unit.end > standfirst.start;
  const isTop = (unit: PageUnit, index: number): boolean => (index <= titleIndex && unit.kind !== "byline") || inStandfirst(unit);
  const repeats = (unit: PageUnit): boolean =>
    titleUnit !== undefined && unit.start < titleUnit.start + 600 && sameWords(unit.plain, titleUnit.plain);
  const contents = contentsList(all, afterTitle);
  const units = all.filter((unit, index) => !isTop(unit, index) && !repeats(unit) && !contents.has(index));
  const title = titleUnit ? { start: titleUnit.start, end: titleUnit.end } : null;
  const top = title ? units.findIndex((unit) => unit.start >= title.end) : 0;
  const rosterIndex = units.findLastIndex((unit, index) => index > 2 && isRosterHeading(unit.plain) && isLate(units, index));
  return {
    everyUnit,
    title,
    titleText: titleUnit?.plain ?? null,
    standfirst,
    isStandfirstSpoken: isSpoken,
    standfirstUnits: all.filter(inStandfirst),
    units,
    contents: new Set(all.filter((_, index) => contents.has(index)).map(({ start }) => start)),
    top: top < 0 ? units.length : top,
    roster: rosterIndex < 0 ? units.length : rosterIndex,
  };
}

/** "About the author" over the bio of every section opens no list at the end of the page. */
function withoutRepeatedHeads(units: readonly PageUnit[]): PageUnit[] {
  const heads = units.filter((unit) => isRosterHeading(unit.plain));
  const isRepeated = (unit: PageUnit): boolean => heads.some((head) => head !== unit && head.plain === unit.plain);
  return units.filter((unit) => !isRosterHeading(unit.plain) || !isRepeated(unit));
}

const summaryHeading =
  /^(?:key (?:points|takeaways|findings|messages)|takeaways|tl;?dr|at a glance|highlights|in (?:brief|short)|the bottom line|summary)\s*:?$/i;
const noteHeading =
  /^(?:disclosure(?: statement)?|disclaimer|(?:conflicts?|declarations?) of interests?|(?:competing|declared) interests|funding|acknowledge?ments?|partners|republish (?:this|our) (?:article|articles)|how to cite|(?:suggested )?citation|cite this (?:article|paper|page)|attribution(?=:)|copyright)\s*:?$/i;

/** What ends a release: notes and addresses for the press follow. */
const releaseEnd =
  /^(?:notes? (?:to|for) (?:the )?editors?|editors?[’'] notes?|[-–—#\s]*ends?[-–—#\s]*|(?:media|press) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)|for (?:more|further) information\b[^.?!]{0,60}|contacts? for (?:the )?(?:media|press))\s*:?$/i;

/** Leaves out the page's own summary in items, notes on who paid for it, and what is for the press alone: headings with what stands under them. */
function withoutNotes(units: readonly PageUnit[]): PageUnit[] {
  const kept: PageUnit[] = [];
  for (let index = 0; index < units.length; index++) {
    const unit = units[index];
    if (!unit) continue;
    if (unit.plain.length < longestEnd && releaseEnd.test(unit.plain) && endsRelease(units, index)) break;
    const next = units[index + 1];
    const isHead = unit.plain.length < 60;
    if (isHead && summaryHeading.test(unit.plain) && next?.kind === "item") {
      while (units[index + 1]?.kind === "item") index++;
    } else if (isHead && unit.kind !== "title" && noteHeading.test(unit.plain) && next?.kind === "paragraph") index = lastOfNotes(units, index + 1);
    else if (!/\bdo(?:es)? not work for, consult\b/i.test(unit.plain)) kept.push(unit);
  }
  return kept;
}

/** "Ada Lund: no conflicts of interest to declare", whatever stands for a heading above. */
const declares =
  /^\p{Lu}[^:.!?]{2,80}:\s+[‘“"']?(?:none|nil|n\/a|nothing|no (?:relevant |competing |declared |known |other )?(?:conflicts?|interests?|declarations?|disclosures?))(?: of interests?)?(?: (?:declared|to declare|to disclose|reported))?[.]?[’”"']?[.]?$/iu;

/** Leaves out what people declare of their interests in the last lines, each with a name before it. */
function withoutInterests(units: readonly PageUnit[]): readonly PageUnit[] {
  const last = units.findLastIndex(({ plain }) => plain.length < longestNote && declares.test(plain));
  if (last < 0 || units.length - 1 - last > fewestBehind) return units;
  let first = last;
  while (isNote(units[first - 1])) first--;
  const names = units.slice(first, last + 1).map(({ plain }) => plain.slice(0, plain.indexOf(":")));
  // Each declares once; where people speak by turns the names come again.
  return first === last || new Set(names).size < names.length ? units : units.filter((_, index) => index < first || index > last);
}

const fewestBehind = 8;
const isNote = (unit: PageUnit | undefined): boolean =>
  unit !== undefined && unit.plain.length < longestNote && noteOf.test(unit.plain) && !unit.plain.includes("?");

const longestEnd = 80;

/** Little of the page follows. */
function endsRelease(units: readonly PageUnit[], index: number): boolean {
  const [first = 0, at = 0, last = 0] = [units[0]?.start, units[index]?.start, units.at(-1)?.end];
  return at - first >= (last - at) * 2;
}

/** A note goes on in further lines, each of one person: "Jane Doe: no conflicts." */
function lastOfNotes(units: readonly PageUnit[], first: number): number {
  let last = first;
  while (units[last]?.kind === "paragraph" && noteOf.test(units[last + 1]?.plain ?? "") && (units[last + 1]?.plain.length ?? 0) < longestNote) last++;
  return noteOf.test(units[first]?.plain ?? "") ? last : first;
}

const noteOf = /^[^:.!?]{5,60}:\s/;
const longestNote = 300;

/** A list of people closes a page where more of the page stands before it than after it. */
function isLate(units: readonly PageUnit[], index: number): boolean {
  const first = units[0]?.start ?? 0;
  const at = units[index]?.start ?? 0;
  return at - first >= (units[units.length - 1]?.end ?? 0) - at;
}

/** The title that the page reports, unless that is its navigation. */
export function titleOf({ metadata }: SourceDocument): string | null {
  return metadata.title !== null && isNavigationLine(metadata.title) ? null : metadata.title;
}

function isFurniture(unit: PageUnit): boolean {
  if (isNavigationLine(unit.plain) || isRubricLine(unit.plain)) return true;
  if (unit.kind === "title") return false;
  if (isMastheadLine(unit.plain)) return true;
  return furniture.test(unit.plain) || unit.plain.split("\n").every((line) => frontLine.test(line)) || !/[\p{L}\p{N}]/u.test(unit.plain);
}

function sameWords(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return bare(a) === bare(b);
}

function findTitle(units: readonly PageUnit[], title: string | null): number {
  const marked = units.findIndex((unit) => unit.kind === "title");
  if (marked >= 0) return marked;
  const named = title === null ? -1 : units.slice(0, 8).findIndex((unit) => sameWords(unit.plain, title));
  if (named >= 0) return named;
  const [first, ...others] = units;
  if (first !== undefined && opensTalk(first, others)) return -1;
  if (title === null && first !== undefined && first.start > 0 && isTitleLine(units)) return 0;
  return title === null &&
    first?.kind === "heading" &&
    first.level <= 1 &&
    units.filter((unit) => unit.kind === "heading" && unit.level === first.level).length === 1
    ? 0
    : -1;
}

/** A page that has lost its title begins with the first turn of a talk: under the label of who asks, or of somebody who speaks again. */
function opensTalk(first: PageUnit, others: readonly PageUnit[]): boolean {
  const label = labelAt(first)?.label;
  if (label === undefined || !first.plain.startsWith(`${label}:`)) return false;
  return isAskerLabel(label) || others.some((unit) => unit.plain.startsWith(`${label}:`));
}

/** Behind a navigation line of plain text the first short line is the title, whatever the reader took it for. */
function isTitleLine([first, second]: readonly PageUnit[]): boolean {
  if (first === undefined || second === undefined || /^(?:byline|bio|item)$/.test(first.kind)) return false;
  return first.plain.length <= 140 && !/[.;:]$/.test(first.plain) && !first.plain.includes("\n");
}

/** "Re “The price of tolls” (Opinion, 4 May): …" opens a letter. */
export const takesUpArticle = /^(?:Re:?|In reply to:?)\s+["“‘]/;

/** The standfirst the reader reports, where its words stand near the top; a first paragraph under a byline is the author's own. */
function findStandfirst(document: SourceDocument, near: readonly PageUnit[]): Span | null {
  const words = document.metadata.standfirst?.trim();
  if (!words || takesUpArticle.test(words)) return null;
  const unit = near.find((candidate) => sameWords(candidate.plain, words));
  const byline = near.find((candidate) => candidate.kind === "byline" || /^By\s+\p{Lu}/u.test(candidate.plain));
  if (unit && byline && byline.start < unit.start && !announcesSeveral(words)) return null;
  if (unit) return { start: unit.start, end: unit.end };
  const first = near[0];
  const last = near[near.length - 1];
  const at = first && last ? document.text.slice(first.start, last.end).indexOf(words) : -1;
  return first && at >= 0 ? { start: first.start + at, end: first.start + at + words.length } : null;
}

const fewestSigners = 2;
const isQuoted = /^["“][^"“”]{80,}["”]$/;

/** In what looks like a standfirst over a name somebody speaks, in the first person or in quotation marks, and each further text stands over a name, too, but for one amid which the page is cut off. */
function isContribution(units: readonly PageUnit[], { start, end }: Span): boolean {
  const at = units.findIndex((unit) => unit.start === start);
  const unit = units[at];
  if (unit && unit.end === end && !announcesSeveral(unit.plain) && standsOverName(units, at)) return true;
  if (!unit || unit.end !== end || announcesSeveral(unit.plain) || !(isOwnVoice(unit.plain) || isQuoted.test(unit.plain))) return false;
  const last = units.at(-1);
  const isCutOff = last?.kind !== "byline" && /[\p{L}\p{N},]$/u.test(last?.plain ?? "");
  if (!isCutOff) return false;
  const signers = units
    .slice(at)
    .filter(({ kind, plain }, offset) => kind === "byline" && !/^by\s/i.test(plain) && units[at + offset - 1]?.kind === "paragraph");
  return signers.length >= fewestSigners && units[at + 1]?.kind === "byline";
}

/** Names stand under texts from here on, and the last line of the page is one of them. */
function standsOverName(units: readonly PageUnit[], at: number): boolean {
  const isName = (unit: PageUnit | undefined): boolean =>
    unit !== undefined && (unit.line?.role === "label" || unit.kind === "byline") && !/^by\s/i.test(unit.plain) && readMark(unit) !== null;
  const named = units.flatMap((unit, index) => (index > at && isName(unit) && units[index - 1]?.kind === "paragraph" ? [index] : []));
  const last = units.findLastIndex((unit) => unit.line?.role !== "role");
  return named.length >= fewestNamed && named[0] === at + 1 && named.at(-1) === last;
}

const fewestNamed = 3;

/** "Jane Doe, historian: This is the third." over further texts that a label with a colon opens. */
function isLabelled(units: readonly PageUnit[], { start, end }: Span): boolean {
  const at = units.findIndex((unit) => unit.start === start);
  const unit = units[at];
  if (!unit || unit.end !== end || announcesSeveral(unit.plain) || readMark(unit)?.kind !== "lead") return false;
  return units.slice(at + 1).some((other) => /:(?:$|\s)/.test(other.plain.slice(0, longestLabel)) && isLabel(other));
}

function isLabel(unit: PageUnit): boolean {
  const mark = readMark(unit);
  return mark !== null && !mark.isBare && (mark.kind === "lead" || unit.plain.endsWith(":"));
}

const longestLabel = 200;

const crew =
  /\b(?:experts?|scholars|specialists|analysts|observers|contributors|correspondents|economists|historians|diplomats|people who|panell?ists|authors)\b[^.?!]{0,80}\b(?:react|respond|weigh in|explain|answer|take|cut|share|discuss|assess|offer|say|said|what|whether|reply)|\b(?:we|I|our [\w\s-]{0,30}) (?:asked|put (?:the|this|that) question)|\bput the question to\b|\bexperts? (?:react|respond|poll|views)\b|\breactions? (?:from|of|by) (?:the |our |leading )?(?:experts|scholars|analysts|scientists|economists)\b|\btapped (?:our|a|the) [\w\s-]{0,20}experts?\b|\b(?:asked|put (?:it|this) to) [^.?!]{0,40}\b(?:experts|scholars|analysts|specialists|historians|economists|fellows)\b|\b(?:members|fellows) (?:answer|respond|react)\b|\bsent \w+ questions? to\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|a few)(?: (?:short|quick|expert|different))? (?:views|takes|reactions|perspectives|opinions|answers|voices|responses)\b|\b(?:we|I) (?:invited|turned to|sat (?:\w+ ){0,2}down|spoke (?:to|with)|reached out to|called|wanted to know)\b|\b(?:collected|gathered|invited|selected) (?:these|their|the following|a few|some|\w+) (?:reactions?|views?|answers?|responses?|replies|comments|opinions|voices)\b|\bhere (?:is|are) (?:what|how) (?:they|each)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|several) (?:of (?:our|its|the) )?(?:[\w-]+ ){0,3}(?:experts|scholars|specialists|analysts|economists|historians|diplomats|insiders|contributors|fellows|readers|essays|verdicts|answers|readings|takes|comments|reactions|authors)\b|\bround ?table\b|\bquick takes\b|\b(?:our|these|here,?) [\w\s-]{0,20}(?:experts|contributors|specialists|scholars)\b/i;

/** "Following are immediate views of economists", "Here is what people are saying", "six academics' responses to the vote", "spoke to campaigners to get their views". */
const compiled =
  /\b(?:following|below|here) (?:is|are)\b[^.?!]{0,60}\b(?:views|reactions?|comments|responses|statements|quotes|excerpts|saying|said)\b|\b(?:academics|researchers|leaders|politicians|campaigners|activists|officials|experts|analysts|economists|scientists|scholars|lawmakers|readers|others|people|groups|organi[sz]ations|staff|fellows|world)\b['’]? (?:\p{L}+ )?(?:responses|reactions?|reacted|reacts?|responded|are saying|is saying|were saying|have said|had to say)\b|\b\p{L}{3,}s (?:react|respond) to\b|^(?:\p{L}+ )?(?:reactions?|responses) (?:to|on|of|from)\b|\b(?:reactions?|responses|statements) (?:from|by) (?!the )\p{L}+ \p{L}+|\b(?:to get|give|gave|share|shared) (?:us )?their (?:views|reactions?|thoughts|takes)\b|\bwe (?:present|publish|offer|share)\b[^.?!]{0,40}\b(?:responses|views|reactions|comments|answers|opinions)\b|\b(?:compiled|collected|selected) (?:reactions|responses|comments|statements|views)\b|\beditorial pages\b|\beditorials (?:from|across|on|in)\b/iu;

/** True where words at the top say that several people are heard: "Our experts weigh in", "We asked three economists". */
export function announcesSeveral(text: string): boolean {
  return crew.test(text) || compiled.test(text);
}
