import { basename } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { rowsOfSource } from "../../analysis/input/open-statements.ts";
import { layoutFor, type TableLayouts } from "../../analysis/input/open-statements-csv.ts";

/**
 * Refuses what is said of the columns of one table where several with other columns come in together: a column would be read as what the same name, or the same
 * place, means in another table. Tables with the same columns may share it.
 *
 * @throws RAP_SERVICE_TABLES naming two tables, before anything comes in
 * Cost: as reading the tables, where something is said of the columns of several; nothing else.
 */
export async function refuseSharedLayout(sources: readonly string[], layouts: TableLayouts): Promise<void> {
  if (!saysColumns(layouts)) return;
  const sharing = sources.filter((source) => layouts.own?.has(source) !== true);
  if (sharing.length < 2) return;
  let first: { readonly source: string; readonly columns: string } | null = null;
  for (const source of sharing) {
    const columns = await columnsOf(source, layouts);
    if (columns === null) continue;
    if (first !== null && columns !== first.columns)
      throw new RapporteurError("RAP_SERVICE_TABLES", { first: basename(first.source), other: basename(source) });
    first ??= { source, columns };
  }
}

const saysColumns = ({ maps = [], kinds = [], delimiter, sheet, dateFormat }: TableLayouts): boolean =>
  maps.length + kinds.length > 0 || delimiter !== undefined || sheet !== undefined || dateFormat !== undefined;

/** Null for what is no table, or cannot be read: the import says what is wrong with it. */
async function columnsOf(source: string, layouts: TableLayouts): Promise<string | null> {
  try {
    const table = await rowsOfSource(source, layoutFor(layouts, source));
    return table === null ? null : JSON.stringify(table.rows.header);
  } catch (thrown) {
    if (isRapporteurError(thrown)) return null;
    throw thrown;
  }
}
