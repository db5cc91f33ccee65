import type { PageUnit } from "../page-unit.ts";

const person = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?:\\s\\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3}";
/** "The gate at noon (Ada Lund/Agency)", "… [Ada Lund/Agency via Pictures]". */
const inBrackets = new RegExp(`[([](?:\\p{L}+(?: by|:) )?${person}/\\s?\\p{Lu}[^()[\\]]{1,60}[)\\]]`, "gu");
/** "The gate at noon. Photo: Ada Lund/Agency", "… Credit Ada Lund". */
const told = new RegExp(
  `(?<=[.!?”"’)]\\s+)(?:(?:[Pp]hoto(?:graph|graphy)?s?|[Pp]ictures?|[Ii]mages?|[Ii]llustrations?)(?::| by| courtesy of)|[Cc]redits?:?) ${person}(?:[/,]? ?\\p{Lu}[^.?!]{0,60})?[.]?$`,
  "gu",
);
/** Captions are short; the patterns are tried on nothing else. */
const longestCaption = 500;

/** A unit with blanks for the credit behind a caption: who took a picture says nothing on the page. A signature alone in brackets stays. Cost: O(length). */
export function withoutCredits(unit: PageUnit): PageUnit {
  const { plain } = unit;
  if (plain.length > longestCaption) return unit;
  const blanked = plain.replace(inBrackets, blankBehind).replace(told, blankBehind);
  return blanked === plain ? unit : { ...unit, plain: blanked };
}

const blankBehind = (found: string, at: number): string => (at === 0 ? found : " ".repeat(found.length));
