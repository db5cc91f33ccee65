import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";
import { officeHead } from "./heads/read-head.ts";
import { isTalkHeading } from "./heads/talk-sections.ts";

const particles = "van der|van den|van de|ter|ten|de la|van|von|de|der|den|bin|al|el|da|di|du|la|le|du|Ó|Mac|Le";
/** Before a word of a name, one word each: told in one way only, where a row of them could be told in very many. */
const small = "(?:of|the|and|for|from|member|van|ter|ten|von|de|der|den|bin|al|el|da|di|du|la|le|Ó|Mac|Le)[ \\u00a0]+";
const labelled = new RegExp(
  `^(?:[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?\\s+)?(?:>>\\s*|[-–—]\\s+|\\([^()]{2,30}\\)\\s+|Q?\\.?\\s?\\d{1,4}\\.?\\s+(?=\\p{Lu}))?((?:(?:${particles})[ \\u00a0]+)?\\p{Lu}[\\p{L}\\p{M}'’.&-]*(?:(?<=\\.) \\(\\p{L}{1,5}\\.?\\))?(?:[ \\u00a0]+(?:${small})*(?!${small})[\\p{L}\\p{M}'’.&-]+){0,7}(?:[ \\u00a0]\\d{1,2})?)[ \\u00a0]*(?:[(\\[]([^()\\[\\]]{1,90})[)\\]])?(?:[ \\u00a0]*[(\\[][^()\\[\\]]{1,60}[)\\]]){0,2}(?:[ \\u00a0]+to the \\p{Lu}[^:.?!]{3,90})?[ \\u00a0]*(?::|(?<=^[QA]\\d?)\\.)(?=\\s|$)\\s*`,
  "u",
);
const longestLabel = 60;

/** A label before a turn. */
export interface FoundLabel {
  /** As written, without brackets, colon or time. */
  readonly label: string;
  /** What stands behind the name in brackets or after a comma: a body or a post. */
  readonly bracket: string | null;
  /** Index in the unit's text at which the words begin. */
  readonly after: number;
  /** 1 and 0 where the line itself says that its bearer asks or answers. */
  readonly asking?: number;
}

/** The label before a colon at the start of a unit, or null. */
export function labelAt(unit: PageUnit): FoundLabel | null {
  const over = labelOver(unit);
  if (over) return over;
  const office = officeHead(unit.plain.slice(0, 220), 0);
  if (office?.form === "colon") return office;
  const found = labelled.exec(unit.plain.slice(0, 220));
  // "Col. (ret.) Ada Lund" has a bracket that is part of the title.
  const label = found?.[1]
    ?.replace(/\s*\([^()]*\)/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (!found || label === undefined || label.length > longestLabel || !isLabelWords(label))
    return labelWithStop(unit) ?? labelWithPost(unit) ?? labelWithDash(unit) ?? labelWithoutMark(unit) ?? gluedLabel(unit);
  // "A (Lund):" tells who of several answers.
  const answerer = ofSide.test(label) && /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3}$/u.test(found[2] ?? "") ? found[2] : undefined;
  const asking = numberedQuestion.test(unit.plain) && label.length > 1 ? { asking: 1 } : {};
  return answerer === undefined
    ? { label, bracket: postIn(found[2]), after: found[0].length, ...asking }
    : { label: answerer, bracket: null, after: found[0].length };
}

/** Letters of answers, and sides of a debate, which a name in brackets may follow. */
const ofSide = /^(?:A\d?|answer|for|against|pro|con|proposition|opposition|affirmative|negative)$/i;

/** "Q152  Ada Lund:" in a record of evidence. */
const numberedQuestion = /^Q\.?\s?\d{1,4}\.?\s/;

