import { createClient } from "../../../src/client/index.ts";
import { figureData, type FigureData } from "../../../src/figures/figure-data.ts";
import type { EntityRecord } from "../../../src/model/library/entity-record.ts";

const client = createClient({ origin: "" });

interface Held {
  readonly project: string;
  readonly version: number;
  readonly data: FigureData;
}
let held: Held | null = null;

/**
 * The statements and entities of a project, read again where the page has heard of changes since. A table that has not changed is not sent again. Asked by
 * one question after the other, so that nothing is read twice.
 */
export async function libraryData(project: string, version: number): Promise<FigureData> {
  if (held !== null && held.project === project && held.version >= version) return held.data;
  const data = await load(project);
  held = { project, version, data };
  return data;
}

async function load(project: string): Promise<FigureData> {
  const [{ table, revision }, { records }] = await Promise.all([client.table(project), client.records.list({ params: { project, kind: "entity" } })]);
  const entities = records.map(({ record }) => record as EntityRecord);
  return figureData({ table, revision, entities }, held?.project === project ? held.data : null);
}
