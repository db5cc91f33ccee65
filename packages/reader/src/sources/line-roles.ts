import { inEitherCase } from "@rapporteur/core/text";
import { remembered } from "./lines/remembered.ts";
import { parseDate, withoutDate } from "./parse-date.ts";

const particles =
  "(?:'t|y|wa|ka|binti?|mint|oğlu|oglu|ogly|uulu|kyzy|qizi|de['’]?|der|den|del|della|di|da|dos|du|la|le|van|von|zu|bin|ibn|al|el|ter|ten|af|av|und|binte|bte|ben|ag|ap|ab|ferch|n[íi]|nic|u[íi]|walet|aït|dal|dalla|dei|y|e)";
/** No white space within a word, so that words are told apart in one way only: a row of initials would take minutes else. */
const nameWord =
  "(?:[\"“‘(]\\p{Lu}\\p{Ll}+[\"”’)](?=\\s+\\p{Lu})|(?:[dDlO]['’])?\\p{Lu}[\\p{L}'’.-]*|(?:al|el|as|ad|an|ar|ash|at|az|ul|ur)-\\p{Lu}\\p{L}+)";
/** Two to six words written like a person's name: capitals, initials, particles. */
export const personName = `(?!["“‘(])${nameWord}(?:\\s+(?:${nameWord}|${particles})){1,7}`;

const post =
  "(?:senior|junior|nonresident|non-resident|resident|visiting|distinguished|associate|assistant|adjunct|deputy|vice|acting|former|retired|emeritus|founding|executive|managing|research|policy|fellow|director|president|professor|lecturer|scholar|researcher|analyst|economist|historian|journalist|correspondent|columnist|editor|author|writer|reporter|ambassador|diplomat|minister|secretary|adviser|advisor|consultant|chair|chairman|chairwoman|head|chief|founder|cofounder|co-founder|member|expert|specialist|strategist|officer|general|admiral|colonel|coordinator|manager|partner|principal|dean|candidate|student|graduate|lawyer|attorney|commentator|contributor|strategist|envoy|commissioner|representative|lead|leader|spokesperson|spokesman|spokeswoman|senator|congressman|congresswoman|governor|mayor|councillor|ceo|boss|scientist|activist|campaigner|engineer|broker|banker)";
const bio = new RegExp(
  `^(?!(?:For|In|At|But|And|As|With|When|If|While|Like|Although|On|To|From|By)\\s)(?:(?:about the author|about)\\s*:?\\s*)?(?:(?:Dr|Prof|Professor|Ambassador|Amb|Gen|General|Lt|Col|Sir|Dame|Mr|Mrs|Ms)\\.?\\s+)?${personName}(?:\\s*\\([^)]{1,40}\\))?(?:,\\s[^,.]{2,80})?,?\\s+(?:(?:is|was|has been)\\s+(?:\\S+\\s+){0,9}?(?:\\S*[-/])?${inEitherCase(post)}|(?:(?:currently|previously|also)\\s+)?(?:serves|served|teaches|directs|leads|heads|chairs|covers|writes|works|worked|holds|runs|specializes|specialises|studies)\\b)`,
  "u",
);
const bioLength = 900;
/** "JANE DOE's “After Oil” is published in May", "Jane Doe’s latest novel is Tides". */
const bookOf = new RegExp(
  `^${personName}['’]s?\\s+(?:["“‘«*_]|(?:new|latest|most recent|next|first|forthcoming|recent)\\s+(?:book|novel|memoir|collection|film)\\b)`,
  "u",
);

/** True for a paragraph that introduces a person: a full name, then "is senior fellow at …", "teaches …", "serves as …". */
export const looksLikeBio: (words: string) => boolean = remembered((words) => words.length <= bioLength && (bio.test(words) || bookOf.test(words)));

/** What one writes on what another wrote: "Response by Jane Doe", "Author’s response by John Roe". */
const answering =
  "(?:(?:the )?(?:authors?|editors?|reviewers?)['’]?s?['’]? )?(?:rebuttal|response|reply|rejoinder|review|comment|answer|dissent|introduction|foreword|afterword|postscript) ";

const byline = new RegExp(
  `^(?:(?:${answering}|(?:written|compiled|edited|posted|reported|reviewed|analysis|opinion|commentary|story|text|essay|guest post|an? \\p{L}+ )\\s*)?[Bb]y:?|BY:?|[Bb]y-line:|Authors?:)\\s+(?=\\p{Lu}|the\\s)[^.?!]{2,}`,
  "iu",
);
const bylineLength = 160;

