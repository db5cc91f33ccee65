import { type FigureData, figureData } from "@rapporteur/app/analysis/figures";
import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../data/client.ts";

interface Held {
  readonly project: string;
  readonly version: number;
  /** Null where the server makes the figures: the project is too large for a browser. */
  readonly data: FigureData | null;
}
let held: Held | null = null;

/**
 * The statements and entities of a project, read again where the page has heard of changes since, or null where the server is to be asked: it says so again
 * with each change. A table that has not changed is not sent again. Asked by one question after the other, so that nothing is read twice.
 */
export async function libraryData(project: string, version: number): Promise<FigureData | null> {
  if (held !== null && held.project === project && held.version >= version) return held.data;
  const { isForBrowser } = await client.figures.size({ params: { project } });
  const data = isForBrowser ? await load(project) : null;
  held = { project, version, data };
  return data;
}

async function load(project: string): Promise<FigureData> {
  // Before the table's decoder, which brings schemas along.
  await import("./no-eval.ts");
  const [{ table, revision }, { records }] = await Promise.all([client.table(project), client.records.list({ params: { project, kind: "entity" } })]);
  const entities = records.map(({ record }) => record as EntityRecord);
  return figureData({ table, revision, entities }, held?.project === project ? held.data : null);
}
