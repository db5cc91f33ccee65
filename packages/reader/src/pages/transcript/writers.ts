import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";

const asker =
  /^(?:[^\n]{0,30}\n)?(?:(?:The )?(?:interview|questions?|conversation|talk)\b(?: [\p{L}]+){0,4}? by|Interviewed by|(?:Written|Text|Words) by|By|Moderated by|Hosted by)\s+/iu;

/** "An interview of Ada Lund (by Per Holm)", "She talked to Per Holm, a writer": behind the guest. */
const behindGuest =
  /\b[Ii]nterview (?:of|with) [^?!\n]{3,80}?,? \(?by\s+(?=\p{Lu})|\b(?:[Hh]e|[Ss]he)\s+(?:has\s+)?(?:spoken?|talked)\s+(?:to|with)\s+(?=\p{Lu})/gu;

/** Whom bylines name: "By Jane Doe", "Interview by Jane Doe". They ask and are no guests. Cost: linear. */
export function writersOf(units: readonly PageUnit[]): string[] {
  return units.flatMap((unit) => {
    const by = asker.exec(unit.plain);
    const match = by && matchName(unit.plain, by[0].length);
    const behind = [...unit.plain.matchAll(behindGuest)].flatMap(({ 0: words, index }) => matchName(unit.plain, index + words.length)?.name ?? []);
    return match ? [match.name, ...behind] : behind;
  });
}

const members = /^(?:members|senators|deputies|mps|mlas|msps|councillors)(?: of the (?:sub)?committee)? present\s*:\s*/i;

/** "Members present: Ada Lund (Chair); Per Holm": they put questions to witnesses. Cost: linear. */
export function membersPresent(units: readonly PageUnit[]): string[] {
  return units.flatMap(({ plain }) => {
    const opener = members.exec(plain)?.[0].length ?? plain.length;
    return [...plain.slice(opener).matchAll(/[^;,]+/g)].flatMap(([part]) => matchName(part.trim(), 0)?.name ?? []);
  });
}