/** True for "By Jane Doe", "By JANE DOE and John Roe | March 3, 2023", "Compiled by the editors". */
export const looksLikeByline: (words: string) => boolean = remembered((words) => {
  if (words.length > bylineLength || !byline.test(words)) return false;
  const names = words.replace(/^.*?\bby\b:?\s+/i, "");
  return /^(\p{Lu}|the\s)/u.test(names) && !/[!?]$|[a-z]{3}\.$/.test(words) && bylineVerb.exec(names) === null;
});

const authorLead = new RegExp(`^(?:${answering}|(?:written|text|words|story|analysis|opinion|commentary) )?by:?\\s+`, "i");
/** Names are parted before they are looked at: "and" could be a word of one else, in very many ways. */
const betweenAuthors = /(?:,\s+and|,|\s+and|\s+&)\s+/i;
const authorName = new RegExp(`^${personName}$`, "iu");

/** True for "Written by Jane Doe." and nothing else: the person who signs so may be named nowhere else. */
export const looksLikeAuthorLine: (words: string) => boolean = remembered((words) => {
  if (words.length > bylineLength || !authorLead.test(words) || bylineVerb.test(words)) return false;
  const names = words.replace(authorLead, "").replace(/\.$/, "").split(betweenAuthors);
  return names.every((name) => authorName.test(name));
});
const bylineWithOutlet = new RegExp(`^(?:By|BY|${inEitherCase(answering)}by):?\\s+${personName}(?:(?:,| and|, and| &)\\s+${personName})*,\\s`, "u");

/** True for "By Jane Doe, The Outlet. Doe is …": a byline with an outlet and perhaps a bio behind it. */
export const opensByline: (words: string) => boolean = remembered((words) => bylineWithOutlet.test(words));

const datedSignature = new RegExp(`^${personName}\\s*[–—|,-]\\s*\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}$`, "u");

/** True for "Jane Doe - 9/12/02", as a posted text is signed. */
export const looksLikeDatedSignature: (words: string) => boolean = remembered((words) => words.length <= 80 && datedSignature.test(words));

/** "By Friday the talks had stalled" is a sentence. */
const bylineVerb = /\b(is|are|was|were|has|have|had|will|would|should|must|can|could|may|might|not)\b/;

