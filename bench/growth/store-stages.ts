import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportLibrary } from "../../packages/app/src/analysis/export/export-library.ts";
import { exportKinds } from "../../packages/app/src/formats/export-formats.ts";
import { writeTables } from "../../packages/app/src/analysis/tables/write-tables.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { fillLibrary } from "../data/library.ts";

const statementsPerDocument = 10;
const measuredExports = exportKinds.filter((kind) => ["statements", "readouts", "network"].includes(kind));

/** What storing, listing and exporting a library of so many documents takes of the processor, all threads together, and its file in bytes. */
export interface StoreCosts {
  readonly times: Readonly<Record<string, number>>;
  readonly bytes: number;
}

/** A library in an SQLite file with ten statements a document. */
export async function timeStore(documents: number): Promise<StoreCosts> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-growth-"));
  try {
    const path = join(folder, "growth.rapporteur");
    const store = await openStore(path);
    const times: Record<string, number> = {};
    const timed = async (stage: string, act: () => Promise<unknown>): Promise<void> => {
      const before = process.cpuUsage();
      await act();
      const { user, system } = process.cpuUsage(before);
      times[stage] = (user + system) / 1000;
    };
    await timed("storing", () => fillLibrary(store, { documents, statementsPerDocument, entities: documents }));
    await timed("listing documents", () => listDocuments(store));
    await timed("listing statements", () => listStatements(store));
    await timed("listing entities", () => listEntities(store));
    const workplace = openWorkplace(store, { project: "main" });
    for (const what of measuredExports)
      await timed(`exporting ${what}`, () => exportLibrary(workplace, { what, format: "", countsDrafts: true, options: {} }));
    await timed("exporting tables", () => writeTables(workplace, folder, {}));
    await store.close();
    return { times, bytes: statSync(path).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type NextPage = (cursor: { readonly cursor?: string }) => Promise<{ readonly next: string | null }>;

/** Page after page to the end. */
async function toTheEnd(nextPage: NextPage): Promise<void> {
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false)
    cursor = (await nextPage(cursor === undefined ? {} : { cursor })).next ?? undefined;
}

const listDocuments = (store: Store): Promise<void> =>
  toTheEnd((cursor) => store.lists.documents("main", { limit: 100, sort: "published", ...cursor }));
const listStatements = (store: Store): Promise<void> => toTheEnd((cursor) => store.lists.statements("main", { limit: 500, sort: "date", ...cursor }));
const listEntities = (store: Store): Promise<void> => toTheEnd((cursor) => store.lists.entities("main", { limit: 100, ...cursor }));
