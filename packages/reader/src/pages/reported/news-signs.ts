import type { PageUnit } from "../page-unit.ts";

const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
/** "ORVIK, Nov. 29 (Agency) -- ", "Orvik, March 3 – ", "Lagoon City (Lagoon Post, September 28) — ", "TARROW – ": where a report was filed. */
const dateline = new RegExp(
  `^\\p{Lu}[\\p{L}.’'-]+(?:[ ,/]+\\p{Lu}[\\p{L}.’'-]*){0,4}(?:,? (?:\\d{1,2} )?${month}\\.?(?: \\d{1,2})?(?:, \\d{4})?)?,?(?: \\([^()\\n]{2,70}\\))?(?:\\s*(?:--|[—–])\\s*|\\s+-\\s+|(?<=\\))\\s+)(?=[\\p{Lu}“"])`,
  "u",
);
const longestDateline = 120;

/** How much of a paragraph is its dateline; 0 where it has none: capitals, a date or a bracket tell it from a sentence that a dash breaks. */
export function datelineLength(plain: string): number {
  const [found = ""] = dateline.exec(plain.slice(0, longestDateline)) ?? [];
  return /^\p{Lu}{3}|\d|\(/u.test(found) ? found.length : 0;
}

/** Agencies file news and no opinion. */
const agency =
  /(?:^|[\s,(|–—-])(?:(?:The )?Associated Press|Reuters|Agence France-Presse|AFP|(?:The )?Canadian Press|Press Association|Press Trust of India|PTI|EFE|ANSA|Kyodo News|Xinhua|Interfax|UPI)(?=$|[\s,.)|])/;
const longestByline = 120;

/** True for a byline of an agency and for a dateline with a date or a bracket: writers of opinion also put a city before their first words. */
export function isFiled(plain: string): boolean {
  if (plain.length < longestByline && !/[.!?]["”]?$/.test(plain) && agency.test(plain)) return true;
  return /\d|\(/.test(plain.slice(0, datelineLength(plain)));
}

/** "said on Thursday", "analysts told the Post": words of a news room. */
const attribution =
  /\b(?:said|says|told|announced|expressed|warned|stated)\b[^.?!“”"]{0,60}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:analysts?|experts?|economists?|observers|diplomats|officials?)\s+(?:say|said|told|warn|warned|believe|fear)\b|\btold\s+(?:the\s+)?\p{Lu}[\p{L}/]+(?:\s+\p{Lu}[\p{L}’']*)*\s+(?:in an?\b|on\b|by\b|via\b|that\b)|\btold\s+(?:reporters|journalists)\b/u;

/** True for the report of a news room: a dateline, or words with which such reports say who told whom what when. Cost: linear. */
export function readsAsNews(units: readonly PageUnit[]): boolean {
  return units.some(({ plain }) => datelineLength(plain) > 0) || units.some(({ plain }) => attribution.test(plain));
}
