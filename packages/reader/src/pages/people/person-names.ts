import { isCommonPhrase } from "./common-words.ts";
import { invertingVerbs, notInNames, organizationNouns, roleNouns } from "./genre-words.ts";
import { isStateWord } from "./state-words.ts";

/** A person's name found in a text; `name` is without titles, `start` and `end` hold the name alone. */
export interface NameMatch {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Index after the name and what belongs to it: "(ret.)", ", PhD", "(@handle)". */
  readonly after: number;
}

const titles =
  /(?:(?:The )?R(?:igh)?t\.? Hon(?:ou?rable)?\.?|(?:The )?(?:R(?:igh)?t|Most|Very) Rev(?:erend)?\.?|(?:His|Her) (?:Eminence|Grace|Holiness|Beatitude)|Prof\.? em\.|Dr\.? h\.? ?c\.|PD(?=[ \u00a0]+(?:Dr|Prof)\b)|(?:Dr\.?[ \u00a0]+)?hab(?:il)?\.|Dipl\.-Ing\.|Univ\.-Prof\.?|(?:Adjunct|Associate|Assistant|Asst\.?|Assoc\.?|Hon\.?|Visiting)[ \u00a0]+Prof\.?|Dr\.-Ing\.|Lt\.?[- ]Gen\.?|Lieutenant[- ]General|Lt\.?[- ]Col\.?|Lieutenant[- ]Colonel|Maj\.?[- ]Gen\.?|Major[- ]General|Brig\.?[- ]Gen\.?|Brigadier[- ]General|Rear[- ]Admiral|Air Chief Marshal|Air Commodore|Air Cdre\.?|Group Captain|Gp\.? Capt\.?|Wing Commander|W(?:in)?g\.? Cdr\.?|Comptroller|Barrister|Advocate|(?:Al)?[Hh]aj?ji?a?(?<!(?<!Al)Haja)|Eng\.|Squadron Leader|Sqn\.? Ldr\.?|Flight Lieutenant|Flt\.? Lt\.?|Commodore|Cmde\.?|Cmdre\.|Dott\.ssa|Dott\.|Miss|Cdre\.?|Lieutenant|Brig\.?(?=[ \u00a0]+[(\p{Lu}])|Field Marshal|Sergeant(?:[- ]at[- ]Arms)?|Metropolitan(?=[ \u00a0]+\p{Lu}\p{Ll}+[ \u00a0]+\p{Lu}\p{Ll})|Consul|Headman|Premier|Commissioner|Chief Justice|Chief|Archbishop|Bishop|Cardinal|Monsignor|Msgr\.?|Mons\.|Mgr\.|Mag\.(?=[ \u00a0]+\p{Lu})|Ma[îi]tre|Mufti|Maulana|Patriarch|Ven\.|Pandit|Usta(?:z|dh)|Atty\.|Attorney(?![- ]General)|Canon|Councillor|Councilor|Council(?:man|woman)|Sheriff|Taoiseach|T[áa]naiste|Vice[- ]Chancellor|Cadet|LGen|\p{Lu}\p{Ll}{0,12}(?:(?:olog|etic|thic)ists?|ographers?)|Supt\.?|Superintendent|Insp\.?|Inspector|Representative|(?:State|Treasury|Cabinet|Permanent|Under) Secretary|Secretary of (?:State|Defen[cs]e|War|Commerce|Labou?r|Energy|the Treasury)|Cllr\.?|Ir\.|Sr\.|Retd?\.|Rtd\.|Vice[- ]Admiral|[VR]Adm\.?|HE(?=[ \u00a0]+(?:M[rs]|Mrs|Dr|Amb)\b)|Air Vice[- ]Marshal|Air Marshal|Foreign Minister|Prime Minister|Defen[cs]e Minister|Ambassadors?|Amb\.?|A\/Prof\.?|Emerit(?:us|a) Professor|Professor Emerit(?:us|a)|(?:Associate |Assistant )?Professors?|Profs?\.?|Doctors?|Drs?\.?|Sir|Dame|Lord|Lady|Baroness|Baron|General|Gen\.?|Admiral|(?:Vice|Rear)[- ]Adm\.?|Adm\.?|Lt\.?|Sgt\.?|Cdr\.?|Colonel|Col\.?|Captain of the (?:first|second|third) rank|Captain|Capt\.?|Commander|Cmdr\.?|Major|Maj\.?|Brigadier|High Commissioner|Senators?|Sens?\.|Reps?\.|Congressman|Congresswoman|Gov\.|Governor|President|Minister|Judge|Justice|(?:The )?Reverend|(?:The )?Rev\.?|The Hon\.?|(?:The )?Honou?rable|Hon\.|Hon['’]ble|Hon(?=[ \u00a0]+\S{2,}[ \u00a0]+\S{2,})|H\.E\.|His Excellency|Her Excellency|Sheikha?|Shaikh|Dato['’]|Datuk(?: Seri)?|Tan Sri|Ayatollah|Hojatoleslam|Imam|Sister|Brother|Father|Fr\.?|Rabbi|Prince|Princess|Engr\.?|Comrade|Cde\.?|Deacon|Pastor|Delegad[ao]|Deputad[ao]|Dip\.|Deputy (?:Governor|Minister|Prime Minister|President)|Vice[- ]President|Spokes(?:person|man|woman)|Coun\.|Coun(?=[ \u00a0]+\p{Lu})|Barr\.|Begum|Mullah|Pak(?=[ \u00a0]+\p{Lu})|Ibu|Bapak|Ing\.|Mme\.?|Mlle\.?|Shrimati|Shri|Smt\.?|Sra\.?|Dra\.?|Lic\.|Doña|Señora?|Senhora?|Signora?|Monsieur|Madame|Herr|Frau|Madam|Mr\.?|Mrs\.?|Ms\.?|Mx\.?)(?:,?[ \u00a0]+(?:retired|ret\.|retd\.?),[ \u00a0]+|[ \u00a0]+|(?<=\p{Ll}\.)(?=\p{Lu}\p{Ll}))(?:\((?:r|ret(?:ired|['’]?d)?|rtd|res(?:erve)?|dr|prof|mrs|miss|ms)\.?\)[ \u00a0]+)?/iuy;
const afterName =
  /(?:,? (?:\p{Lu}{2,4} )?[’‘']\d\d(?!\p{N})|,? (?:\p{Lu}\p{Ll}?\.){2,4}(?![ \u00a0]?[\p{L}\p{N}])|[ ,]*\((?:[Rr]et(?:ired|['’]?d)?\.?|RET(?:IRED|['’]?D)?\.?|[Rr]td\.?|RTD\.?|[Rr]es(?:erve)?\.?|SAN|KC|QC|SC|@[\w]+|he\/him|she\/her|they\/them)\)|,? (?:Ph\.?D\.?|DPhil|MD|KC|QC|SC|MP|MEP|MSP|TD|OBE|CBE|MBE|DBE|KBE|KCMG|CMG|DSO|RN|USN|FRS|FBA|SJ|CFA|JP|MVO|LVO|PVSM|UYSM|AVSM|VSM|YSM|IFS|IAS|IPS|KCB|CB|CVO|AO|PC|BL|LLM|LLB|MSc|BSc|MPA|MPP|MBA|MPH|MPhil|FSHS|FRSE|FREng|USCG|USMC|USAF|Esq\.?)(?! (?:[Cc]andidate|[Ss]tudent|[Rr]esearcher|[Ss]cholar))(?![\p{L}]))+/uy;
/** Letters behind a name that are no part of it. */
const postNominals: ReadonlySet<string> = new Set(
  "PhD DPhil MD KC QC SC MP MEP MSP TD OBE CBE MBE DBE KBE KCMG CMG DSO RN USN FRS FBA SJ CFA JP PVSM UYSM AVSM VSM YSM IFS IAS IPS KCB CB CVO MVO LVO AO PC LLM LLB MSc BSc MPA MPP MBA MPH MPhil Esq".split(
    " ",
  ),
);
const nameWord =
  /(?:(?:[ʻʼ‘]|['’](?=Abd(?!\p{L}))|ka|Mac|Mc|G\/|[OoDdLp]['’]|[Dd]ell['’])?\p{Lu}[\p{L}\p{M}]*(?:(?<=ng)['’](?=[ \u00a0]\p{Lu}))?(?:['’](?!s\b)\p{L}[\p{L}\p{M}]+)?(?:['’](?!s\b)\p{L}[\p{L}\p{M}]*)?(?:[-‐‑]\p{L}(?:[\p{L}\p{M}]|['’](?!s\b))*)*)/uy;
const initials = /(?:(?:\p{Lu}|Mc\p{Lu}|Ch|Kh|Ll|Ph|Sh|Th|Wm|Ya|Yu|Zh)\.[-‐]?){1,8}(?![\p{L}])/uy;
/** "P A Sangma", "A P J Lund": initials without stops, more than one, since "A Harbour" opens a headline. */
const bareInitials = /(?!U[ \u00a0][SKN]\b)\p{Lu}(?:[ \u00a0]\p{Lu}){1,3}(?=[ \u00a0]\p{Lu}[\p{Ll}\p{Lu}])/uy;
const articled = /(?:al|el|as|ad|an|ar|ash|at|az|ul|ur|ould)[-‐][‘ʻʼ]?\p{Lu}[\p{L}\p{M}]*(?:[-‐‑]\p{L}[\p{L}\p{M}'’]*)*/uy;
const particle =
  /(?:(?:Freiherr|Freifrau|Freiin|Graf|Gräfin|Ritter|Edler) (?:von und zu|von|zu)|von und zu|van der|van den|van de|von der|de la|de los|de las|van ['’]t|in ['’]t|op de|van het|auf der|an der|[dD]e['’]|wa|ka|ould|oqizi|qizi|kyzy|oğlu|ogly|oglu|uulu|van|von|v\.|vom|zu|zur|af|av|ter|ten|te|den|der|del|el|bar|della|degli|de|da|dos|das|do|du|di|la|le|bin|binti|binte|bte|bint|ibn|ben|abu|abou|abd|ag|ap|ab|ferch|verch|n[íi]|nic|u[íi]|[Mm]ac an|MAC AN|mac|walet|walat|wad|weld|aït|ait|dal|dalla|dello|dei|lo|zum|s\/o|d\/o|a\/l|a\/p|y|i|e)[ \u00a0]+(?=[\p{Lu}])/uy;
const suffix = /,? (?:J[rR]\.?|S[rR]\.?|Junior|II|III|IV)(?![\p{L}])/uy;
/** "Ma. Teresa", "Md. Rahman", "St. John": a first name cut short. */
const shortForm = /(?!No\.|Oh\.|So\.|Ah\.|Yes\.|Ok\.|Lab\.|Inc\.|Ltd\.|Co\.)(?:\p{Lu}\p{Ll}{1,2}|Mohd|Muhd)\.(?=[ \u00a0]+\p{Lu})/uy;
/** "Hugh St. John Carrow". */
const saint = /S[tT]\.(?=[ \u00a0]+\p{Lu})/uy;
/** What friends say for the first name, between it and the surname: "Seun", (Seun). */
const nickname = /(?:["“‘']\p{Lu}\p{L}{1,14}["”’']|\(\p{Lu}\p{Ll}{1,14}\))[ \u00a0]+(?=\p{Lu})/uy;
/** More room than marks of emphasis leave parts the labels of two links. */
const gap = /[ \u00a0]{1,5}(?![ \u00a0])/y;

const parts = [initials, articled, saint, nameWord];
const firstParts = [shortForm, bareInitials, ...parts];
const longestName = 6;
/** In UTF-16 code units: names are looked for by patterns made of them, and those have a limit. */
const longestWritten = 200;

/**
 * A person's name that starts at `from`: two to six capitalised words, initials and particles, after any titles.
 * Letter case and word lists decide; a phrase of common words is no name. Cost: constant.
 */
export function matchName(text: string, from: number): NameMatch | null {
  if (isInverted(text, from) || endsPost(text, from)) return null;
  const start = skipTitles(text, from);
  let end = start;
  let at = start;
  let wordCount = 0;
  let fullWordCount = 0;
  let second = from;
  while (wordCount < longestName) {
    const from = wordCount > 0 && wordCount < 4 ? skipOne(nickname, text, at) : at;
    const afterParticle = wordCount === 0 ? skipOne(particle, text, at) : skipAll(particle, text, from);
    const next = partEnd(text, afterParticle, wordCount === 0);
    const part = text.slice(afterParticle, next ?? afterParticle);
    if (
      next === null ||
      !(isNamePart(part) || (at === 0 && (firstNames.has(part) || isHeOfThePost(text)))) ||
      (wordCount > 1 && (isVerbInCapitals(text, afterParticle) || closes(text.slice(start, at), part)))
    ) {
      const cut = wordCount === 0 || next === null ? null : beforeGlued(part);
      if (cut !== null) [end, wordCount, fullWordCount] = [afterParticle + cut, wordCount + 1, fullWordCount + 1];
      break;
    }
    if (/\p{Lu}\p{L}/u.test(part) && text[next - 1] !== ".") fullWordCount++;
    wordCount++;
    end = next;
    if (wordCount === 2) second = end;
    if (/^\p{Lu}/u.test(text.slice(end, end + 1))) break;
    const afterGap = skipOne(gap, text, end);
    if (afterGap === end) break;
    at = afterGap;
  }
  if (wordCount < 2 || fullWordCount < 1) return peer(text, from);
  if (wordCount > 2 && opensLine(text, from) && namesBody(text, end)) end = second;
  if (isCommonPhrase(text.slice(start, end))) return null;
  end = skipOne(suffix, text, end);
  if (end - start > longestWritten) return null;
  return { name: tidyName(text.slice(start, end)), start, end, after: skipAll(afterName, text, end) };
}

const opensLine = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text.slice(Math.max(0, at - 20), at));

const bodyNoun = /[ \u00a0]+(?:\p{Lu}[\p{L}’'-]+[ \u00a0]+)?(\p{Lu}\p{L}+)(?:[ \u00a0]+(?:of|for)(?!\p{L})|[,.]?$|,)/uy;

/** "Ada Lund Athens | College of Commerce": the words behind the name are those of the body to which a person belongs. */
function namesBody(text: string, at: number): boolean {
  bodyNoun.lastIndex = at;
  return organizationNouns.has(bodyNoun.exec(text)?.[1]?.toLowerCase() ?? "");
}

/** "Said Ada Lund of the Harbour Guild: “…”": the verb opens the sentence, where "Said Ada" might be a name. */
const invertedSaid = /Said[ \u00a0]+\p{Lu}[^.!?“”"\n:]{3,160}:\s*["“]/uy;

function isInverted(text: string, from: number): boolean {
  invertedSaid.lastIndex = from;
  return invertedSaid.test(text);
}

const longestPost = 90;
/** The words that may end a post: one, or two of which the second is ordinary. */
const portfolio = /(\p{Lu}\p{Ll}{3,})(?=[ \u00a0]+(\p{Lu}\p{Ll}+)[ \u00a0]+\p{Lu}\p{Ll}+([ \u00a0]+\p{Lu}\p{Ll})?)/uy;
const postOf = /(?<![\p{L}-])(\p{L}[\p{L}-]*)[ \u00a0]+(?:of|for)[ \u00a0]+(?:[\p{L}-]+(?:,[ \u00a0]+|[ \u00a0]+(?:(?:and|&)[ \u00a0]+)?)){0,4}$/u;

/** "Undersecretary for Ports Ada Hart Lund": what the post is for, in an ordinary word, and no first name. */
function endsPost(text: string, from: number): boolean {
  portfolio.lastIndex = from;
  const [, first, second, fourth] = portfolio.exec(text) ?? [];
  if (first === undefined || !(isCommonPhrase(first) || (fourth !== undefined && isCommonPhrase(second ?? "")))) return false;
  const noun = postOf.exec(text.slice(Math.max(0, from - longestPost), from))?.[1];
  return noun !== undefined && roleNouns.has(noun.toLowerCase());
}

/** "ADA LUND SAID MONDAY THAT": in a sentence of capitals the verb looks like a third name. */
const verbInCapitals = /SAID[ \u00a0]+\p{Lu}{2,}|SAID[.,:]/uy;

function isVerbInCapitals(text: string, at: number): boolean {
  verbInCapitals.lastIndex = at;
  return verbInCapitals.test(text);
}

/** What begins a name over again, or can only stand behind one: "Ada Lund Ada Lund is", "Ada Lund FRCPCH". */
const closes = (before: string, part: string): boolean =>
  endsInCapitals(before, part) || before.startsWith(`${part} `) || (/\p{Ll}/u.test(before) && lettersBehind.test(part));
const lettersBehind = /^(?:[^\P{Lu}AEIOUYÀ-Ý]{2,7}|F\p{Lu}{1,3}\p{L}?\p{Ll}\p{L}*)$/u;

/** "ADA LUND Brussels": what follows two words in capitals and is not in capitals belongs to no name. */
const endsInCapitals = (before: string, part: string): boolean =>
  /^(?:(?:\p{Lu}{2,}[-'’ \u00a0.]*){2,}|(?:\p{Lu}\.[ \u00a0]?){1,4}\p{Lu}{3,}[-'’ \u00a0]*)$/u.test(before) && /^\p{Lu}\p{Ll}{2}/u.test(part);

const peerage =
  /(?:(?:Lord|Lady|Baroness|Viscount|LORD|LADY|BARONESS|VISCOUNT)[ \u00a0]+(\p{Lu}[\p{L}\p{M}'’-]+)(?:[ \u00a0]+(?:of|OF)[ \u00a0]+\p{Lu}[\p{L}\p{M}'’-]+)?|(?:(?:The|THE)[ \u00a0]+)?(?:Earl|Countess|Marquess|Duke|Duchess|EARL|COUNTESS|MARQUESS|DUKE|DUCHESS)[ \u00a0]+(?:of|OF)[ \u00a0]+(\p{Lu}[\p{L}\p{M}'’-]+))(?![ \u00a0]+\p{Lu})/uy;

/** "Lord Ashcombe of Tarrow": peers have no other name. */
function peer(text: string, from: number): NameMatch | null {
  peerage.lastIndex = from;
  const found = peerage.exec(text);
  const end = from + (found?.[0].length ?? 0);
  if (!found || !isNamePart(found[1] ?? found[2] ?? "")) return null;
  return { name: tidyName(text.slice(from, end)).replace(" Of ", " of "), start: from, end, after: end };
}

/** The name where the whole text is one, titles and post-nominals allowed; null otherwise. */
export function wholeName(text: string): NameMatch | null {
  const match = matchName(text, 0);
  return match && text.slice(match.after).trim() === "" ? match : null;
}

/** The name of somebody who goes by one name ("Suharyono"), where nothing else stands in the text; null for any other word. */
export function wholeSingleName(text: string, from: number): NameMatch | null {
  const start = skipTitles(text, from);
  const end = skipOne(nameWord, text, start);
  const word = text.slice(start, end);
  if (end - start < 3 || text.slice(end).trim() !== "" || !isNamePart(word)) return null;
  return { name: tidyName(word), start, end, after: text.length };
}

/** A name without the titles before it. */
export function withoutTitles(text: string): string {
  return text.slice(skipTitles(text, 0));
}

/** Before two further names; before one it is a first name. Letter case tells, which the titles leave open. */
const dean = /Dean[ \u00a0]+(?=\p{Lu}\p{Ll}+[ \u00a0]+\p{Lu}\p{Ll})/uy;

/** Where the name behind titles begins; `from` where none stand there. */
export function skipTitles(text: string, from: number): number {
  return skipOne(dean, text, skipAll(titles, text, from));
}

function skipOne(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** No name has more titles or particles one after the other. */
const mostInARow = 20;

function skipAll(pattern: RegExp, text: string, from: number): number {
  let at = from;
  for (let count = 0; count < mostInARow; count++) {
    const next = skipOne(pattern, text, at);
    if (next <= at) break;
    at = next;
  }
  return at;
}

function partEnd(text: string, from: number, isFirst: boolean): number | null {
  for (const pattern of isFirst ? firstParts : parts) {
    const end = skipOne(pattern, text, from);
    if (end > from) return end;
  }
  return null;
}

/** Month names and the like stop a name; so do nouns of offices and bodies, and states. */
function isNamePart(part: string): boolean {
  const lower = part.toLowerCase();
  if (/^\p{L}\.$/u.test(part)) return true;
  if (glued.test(part) || contracted.test(part)) return false;
  if (/^(?:jr|sr)$/.test(lower) || postNominals.has(part)) return false;
  if (/^(?:shri|smt|dr|prof|mr|mrs|ms|sir|dame)$/.test(lower)) return false;
  if (notInNames.has(lower) || invertingVerbs.has(lower) || organizationNouns.has(lower) || isStateWord(part)) return false;
  return !roleNouns.has(lower) || surnamesOfOffice.has(lower);
}

/** "FORAda", "FundAda": words that lost what parted them. */
const glued = /^\p{Lu}{4,}\p{Ll}{2}|^(?!Fitz\p{Lu}\p{Ll}+$).*\p{Ll}{3}\p{Lu}\p{Ll}/u;

/** Where the name ends in "LundMail" of "Ada LundMail columnist"; null where none does. */
function beforeGlued(part: string): number | null {
  const cut = glued.test(part) ? part.search(/(?<=\p{Ll}{3})\p{Lu}\p{Ll}/u) : -1;
  return cut > 0 && isNamePart(part.slice(0, cut)) ? cut : null;
}

/** "I’m", "We're". */
const contracted = /^(?:I|You|We|They|He|She|It)['’](?:m|re|ve|ll|d)$/i;

/** "He Yafei, former vice minister", "He Yafei said": a family name, which what stands behind the next name tells from the pronoun. */
const isHeOfThePost = (text: string): boolean => /^He \p{Lu}\p{Ll}+(?:-\p{Ll}+)?(?:,\s|:|$|\s\(|\s(?:says|said)(?!\p{L}))/u.test(text);

/** First names that are other words within a sentence: they count at the start of a line. */
const firstNames: ReadonlySet<string> = new Set(["April", "May", "June", "August", "Will"]);

/** Words for offices that are common as names. */
const surnamesOfOffice: ReadonlySet<string> = new Set(["dean", "judge", "marshal", "major", "farmer", "pastor", "priest"]);

/** A name in one line and normal case: "GRETA  SOLHEIM" is "Greta Solheim". */
function tidyName(raw: string): string {
  const name = raw.replace(/\s+/g, " ").trim();
  if (!/\p{Lu}{3}/u.test(name) || /\p{Ll}{2}/u.test(name)) return name;
  return name.replace(/\p{Lu}+/gu, (word) => (/^(?:II|III|IV)$/.test(word) ? word : word[0] + word.slice(1).toLowerCase()));
}

const called = /[ \u00a0]["“‘'(](\p{Lu}\p{L}+)["”’')](?=[ \u00a0])/u;

/** 'Oluwaseun "Seun" Hart' without "Seun". */
export function withoutNickname(name: string): string {
  return name.replace(called, "");
}

/** The name that somebody goes by beside the first name; null where the page gives none. */
export function nicknameOf(name: string): string | null {
  return called.exec(name)?.[1] ?? null;
}

/** The last full word of a name, by which a text takes it up again. */
export function surnameOf(name: string): string {
  const parts = name.replace(/,? (?:Jr\.?|Sr\.?|II|III|IV)$/u, "").split(" ");
  return parts[parts.length - 1] ?? name;
}
