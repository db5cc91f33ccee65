import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";

/** Whom bylines name: "By Jane Doe", "Interview by Jane Doe". They ask and are no guests. Cost: linear. */
export function writersOf(units: readonly PageUnit[]): string[] {
  return units.flatMap((unit) => {
    const by = /^(?:Interview(?:ed)? by|By|Moderated by|Hosted by)\s+/i.exec(unit.plain);
    const match = by && matchName(unit.plain, by[0].length);
    return match ? [match.name] : [];
  });
}
