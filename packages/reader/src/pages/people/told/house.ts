import type { SourceDocument } from "@rapporteur/core/model";
import type { MarkedPerson } from "../author-mark.ts";
import type { RoleWords } from "../bio-roles.ts";
import { organizationNouns } from "../genre-words.ts";
import { headNoun } from "../head-noun.ts";
import { isBodyOf, isPart, isPlaceOrState, isUnit, knownOrganization, namesBody, type OrganizationName } from "../organization-names.ts";
import { matchName } from "../person-names.ts";
import { escaped } from "./mentions.ts";

/** The body whose page it is, as the page itself says. */
export interface House {
  readonly body: OrganizationName;
  /** A paper or a broadcaster: its own people are those who write for it. */
  readonly isOutlet: boolean;
  /** It holds the conference that the page records. */
  readonly isHost?: boolean;
  /** The page calls those who write its own people: parts of it may have any name. */
  readonly isStaffed?: boolean;
}

const name =
  "((?:(?:\\p{Lu}\\.){2,}|\\p{Lu}[\\p{L}\\p{N}&’'-]*)(?:[ \\u00a0](?:(?:of|for|on|and|de|du|des|di|the|&)[ \\u00a0]){0,2}\\p{Lu}[\\p{L}\\p{N}&’'-]*){0,7})";
/** Where a page says whose it is, the surest first. */
const statements: readonly RegExp[] = [
  // "Five Corvid Center scholars", "The following Orvik University experts", "Corvid faculty".
  new RegExp(
    `(?:\\b(?:our|following|[Bb]y|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight)[ \\u00a0]+)(?:the[ \\u00a0]+)?${name}[ \\u00a0]+(?:experts|scholars|fellows|analysts|researchers|faculty|staff|economists|strategists)\\b`,
    "u",
  ),
  // "three views from Corvid House", "Welcome to the Corvid Forum press call".
  new RegExp(
    `(?:\\b(?:views|takes|essays|perspectives) from[ \\u00a0]+|\\b[Ww]elcome to[ \\u00a0]+)(?:the[ \\u00a0]+)?${name}(?=[.,\\n<]|$|[ \\u00a0](?:press|event|webinar|conference|call|briefing))`,
    "u",
  ),
  // "The Corvid Center does not take institutional positions", "Corvid House is a registered charity", "Orvik University was founded in 1911".
  new RegExp(
    `(?<![\\p{L}])(?:[Tt]he[ \\u00a0]+)?${name}(?:[ \\u00a0]+\\([^()\\n]{1,20}\\))?(?:[ \\u00a0](?:Ltd|Inc|plc|AG|LLC))?[ \\u00a0]+(?:is (?:an? )?(?:registered|private|tax-exempt|independent|non-?partisan|non-?profit|not-for-profit|authori[sz]ed|regulated)|does not take (?:an )?(?:institutional )?positions?|takes no (?:institutional )?positions?|was founded in \\d{4}|is an equal opportunity)`,
    "u",
  ),
  new RegExp(
    `(?:©|\\([cC]\\)|\\b[Cc]opyright\\b)[ \\u00a0]*(?:©[ \\u00a0]*)?(?:(?:19|20)\\d\\d(?:[-–](?:19|20)?\\d\\d)?,?[ \\u00a0]+)?(?:by[ \\u00a0]+)?(?:[Tt]he[ \\u00a0]+)?${name}(?=[ \\u00a0]*(?:,|[.|·;\\n)*_]|$|[ \\u00a0](?:19|20)\\d\\d|[–—-]))`,
    "u",
  ),
];
/** "Corvid Privatbank AG, Zürich." at the foot of the page. */
const legalPerson = new RegExp(
  `(?:^|\\n|\\|[ \\u00a0])${name}[ \\u00a0](?:\\(Pty\\)[ \\u00a0])?(?:Ltd|Inc|LLC|LLP|plc|PLC|GmbH|AG|S\\.A\\.)(?=[,. |\\n])`,
  "u",
);
/** "Nordmeer Lines (NML) Q1 2024 Call", "CENTRAL BANK OF NORLAND – PRESS CONFERENCE": who holds it speaks there. */
const held = new RegExp(
  `(?:^|\\n)[#* ]*${name}(?:[ \\u00a0]*\\([^()\\n]{1,20}\\))?(?:[ \\u00a0]*[–—:|-][ \\u00a0]*|[ \\u00a0]+)(?:(?:Q[1-4]|[Ff](?:irst|ourth)[ -][Qq]uarter|Second[ -][Qq]uarter|Third[ -][Qq]uarter|FY|Full[ -]Year)[^\\n]{0,40}(?:[Cc]all|[Rr]esults|[Tt]ranscript)|(?:PRESS|Press) (?:CONFERENCE|Conference|conference|BRIEFING|Briefing|briefing))`,
  "u",
);
/** "GULF LEDGER · No. 212", "The Corvid, ISSN 2049-9990", "The Corvid | Week 42": a paper, whatever it is called. */
const masthead = new RegExp(
  `(?:^|\\n)[#*_ ]*(?:[Tt]he[ \\u00a0]|THE[ \\u00a0])?${name}[*_]*(?:[ \\u00a0]*[·|,–—][ \\u00a0]*|[ \\u00a0]+)(?:No\\.?|Nr\\.?|Issue|Vol\\.?|Week|ISSN)[ \\u00a0]?\\d`,
  "u",
);
const legalForm = /,?[ \u00a0]+(?:Ltd|Inc|LLC|LLP|plc|PLC|Limited|GmbH|AG|Pty|Corp|Co)\.?$/u;
const headRoom = 3_000;
const footRoom = 6_000;

