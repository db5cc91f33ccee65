import { type Trust, trustByType } from "@rapporteur/engines/agreement/unstable";
import type { StatementTable } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import type { StatementScope } from "../../contract/scope.ts";
import { scopeTable } from "../figures/scope/scope-table.ts";
import type { LibrarySource } from "./open-statements-library.ts";
import { codersOf } from "../../statements/coders-of.ts";
import { collect } from "../../library/collect.ts";
import { ledgerRecords } from "../forecasts/ledger-records.ts";
import { selectDocuments } from "./select-documents.ts";
import { listMemos } from "../../statements/list-memos.ts";
import { projectTrust, type TypeTrust } from "../../statements/library-trust.ts";
import { arrangedConcepts, type Concept } from "../../exchange/refi/concepts.ts";
import { knownAttributes } from "../../entities/known-attributes.ts";
import { knownConcepts } from "./known-concepts.ts";
import { standingEntities } from "../../entities/standing-entities.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import { documentReadout, entitiesAt } from "../../documents/to-readout.ts";
import type { Workplace } from "../../library/workplace.ts";

export interface LibraryScope {
  /** The library as it stood at this revision. */
  readonly asOf?: number | undefined;
  /** Only what stands in these documents. */
  readonly documents?: readonly string[] | undefined;
  /** Only these statements: the same scope, by the same rule, as of the figures. */
  readonly scope?: StatementScope | undefined;
}

/** A project of a store as a source of statements for every analysis. Cost: of each part, when it is asked for. */
export function librarySource(workplace: Pick<Workplace, "store" | "project">, scope: LibraryScope = {}): LibrarySource {
  return {
    name: "library",
    table: () => scopedTable(workplace, scope),
    entities: async () => standingEntities(await entityRecords(workplace, scope.asOf)),
    attributes: async () => knownAttributes(await entityRecords(workplace, scope.asOf)),
    concepts: async () => conceptsOf(await entityRecords(workplace, scope.asOf), scope),
    readouts: () => readoutsOf(workplace, scope),
    trust: async () => trustOf(await projectTrust(workplace, { asOf: scope.asOf })),
    ledger: () => ledgerRecords(workplace, scope.asOf),
    memos: () => listMemos(workplace, { asOf: scope.asOf }),
    coders: () => codersOf(workplace, scope.asOf),
  };
}

async function scopedTable(
  { store, project }: Pick<Workplace, "store" | "project">,
  { asOf, documents, scope }: LibraryScope,
): Promise<StatementTable> {
  const { table } = await store.tables.statements(project, asOf === undefined ? {} : { asOf });
  const selected = documents === undefined ? table : selectDocuments(table, documents);
  return scope === undefined ? selected : scopeTable(selected, scope);
}

/** Of a part of a project those that somebody arranged: the others may be named in its other documents alone. */
function conceptsOf(records: readonly EntityRecord[], { documents, scope }: LibraryScope): Concept[] {
  const concepts = knownConcepts(records);
  return documents === undefined && scope === undefined ? concepts : arrangedConcepts(concepts);
}

async function entityRecords({ store, project }: Pick<Workplace, "store" | "project">, asOf?: number): Promise<EntityRecord[]> {
  const stored = await collect(store.records.all(project, "entity", asOf === undefined ? {} : { asOf }));
  return stored.map(({ record }) => record);
}

async function readoutsOf(workplace: Pick<Workplace, "store" | "project">, { asOf, documents }: LibraryScope): Promise<Map<string, Readout>> {
  const index = await entitiesAt(workplace, asOf);
  const wanted = documents === undefined ? null : new Set(documents);
  const readouts = new Map<string, Readout>();
  for await (const { record } of workplace.store.records.all(workplace.project, "document", asOf === undefined ? {} : { asOf })) {
    if (wanted === null || wanted.has(record.id)) readouts.set(record.id, await documentReadout(workplace, record.id, { asOf, index }));
  }
  return readouts;
}

/** A project's counts of reviews as every analysis prints them. */
export function trustOf(types: readonly Pick<TypeTrust, "type" | "accepted" | "corrected" | "rejected">[]): Trust[] {
  return trustByType(types.map(({ type, accepted, corrected, rejected }) => ({ type, right: accepted, wrong: corrected + rejected, missed: null })));
}
