import { guardFormula } from "@rapporteur/core/csv";
import { type Entity, quadOf } from "@rapporteur/core/model";
import type { Act } from "@rapporteur/engines/relations";

export interface PolecatOptions {
  /** Who acts, and whom they act on. */
  readonly entities: readonly Pick<Entity, "id" | "name" | "iso3" | "country">[];
  /** The words of an act, by its id. */
  readonly quotes: ReadonlyMap<string, string>;
  /** What a document is called. */
  readonly titleOf: (document: string) => string;
}

export interface PolecatFile {
  readonly text: string;
  readonly rows: number;
  /** Acts without a day, which the layout has no place for. */
  readonly undated: number;
}

/**
 * Columns with the names of POLECAT (Halterman et al. 2023; Harvard Dataverse, doi:10.7910/DVN/AJGVIT); its readers match columns by name. Sectors, places and what
 * else its coder adds are not known here; the last three columns are ours.
 */
const columns = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Intensity",
  "Quad Code",
  "Actor Name",
  "Actor Country",
  "Primary Actor Sector",
  "Recipient Name",
  "Recipient Country",
  "Primary Recipient Sector",
  "Source",
  "Speaker",
  "Words",
  "Reviewed",
];

/**
 * Acts as rows of POLECAT, tab-separated, one an act: PLOVER's type and quad class in capitals, the intensity from −10 to 10, both actors with their country as ISO
 * 3166 alpha-3. Every act comes with the words that it rests on.
 *
 * Deterministic. Cost: O(acts).
 */
export function writePolecat(acts: readonly Act[], { entities, quotes, titleOf }: PolecatOptions): PolecatFile {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const nameOf = (id: string): string => known.get(id)?.name ?? id;
  const countryOf = (id: string): string => known.get(id)?.iso3 ?? known.get(known.get(id)?.country ?? "")?.iso3 ?? "";
  const lines = acts.flatMap((act): string[] => {
    if (act.time === null) return [];
    const cells = [
      act.id,
      new Date(act.time).toISOString().slice(0, 10),
      act.action.toUpperCase(),
      act.weight,
      quadOf[act.action].replace("-", " ").toUpperCase(),
      nameOf(act.source),
      countryOf(act.source),
      "",
      nameOf(act.target),
      countryOf(act.target),
      "",
      act.document === null ? "" : titleOf(act.document),
      act.speaker === null ? "" : nameOf(act.speaker),
      quotes.get(act.id) ?? "",
      act.reviewedByPerson ? "yes" : "no",
    ];
    return [cells.map((cell) => (typeof cell === "number" ? String(cell) : cellText(cell))).join("\t")];
  });
  return { text: `${[columns.join("\t"), ...lines].join("\n")}\n`, rows: lines.length, undated: acts.length - lines.length };
}

/** The layout knows no quotation marks: a tabulator or a line break would begin a cell or a row. A spreadsheet is not to run a name. */
function cellText(text: string): string {
  return guardFormula(text.replace(/\s+/g, " ").trim());
}