/** Brackets that say when or how somebody is heard: "(12:40)", "(voice-over)", "(through interpreter)". */
const manner =
  /^(?:\d{1,2}:\d{2}(?::\d{2})?|(?:voice|off|on)[- ]?(?:over|camera|screen|mic|mike)|(?:via|through|by|over|on)\b.*\b(?:interpreter|translat\p{L}+|phone|telephone|video|skype|zoom|link)|translated?|continu(?:ed|ing)|cont[’']?d\.?)$/iu;

const postIn = (bracket: string | undefined): string | null => (bracket === undefined || manner.test(bracket.trim()) ? null : bracket);

const hosting = /(?:^|\s)(?:host|co-host|moderator|presenter|anchor|interviewer|byline)$/i;

/** "ADA LUND, HOST: Good evening.", "ADA LUND, Director, Institute X: It did.": a name in capitals, or with the part of who leads. */
function labelWithPost({ plain }: PageUnit): FoundLabel | null {
  const opening = /^([^,:\n“”"]{3,60}),\s+([^:\n“”"]{2,120}?)(?:\s*[([]([^()[\]]{1,60})[)\]])?:(?=\s|$)\s*/u.exec(plain.slice(0, 260));
  const [whole, written = "", post = ""] = opening ?? [];
  const label = written.replace(/\s+/g, " ").trim();
  if (whole === undefined || !isLabelWords(label)) return null;
  const isNamed = isCapitals(label.replace(/\bMa?c(?=\p{Lu})/gu, ""))
    ? isCapitals(post) || hosting.test(post) || (matchName(label, 0) !== null && /^\p{Lu}/u.test(post) && !/[.?!]/.test(post))
    : hosting.test(post) && matchName(label, 0) !== null;
  return isNamed ? { label, bracket: post.trim(), after: whole.length } : null;
}

const titledLabel =
  /^((?:The )?(?:Chair(?:man|woman)?|Mr\.|Ms\.|Mrs\.|Dr\.|Prof\.|Senator|Representative|Ranking Member|Secretary|Ambassador|Admiral|General)(?: \p{Lu}[\p{L}’'-]+){1,3})\.\s+(?=\S)/u;

/** "Mr. Applegate. Yes, and this year.": the record of a hearing. */
function labelWithStop({ plain }: PageUnit): FoundLabel | null {
  const found = titledLabel.exec(plain.slice(0, 120));
  return found?.[1] === undefined ? null : { label: found[1], bracket: null, after: found[0].length };
}

/** "PRESENTER- Good evening.", "MINISTER ADA LUND – Thank you.", "HON. ADA LUND (Minister for Ports).- Thank you.", "LUND.—Thank you.": in capitals. */
function labelWithDash({ plain }: PageUnit): FoundLabel | null {
  const found =
    /^(\p{Lu}[\p{Lu}\p{M}.'’-]*(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,5}?)(?: \(([^()]{2,160})\)\.?)?(?:(?:-| ?[–—])\s+|\.?—)(?=[\p{Lu}“"])/u.exec(
      plain.slice(0, 4 * longestLabel),
    );
  const label = (found?.[1] ?? "").replace(/(?<=\p{Lu}{2})\.$/u, "");
  return found && isCapitals(label) && isLabelWords(label) ? { label, bracket: found[2] ?? null, after: found[0].length } : null;
}

/**
 * "[Ada Lund] Good evening.", "<v Ada Lund>Good evening." of subtitles, and "AL        Good evening.": brackets or a wide space part the label from the words; behind "Q" any
 * space does.
 */
function labelWithoutMark({ plain }: PageUnit): FoundLabel | null {
  const [whole, bracketed, tagged, initials, asker] =
    /^(?:\[([^[\]]{2,60})\]\s+|<v ([^<>]{2,60})>\s*|(\p{Lu}{2,4})(?:\t|\s{4,})|(Q)\s+(?=[\p{Lu}“"(]))(?=\S)/u.exec(
      plain.slice(0, 2 * longestLabel),
    ) ?? [];
  const label = bracketed ?? tagged ?? initials ?? asker;
  return whole !== undefined && label !== undefined && isLabelWords(label) ? { label, bracket: null, after: whole.length } : null;
}

/** "MS. ADA LUNDGood evening.": capitals right before the words, where a page lost what stood between them. */
function gluedLabel({ plain }: PageUnit): FoundLabel | null {
  const label = /^(\p{Lu}[\p{Lu}.’' -]{2,40}?\p{Lu})(?=\p{Lu}\p{Ll}|I[’' ]|A \p{Ll})/u.exec(plain.slice(0, longestLabel))?.[1];
  const isGlued = label !== undefined && plain.length > label.length + shortestGlued && isLabelWords(label);
  return isGlued ? { label, bracket: null, after: label.length } : null;
}

const shortestGlued = 8;

/** A bold name on the first line of a paragraph, and its words on the next. */
function labelOver({ plain, leadLength }: PageUnit): FoundLabel | null {
  const line = leadLength > 0 && leadLength <= longestLabel ? /^([^\n]{2,60}?)\s*:?\s*\n\s*(?=\S)/u.exec(plain) : null;
  const label = line?.[1]?.replace(/\s+/g, " ").trim();
  return line && label !== undefined && Math.abs(label.length - leadLength) <= 2 && isLabelWords(label)
    ? { label, bracket: null, after: line[0].length }
    : null;
}

/** Voices that nobody has named: "Speaker 1". */
const numbered = /^(?:(?:fe)?male )?(?:speaker|voice|guest|participant|person|panell?ist|respondent|interviewee|delegate) \d{1,2}$/i;

export const isNumbered = (label: string): boolean => numbered.test(label);

/** "The CHAIR", "The Acting Speaker", "The Hon. ADA LUND", "The LORD CHANCELLOR", "The MINISTER OF JUSTICE": offices of a chamber. */
const officeLabel =
  /^The (?:(?:Acting|Deputy|Temporary|Assistant|Vice)[ -])*(?:President(?: pro tempore)?|Chair(?:man|woman|person)?|Moderator|Speaker(?: pro tempore)?|Presiding Officer|Clerk|Hon\.? .*|Right Hon\.? .*|(?:Earl|Countess|Marquess|Duke|Duchess|(?:Lord )?(?:Arch)?bishop) of .*|(?:\p{L}+[ -])?(?:Minister|Secretary|Chancellor|Attorney[- ]General|Solicitor[- ]General|Leader|Whip|Premier|Treasurer)(?: (?:of|for) (?:the )?\p{Lu}.*)?)$/iu;

/** Every word of a label begins with a capital, particles and "of the" aside: "The point is this:" is none. */
function isLabelWords(label: string): boolean {
  const words = (isNumbered(label) ? label.replace(/ \d+$/, "") : label).split(" ");
  const isName = (word: string): boolean =>
    /^(?:(?:al|el|as|an|ad|ar|ash|at|az|ul)-)?\p{Lu}[^,]*$/u.test(word) || new RegExp(`^(?:of|the|and|for|from|member|${particles})$`).test(word);
  if (/^[QA]\d?$/.test(label)) return true;
  if (isTalkHeading(label)) return false;
  // "II: the second witness" counts.
  if (/^[IVX]{1,4}$/.test(label)) return false;
  return (
    words.every(isName) &&
    (officeLabel.test(label) ||
      !/^(?:The|A|An|And|But|So|If|This|That|These|In|On|At|My|Our|Your|His|Her|Its|Their|One|Note|NOTE|First|Second|Third|Yes|No)(?:\s|$)/.test(
        label,
      ))
  );
}

/** "Ada Lund (11:32):", "Speaker 1 (1:02:26):", "Ada 0:06". */
const timed = /^\p{Lu}[^.!?\n]{1,60}\s(?:[([]\d{1,2}:\d{2}(?::\d{2})?[)\]]|\d{1,2}:\d{2}(?::\d{2})?):?$/u;

/** A line that holds a label and nothing else. */
export function labelLine(unit: PageUnit): FoundLabel | null {
  const posted = unit.plain.endsWith(":") ? labelWithPost(unit) : null;
  if (posted) return posted;
  if (isTalkHeading(unit.plain)) return null;
  if (unit.plain.length > 2 * longestLabel || (unit.line?.role !== "label" && !timed.test(unit.plain))) return null;
  const bare = /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?(.*?):?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*[([]([^()[\]]{1,90})[)\]])?\s*:?$/u.exec(
    unit.plain,
  );
  const label = bare?.[1]?.replace(/\s+/g, " ").trim();
  if (!bare || !label || label.length > longestLabel || !isLabelWords(label)) return nameWithPost(unit);
  return { label, bracket: postIn(bare[2]), after: unit.plain.length };
}

/** "Rear Adm. Ada Lund (ret.), former deputy commander", "Captain Ada Lund, retired (Institute X)": the name is the label. */
function nameWithPost(unit: PageUnit): FoundLabel | null {
  const match = matchName(unit.plain, 0);
  const post = match && /^,\s+(?:(?:retired|ret\.?|retd\.?)\s*)?[,(]?\s*(.*?)\)?\s*:?$/u.exec(unit.plain.slice(match.after))?.[1];
  return match && post !== undefined && post !== null ? { label: match.name, bracket: post === "" ? null : post, after: unit.plain.length } : null;
}

const longestStamped = 80;

/** The time of a recording stands behind the label. */
export const isStamped = ({ plain }: PageUnit): boolean => /\(\d{1,2}:\d{2}(?::\d{2})?\)/.test(plain.slice(0, longestStamped));

export const isCapitals = (label: string): boolean => /\p{Lu}{2}/u.test(label) && !/\p{Ll}/u.test(label);