const retired = /\s*,?\s*\([Rr]et(?:ired|['’]?d)?\.?\)/;
const nameLine = new RegExp(`^(?:[-–—]{1,2}\\s*)?${personName}$`, "u");
const signature = new RegExp(`^(?:[-–—]{1,2}|―)\\s*${personName}(?:,\\s.{2,200}|\\s\\([^()]{2,40}\\))?$`, "u");

/** True for a line that is nothing but a name, or a name after a dash, the way contributions are signed. */
export const looksLikeSignature: (words: string) => boolean = remembered((words) => words.length <= 220 && signature.test(words));

/** True for a line that could be a bare name: two to six capitalised words and nothing else. */
export const looksLikeName: (words: string) => boolean = remembered(
  (words) => words.length <= 60 && nameLine.test(words.replace(retired, "")) && !/\p{N}/u.test(words),
);

const dateLead = /^(?:(?:first |last |originally )?(?:published|posted|updated|modified|released|issued|date|dated|created)(?: on| at)?\s*:?\s*)+/i;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*/i;

/** True for a line that only dates the document: "March 22, 2023", "Published: 22.03.2023, 9:15 CET", "Tashkent, 3 May 2024". */
export const looksLikeDateLine: (words: string) => boolean = remembered((words) => {
  if (words.length > 90 || parseDate(words) === null) return false;
  const rest = withoutDate(words.replace(dateLead, "").replace(weekday, ""))
    .replace(/\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?/gi, "")
    .replace(/\b(?:at|on|[A-Z]{2,4}|UTC|Z|T|updated|published|posted|\d+ min(?:ute)?s?(?: read)?)\b/g, "")
    .replace(/[+-]\d{2}:?\d{2}/g, "");
  return /^[\s,|·•–—:;()\-/]*$/.test(rest) || /^\p{Lu}[\p{L}\s.'’-]{1,40},[\s|·•–—-]*$/u.test(rest);
});

const tagsLine =
  /^(?:tags?|tagged(?: with| under)?|topics?|keywords?|filed under|categor(?:y|ies)|labels?|related topics|issues|regions?)\s*:\s*(.*)$/is;
const noTags = /^(?:no tags?|none|n\/?a|-+|–|—|untagged|uncategorized)?\.?$/i;

/** The tags of a "Tags: …" line, an empty list for "Tags: No tags", null where the line is none. */
export function tagsOf(words: string): string[] | null {
  const match = tagsLine.exec(words);
  if (match === null || words.length > 400) return null;
  const listed = (match[1] ?? "").trim();
  return noTags.test(listed) ? [] : splitTags(listed);
}

/** Tags written in a row, split at commas, semicolons, bars and dots between words. */
export function splitTags(listed: string): string[] {
  const parts = listed.split(/\s*[,;|·•]\s*|\s+\/\s+|\s*\n\s*|\s+(?=#)/);
  return parts.map((part) => part.replace(/^#/, "").replace(/\s+/g, " ").trim()).filter((part) => part !== "" && !noTags.test(part));
}

const postStart = new RegExp(`^(?:(?:the|an?) )?(?:\\S+[ -]){0,4}?${post}\\b`, "iu");

/** True for a line that only names a post: "Senior fellow, Institute for Examples", "Former ambassador to Japan". */
export const looksLikePostLine: (words: string) => boolean = remembered(
  (words) => words.length <= 200 && postStart.test(words) && !bylineVerb.test(words) && !/[?!]$/.test(words),
);

const namedPost = new RegExp(`^(?:[-–—]{1,2}\\s*)?${personName}\\s*(?:,|\\n|\\(|\\||[–—-]\\s)\\s*(?=\\S)`, "u");

/** True where words begin with a name and what parts it from a post: what does not so begin, begins with no name and post. */
export function startsNamedPost(words: string): boolean {
  return namedPost.test(words);
}

/** True for a line, or two, that give a name and a post: "Tom O’Brien, professor of history, University of Example". */
export const looksLikeNamedPost: (words: string) => boolean = remembered((text) => {
  if (text.length > 220 || finalStop.test(text)) return false;
  const lead = namedPost.exec(text)?.[0];
  return lead !== undefined && looksLikePostLine(text.slice(lead.length).replace(/\s+/g, " "));
});

const placedName = new RegExp(`^${personName}(?:,\\s\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2}){1,2}$`, "u");

/** True for "John Roe, Sheffield" and "Jane Doe, Port Harbour, Ont.": a letter’s signature, where it stands under a text. */
export const looksLikePlaced: (words: string) => boolean = remembered((words) => words.length <= 80 && placedName.test(words));

const postedName = new RegExp(
  `^(?:[-–—]{1,2}\\s*)?(?=(?:\\S+\\s+){0,5}${inEitherCase(post)}\\s+\\S)(?:(?:\\p{Lu}[\\p{L}.&'’-]*|of|for|the|and|${inEitherCase(post)})\\s+){1,7}?${personName}$`,
  "u",
);

/** True for "Norland Foreign Minister Jane Doe": posts before a name, as words are signed that stand over it. */
export const looksLikePostedName: (words: string) => boolean = remembered((words) => words.length <= 90 && postedName.test(words));

const inBrackets = /^[([](.+)[)\]]\.?$/s;
const capitals =
  /^\p{Lu}[\p{Lu}'’.-]*(?:\s+\p{Lu}[\p{Lu}'’.-]+){1,4}\s+(?!(?:for|from|to|with|about|in|on|at|of|and|our|your|the)\b)(?=\p{L}?\p{Ll})/u;

const initialsBefore = /^\(?(\p{L}{2,4})\)?\s*[:=–—|-]?\s+(?=\p{Lu})/u;

/** True for "jd Jane Doe, Chief Strategist" and "LvH: Leon van Heusden": the letters are those of the name behind them. */
function explainsInitials(words: string): boolean {
  const [lead = "", letters = ""] = initialsBefore.exec(words) ?? [];
  if (letters === "" || /[.!?]$/.test(words)) return false;
  const own = words
    .slice(lead.length)
    .split(/[\s-]+/, letters.length)
    .map((word) => word[0] ?? "");
  return own.join("").toLowerCase() === letters.toLowerCase();
}

/** True for "— JANE DOE former mediator" and "(Jane Doe, ambassador to Japan)": who wrote what stands over it. */
export const looksLikeSigned: (words: string) => boolean = remembered((words) => {
  if (words.length > 220) return false;
  if (explainsInitials(words)) return true;
  const bare = (inBrackets.exec(words)?.[1] ?? words).replace(/^[-–—]{1,2}\s*/, "");
  const lead = capitals.exec(bare)?.[0];
  return looksLikeNamedPost(bare) || looksLikeSignature(words) || (lead !== undefined && looksLikePostLine(bare.slice(lead.length)));
});

/** True for "Posted on April 2nd, 2024 by Ed Itor in Asia". */
export function looksLikePostedLine(words: string): boolean {
  return (
    words.length <= 160 &&
    /^(?:posted|published|updated|written|submitted|released)\b/i.test(words) &&
    parseDate(words) !== null &&
    !/[.!?]$/.test(words)
  );
}

const body =
  /\b(?:institut[eo]?|universit\p{L}+|college|school|cent(?:re|er)|council|forum|foundation|academy|observatory|bank|group|company|agency|association|ministry|office|network|press|radio|television|society|union|party|review|times|project|programme|program|initiative|fund|court|embassy)\b/iu;

/** True for a line that names a body and nothing else: "Institute for Eastern Affairs", "Free Minsk Radio". */
export const looksLikeBody: (words: string) => boolean = remembered(
  (words) => words.length <= 100 && body.test(words) && /^\p{Lu}/u.test(words) && !bylineVerb.test(words) && !/[.?!:]$/.test(words),
);

const finalStop = /[.!;:,…](?:["”’')\]]*)$/;
const headingLength = 140;

/** True for a short line without a full stop at its end, starting the way a heading starts. */
export const looksLikeHeading: (words: string) => boolean = remembered((words) => {
  if (words.length > headingLength || /\n/.test(words) || finalStop.test(words.replace(retired, ""))) return false;
  if (!/^(?:#\s?(?=\d)|["“‘'«([¿¡])?[\p{Lu}\p{N}\p{Lo}]/u.test(words)) return false;
  if (/^(?:dear|sirs?|madam)\b/i.test(words)) return false;
  return words.split(/\s+/).length <= 22 && /\p{L}{2}/u.test(words);
});

const mastheadLength = 120;
const issueMark = /(?:^|[\s,])(?:issue|vol(?:ume)?\.?|no\.|nr\.?|number|edition)\s*\d{1,4}(?:[\s,(].{0,40})?$/i;
const counter = /^(?:\d+ (?:comments?|responses|replies|views|shares)|\d+[ -]?min(?:ute)?s?(?: read)?|(?:reading time|time to read)\b.{0,20})$/i;

const isMasthead = remembered((words) => tellMasthead(words) !== null);
const isMastheadWithAuthor = remembered((words) => tellMasthead(words) === "byline");

/**
 * What a line is that names the outlet, the date or the number of an issue in cells: "The Review | 9 May 2034", "20 August | 8 comments",
 * "Isle & Empire, issue 44". With a person's name in a cell it is a byline.
 */
export function mastheadKind(words: string): "other" | "byline" | null {
  if (!isMasthead(words)) return null;
  return isMastheadWithAuthor(words) ? "byline" : "other";
}

function tellMasthead(words: string): "other" | "byline" | null {
  if (words.length > mastheadLength || /[.!?:]$/.test(words) || looksLikeByline(words)) return null;
  if (issueMark.test(words) && words.split(/\s+/).length <= 10 && !bylineVerb.test(words)) return "other";
  const cells = words.split(/\s*[|·•]\s*|\s+[–—/-]\s+/).filter((cell) => cell !== "");
  const telling = cells.filter((cell) => looksLikeDateLine(cell) || counter.test(cell));
  if (cells.length < 2 || telling.length === 0) return null;
  const others = cells.filter((cell) => !telling.includes(cell));
  if (others.some((cell) => cell.split(/\s+/).length > 7)) return null;
  return others.some((cell) => looksLikeName(cell) && !/^The\s/.test(cell)) ? "byline" : "other";
}

const rubricLine =
  /^(?:(?:guest |expert |news |legal |policy )?(?:opinions?|op-ed|comment(?:ary)?|analys[ei]s|perspectives?|views?|viewpoints?|editorial|essays?|interviews?|q ?& ?a|round ?table|symposium|forum|panel|debate|explainer|features?|column|dispatch(?:es)?|briefing|blog|podcast|transcript|letters?)|(?:the )?(?:big|long) read|in (?:brief|focus|depth)|experts? (?:react|respond)|(?:fast|quick|first) (?:thinking|takes?|reactions?))\s*:?$/i;

/** True for the name of a section that stands over a title: "OPINION", "Roundtable", "Expert comment". */
export function looksLikeRubric(words: string): boolean {
  return words.length <= 40 && rubricLine.test(words);
}

/** True for words set off from the text: a quotation with its speaker after a dash, "[Pull quote: …]". */
export function looksLikePulledQuote(words: string): boolean {
  return words.length <= 250 && /^["“«][^"”»]{4,200}["”»],?\s+[—–-]{1,2}\s*\S/u.test(words);
}
