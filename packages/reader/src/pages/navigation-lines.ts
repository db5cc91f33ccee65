import { outletNouns } from "./people/genre-words.ts";
import { matchName } from "./people/person-names.ts";

const separator = /\s*(?:[|›»•·]|\s[/>–—]\s)\s*/u;
const sentenceEnd = /[.?!…:;]["”’)]?$/u;
const date =
  /^(?:(?:published|updated|posted)\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/iu;

function segmentsOf(line: string): string[] {
  if (!/[|›»•·/>–—]/.test(line)) return [line.trim()].filter((segment) => segment !== "");
  return line
    .split(separator)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}

/** "Home | Analysis | Regions | About us", "Home › Commentary › Climate": the way through a site, pasted with the text. */
export function isNavigationLine(line: string): boolean {
  if (line.includes("\n") || line.length > 200) return false;
  const segments = segmentsOf(line);
  const isShort = segments.every((segment) => segment.split(/\s+/).length <= 3 && !sentenceEnd.test(segment));
  return isShort && (segments.length >= 4 || (segments.length === 3 && /^home$/i.test(segments[0] ?? "")));
}

/** "Experts react | 18 June 2032": a rubric and a date, no part of what anybody wrote. A name beside the date is a byline. */
export function isRubricLine(line: string): boolean {
  if (line.includes("\n") || line.length > 120) return false;
  const segments = segmentsOf(line);
  if (segments.length < 2 || !segments.some((segment) => date.test(segment))) return false;
  return segments.every((segment) => date.test(segment) || rubric.test(segment));
}

/** "Red Sea Forum | 21 March 2035", "20 August 2030 | 8 comments": a few words in cells beside a date, none of which names a person. */
export function isMastheadLine(line: string): boolean {
  if (line.includes("\n") || line.length > 120) return false;
  const segments = segmentsOf(line);
  if (segments.length < 2 || !segments.some((segment) => date.test(segment))) return false;
  const isShort = (segment: string): boolean => segment.split(/\s+/).length <= 7 && !sentenceEnd.test(segment);
  const namesPerson = (segment: string): boolean =>
    /^by\s/i.test(segment) || (matchName(segment, 0) !== null && !outletNouns.has(segment.split(/\s+/).at(-1)?.toLowerCase() ?? ""));
  return segments.every((segment) => isShort(segment) && !namesPerson(segment));
}

const rubric =
  /^(?:experts? (?:react|respond|view)s?|(?:fast|quick|first) (?:thinking|takes?|reactions?)|analysis|commentary|comment|opinion|op-ed|perspectives?|insights?|explainer|q ?& ?a|interview|dispatch(?:es)?|brief(?:ing)?s?|expert (?:comment|commentary|view|views)|round-?up|round ?table|views?|blog|news|report|\d+ min(?:ute)?s?(?: read)?)$/i;