/** Cost: bounded. */
export function houseOf({ text, metadata }: SourceDocument): House | null {
  const holder = held.exec(text.slice(0, headRoom));
  const host = holder?.[1] === undefined ? null : toHouse(holder[1], holder.index + holder[0].indexOf(holder[1]), true);
  if (host) return { ...host, isHost: true };
  const stretches = [0, Math.max(headRoom, text.length - footRoom)];
  for (const [rank, statement] of statements.entries()) {
    for (const from of stretches) {
      const found = statement.exec(text.slice(from, from === 0 ? headRoom : undefined));
      const words = found?.[1];
      const house = found && words !== undefined ? toHouse(words, from + found.index + found[0].lastIndexOf(words)) : null;
      if (house) return { ...house, body: inFull(house.body, text), ...(rank === 0 ? { isStaffed: true } : {}) };
    }
  }
  const foot = Math.max(0, text.length - footRoom);
  const legal = legalPerson.exec(text.slice(foot));
  const person = legal?.[1] === undefined ? null : toHouse(legal[1], foot + legal.index + legal[0].indexOf(legal[1]), true);
  if (person) return person;
  for (const from of stretches) {
    const paper = masthead.exec(text.slice(from, from === 0 ? headRoom : undefined));
    const title = paper?.[1] === undefined ? null : toHouse(paper[1], from + paper.index + paper[0].indexOf(paper[1]), true);
    if (title) return { ...title, isOutlet: true };
  }
  const { publisher } = metadata;
  if (publisher !== null && namesBody(publisher)) return toHouse(publisher, -1);
  return fromFirstLine(text);
}

/** "Orvik State faculty" on a page that names Orvik State University. */
function inFull(body: OrganizationName, text: string): OrganizationName {
  if (namesBody(body.name)) return body;
  const whole = new RegExp(`${escaped(body.name)}[ \\u00a0](?:University|College|Polytechnic|School)(?![\\p{L}])`, "u").exec(text);
  return whole === null ? body : { ...body, name: whole[0], start: whole.index, end: whole.index + whole[0].length };
}

/** "Corvid House | Research | Events", "Orvik School of Law > Quick takes", "CORVID RISK — for clients", alone on the first line. */
function fromFirstLine(text: string): House | null {
  const [line = ""] = /^\s*[^\n]{3,200}/u.exec(text.slice(0, 400)) ?? [];
  const [, words = "", mark = ""] =
    new RegExp(`^[\\s*#_[]*(?:The[ \\u00a0]+)?${name}(?:\\]\\([^()\\s]*\\))?[*_ \\u00a0]*($|[/|>›»•—]|[ \\u00a0]{3,})`, "u").exec(line) ?? [];
  // A dash may part any headline.
  const isSign = mark !== "—" || words === words.toUpperCase();
  return words !== "" && isSign && isHeaded(words) ? toHouse(words, line.indexOf(words)) : null;
}

/** "Ministry of Works", "Corvid House", and no "Daily Press Briefing". */
function isHeaded(words: string): boolean {
  const [before = words] = words.split(/ (?:of|for|on|de) /i);
  return (
    knownOrganization(words) !== null ||
    organizationNouns.has(before.split(" ").at(-1)?.toLowerCase() ?? "") ||
    organizationNouns.has(words.split(" ").at(-1)?.toLowerCase() ?? "")
  );
}

