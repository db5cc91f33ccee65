import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import { organizationNouns } from "../people/genre-words.ts";
import type { PageParts } from "../page-parts.ts";

/** What a body issues under its own name. */
const issued =
  /\b(?:communiqu[ée]|statement|declaration|press release|agreed minutes?|conclusions|chair[’']s summary|resolution|appeal|joint memorandum|final act)\b/i;
const issuer = /\b(?:of|by|OF|BY)\s+(?:(?:the|THE)\s+)?(?=\p{Lu})/gu;
/** Words of a name, joined by small words; "on Safe Passage" belongs to it, "on the customs union" is its subject. */
const bodyName =
  /^\p{Lu}[\p{L}\p{N}’'.-]*(?:(?:,?\s+(?:of|and|for|OF|AND|FOR)(?:\s+(?:the|THE))?|\s+(?:on|ON)(?!\s+(?:the|THE)\b)|,)?\s+\p{Lu}[\p{L}\p{N}’'.-]*)*/u;
const meetings =
  /^(?:meeting|ministers|heads|caucus|summit|states|economies|governments|parties|delegations|dialogue|judges|bishops|seven|eight|ten|twenty)$/i;
/** "Ninth Round of Consultations of the Working Group": the body stands further on. */
const isOccasion = /\b(?:Round|Session|Results)\b/i;
const longest = 140;

/**
 * The body that issues a communiqué or a declaration, as the title or the line next to it has it: "Declaration of the Atlantic Liberal Caucus on …". Asked only where
 * nobody signs. Cost: linear in a few lines.
 */
export function issuingBody({ title, titleText, units, top }: PageParts): MarkedPerson | null {
  const lines: (Span & { plain: string })[] = title && titleText !== null ? [{ ...title, plain: titleText }] : [];
  const near = units.slice(Math.max(0, top - 1), top + 2).filter(({ plain }) => plain.length <= 2 * longest && !/[.!?]$/.test(plain));
  if (![...lines, ...near].some(({ plain }) => issued.test(plain))) return null;
  for (const line of [...lines, ...near]) {
    for (const place of line.plain.matchAll(issuer)) {
      const body = bodyAt(line, place.index + place[0].length);
      if (body) return body;
    }
  }
  const named = near.find(({ plain }) => isBody(plain) && bodyName.exec(plain)?.[0] === plain);
  return named ? bodyAt(named, 0) : null;
}

function bodyAt({ start, plain }: Span & { plain: string }, at: number): MarkedPerson | null {
  const words = bodyName.exec(plain.slice(at))?.[0] ?? "";
  if (words.length > longest || !isBody(words) || !words.includes(" ") || isOccasion.test(words)) return null;
  const nameSpan = { start: start + at, end: start + at + words.length };
  return { name: tidy(words), nameSpan, roles: [], organizations: [], isBody: true };
}

function isBody(words: string): boolean {
  return words.split(/[\s,]+/).some((word) => organizationNouns.has(word.toLowerCase()) || meetings.test(word));
}

/** "THE GROUP OF TEN" is "Group of Ten". */
function tidy(words: string): string {
  if (words !== words.toUpperCase()) return words;
  return words.toLowerCase().replace(/(?<![\p{L}’'])(?!(?:of|the|and|for|on|in)\b)\p{L}/gu, (letter) => letter.toUpperCase());
}
