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

/** A store, and a folder to write into. */
interface Place {
  readonly store: Store;
  readonly folder: string;
}

/** What is done with a library, in order; the first stage fills it. */
export const storeStages: Readonly<Record<string, (place: Place, documents: number) => Promise<unknown>>> = {
  storing: ({ store }, documents) => fillLibrary(store, { documents, statementsPerDocument, entities: documents }),
  "listing documents": ({ store }) => listDocuments(store),
  "listing statements": ({ store }) => listStatements(store),
  "listing entities": ({ store }) => listEntities(store),
  ...Object.fromEntries(measuredExports.map((what) => [`exporting ${what}`, ({ store }: Place) => exportPart(store, what)])),
  "exporting tables": ({ store, folder }) => writeTables(openWorkplace(store, { project: "main" }), folder, {}),
};

function exportPart(store: Store, what: (typeof measuredExports)[number]): Promise<unknown> {
  return exportLibrary(openWorkplace(store, { project: "main" }), { what, format: "", countsDrafts: true, options: {} });
}

/** A library in an SQLite file with ten statements a document. */
export async function timeStore(documents: number): Promise<StoreCosts> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-growth-"));
  try {
    const path = join(folder, "growth.rapporteur");
    const store = await openStore(path);
    const times: Record<string, number> = {};
    for (const [name, act] of Object.entries(storeStages)) {
      const before = process.cpuUsage();
      await act({ store, folder }, documents);
      const { user, system } = process.cpuUsage(before);
      times[name] = (user + system) / 1000;
    }
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