/** @param isSure nothing but a body can stand there, whatever it is called */
function toHouse(written: string, at: number, isSure = false): House | null {
  const words = written.replace(/[.,]+$/, "").replace(legalForm, "");
  if (isPlaceOrState(words) || words.length < 4 || organizationNouns.has(words.toLowerCase()) || /^(?:All|Privacy|Terms|Photo|Image)\b/.test(words))
    return null;
  if (!isSure && !namesBody(words) && matchName(words, 0)?.end === words.length && !words.includes("&")) return null;
  const start = Math.max(0, at);
  return { body: { name: words, start, end: at < 0 ? 0 : start + words.length, link: "," }, isOutlet: isOutlet(words) };
}

const outlet =
  /(?:^|\s)(?:Times|Post|Herald|Tribune|Journal|Gazette|News|Magazine|Review|Quarterly|Monthly|Weekly|Daily|Radio|TV|Television|Ledger|Letter|Monitor|Dispatch|Courier|Chronicle|Observer|Guardian|Telegraph|Press|Record|Fortnightly|Broadcasting|Podcast|Media|Examiner|Mail|Standard|Star|Sun|Globe|Mirror|Express|Almanac|Wire|Blog|Newspaper)(?=\s|$)/iu;
const isOutlet = (words: string): boolean => outlet.test(words);

/** Posts that one holds in the house whose page it is. */
const inHouse: ReadonlySet<string> = new Set(
  "fellow associate analyst strategist economist director head lead researcher scholar editor correspondent columnist".split(" "),
);
/** The same where nothing says what they are of: "President", and no "President of Norland". */
const inHouseAlone: ReadonlySet<string> = new Set(
  "manager officer president chair adviser advisor principal chief executive ceo cfo partner counsel".split(" "),
);
const inSchool: ReadonlySet<string> = new Set("professor lecturer reader dean student candidate chair".split(" "));
const isSchool = /(?:^|\s)(?:University|School|College|Academy|Universit[àéä]t?|Universidad)(?:\s|$)/u;
const inOutlet: ReadonlySet<string> = new Set("editor correspondent columnist reporter".split(" "));
/** Nobody is one of these but of a body. */
const neverAlone = /(?:^|[\s-])(?:fellow|associate|non-?resident)\b/i;
/** "with us", "our", "at this School": the page speaks of itself. */
const own = /(?:^our\s|\swith us\b|\b(?:at|of|in) this (?:\p{L}+)$|\bhere(?: at\b|$))/iu;
/**
 * The house as the body of somebody to whom the page gives a post and none: "Associate Fellow" over a text of Corvid House.
 *
 * @param isTalk true where guests of other bodies speak: then only posts that are nowhere held but in a house
 */
export function withHouse(person: MarkedPerson, house: House | null, isTalk: boolean): MarkedPerson {
  if (house === null || person.organizations.some(({ name: body }) => !isPart(body))) return person;
  const current = person.roles.filter((role) => !role.isFormer);
  const isOwn = ({ name: body }: OrganizationName): boolean => isPart(body) || (house.isStaffed === true && isUnit(body));
  const isBodied = ({ organizations }: RoleWords): boolean => organizations.some((body) => isBodyOf(body) && !isOwn(body));
  const isNamed = current.some(({ organizations }) => organizations.some(({ name: body }) => body.toLowerCase() === house.body.name.toLowerCase()));
  if (current.length === 0 || isNamed || current.some(isBodied) || !current.some((role) => isHeldIn(role, house, isTalk))) return person;
  const roles = person.roles.map((role) => (role.isFormer ? role : { ...role, organizations: role.organizations.filter(isBodyOf) }));
  return { ...person, roles, organizations: [...person.organizations, house.body] };
}

/** "Chief Financial Officer", "Deputy Governor", "Spokesperson": who speaks where a body holds a conference. */
const officer =
  /^(?:Chief\s.*\sOfficer|CEO|CFO|COO|(?:Deputy |Vice )?(?:Governor|Chair(?:man|woman|person)?|President)|(?:Deputy )?Spokes(?:person|man|woman)|Division Chief|Chief Economist|(?:Managing )?Director)\b/;

function isHeldIn(role: RoleWords, { body, isOutlet, isHost = false }: House, isTalk: boolean): boolean {
  if (own.test(role.text)) return true;
  const head = headNoun(role.text) ?? "";
  if (isHost) return officer.test(role.text) && !/,\s/.test(role.text);
  if (isOutlet) return inOutlet.has(head) && !isTalk;
  if (isTalk) return /^\p{Lu}/u.test(role.text) && (neverAlone.test(role.text) || role.organizations.some(({ name: unit }) => isPart(unit)));
  if (inSchool.has(head) && isSchool.test(body.name)) return true;
  return inHouse.has(head) || (inHouseAlone.has(head) && !/\s(?:of|to|for|in)\s/.test(role.text));
}
