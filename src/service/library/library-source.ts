import { trustByType, type Trust } from "../../agreement/trust.ts";
import type { Entity } from "../../model/entity.ts";
import type { EntityRecord } from "../../model/library/entity-record.ts";
import type { Readout } from "../../model/readout.ts";
import type { StatementTable } from "../../model/statement-table.ts";
import type { LibrarySource } from "../open-statements.ts";
import { selectDocuments } from "./select-documents.ts";
import { projectTrust } from "./library-trust.ts";
import { documentReadout, entitiesAt } from "./to-readout.ts";
import type { Workplace } from "./workplace.ts";

export interface LibraryScope {
  /** The library as it stood at this revision. */
  readonly asOf?: number | undefined;
  /** Only what stands in these documents. */
  readonly documents?: readonly string[] | undefined;
}

/** A project of a store as a source of statements for every analysis. Cost: of each part, when it is asked for. */
export function librarySource(workplace: Pick<Workplace, "store" | "project">, scope: LibraryScope = {}): LibrarySource {
  return {
    name: "library",
    table: () => scopedTable(workplace, scope),
    entities: () => entitiesOf(workplace, scope.asOf),
    readouts: () => readoutsOf(workplace, scope),
    trust: async () => trustOf(await projectTrust(workplace, { asOf: scope.asOf })),
  };
}

async function scopedTable({ store, project }: Pick<Workplace, "store" | "project">, { asOf, documents }: LibraryScope): Promise<StatementTable> {
  const { table } = await store.tables.statements(project, asOf === undefined ? {} : { asOf });
  return documents === undefined ? table : selectDocuments(table, documents);
}

/** Entities that stand, by their keys; what they belong to is named by its key as well. */
async function entitiesOf(workplace: Pick<Workplace, "store" | "project">, asOf?: number): Promise<Entity[]> {
  const { store, project } = workplace;
  const index = await entitiesAt(workplace, asOf);
  const records: EntityRecord[] = [];
  for await (const { record } of store.records.all(project, "entity", asOf === undefined ? {} : { asOf })) records.push(record);
  const keyOf = (id: string | null): string | null => (id === null ? null : (index.standing(id)?.record.key ?? null));
  const merged = Map.groupBy(
    records.filter(({ mergedInto }) => mergedInto !== null),
    ({ id }) => index.standing(id)?.record.id ?? "",
  );
  return records
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ id, key, type, name, iso3, country, actsFor, aliases }) => {
      const others = (merged.get(id) ?? []).flatMap((one) => [one.name, ...one.aliases]);
      return {
        id: key,
        type,
        name,
        iso3,
        country: keyOf(country),
        actsFor: keyOf(actsFor),
        aliases: [...new Set([...aliases, ...others])],
        mentions: [],
      };
    });
}

async function readoutsOf(workplace: Pick<Workplace, "store" | "project">, { asOf, documents }: LibraryScope): Promise<Readout[]> {
  const index = await entitiesAt(workplace, asOf);
  const wanted = documents === undefined ? null : new Set(documents);
  const readouts: Readout[] = [];
  for await (const { record } of workplace.store.records.all(workplace.project, "document", asOf === undefined ? {} : { asOf })) {
    if (wanted === null || wanted.has(record.id)) readouts.push(await documentReadout(workplace, record.id, { asOf, index }));
  }
  return readouts;
}

function trustOf(types: Awaited<ReturnType<typeof projectTrust>>): Trust[] {
  return trustByType(types.map(({ type, accepted, corrected, rejected }) => ({ type, right: accepted, wrong: corrected + rejected, missed: null })));
}
