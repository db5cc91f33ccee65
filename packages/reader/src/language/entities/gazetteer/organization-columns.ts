import { listCell } from "./state-columns.ts";

/**
 * - `international`: made of states; its officials act for it
 * - `armed`: armed or political movements that act for themselves; their leaders act for them
 * - `state`: an organ of a state, for which it acts
 * - `private`: think tanks, universities, firms, media, courts of no state: they and their people act for no state
 */
export type OrganizationKind = "international" | "armed" | "state" | "private";

export interface OrganizationRecord {
  /** Key of the entity id: the acronym where there is one. */
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: OrganizationKind;
  /** ISO 3166-1 alpha-3 of the state it belongs to, or null. */
  readonly country: string | null;
  readonly nouns: readonly string[];
}

/**
 * Reads a table of organizations, one a line: `key | name | other names | country | nouns`.
 * Lists are separated by semicolons, `-` means none, `the` before a name means that it is one only after the article,
 * and `#` after a name that it needs support from its sentence. Nouns may take the name up again ("the alliance").
 */
export function organizationColumns(kind: OrganizationKind, table: string): readonly OrganizationRecord[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [key = "", name = "", aliases = "", country = "", nouns = ""] = line.split("|").map((cell) => cell.trim());
      return {
        key,
        name,
        aliases: listCell(aliases),
        kind,
        country: country === "-" || country === "" ? null : country,
        nouns: listCell(nouns),
      };
    });
}
