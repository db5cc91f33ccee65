import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";

const asker =
  /^(?:[^\n]{0,30}\n)?(?:(?:The )?(?:interview|questions?|conversation|talk)\b(?: [\p{L}]+){0,4}? by|Interviewed by|By|Moderated by|Hosted by)\s+/iu;

/** Whom bylines name: "By Jane Doe", "Interview by Jane Doe". They ask and are no guests. Cost: linear. */
export function writersOf(units: readonly PageUnit[]): string[] {
  return units.flatMap((unit) => {
    const by = asker.exec(unit.plain);
    const match = by && matchName(unit.plain, by[0].length);
    return match ? [match.name] : [];
  });
}
