import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commonFrom, filterDocuments, type CommonFrom } from "../lists/filter-documents.ts";
import { openStore } from "../open-store.ts";
import type { DocumentQuery } from "../queries.ts";
import type { StoreContext } from "../store-context.ts";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleContent, sampleDocument } from "../testing/sample-records.ts";
import { openPostgres } from "./open-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

const documents = 60;

async function fill(address: string): Promise<void> {
  const store = await openStore(address);
  const changes = [];
  for (let at = 0; at < documents; at++) {
    const content = sampleContent(`Words of document ${at}`);
    await store.contents.keep("main", content);
    const tags = [...(at % 2 === 0 ? ["even"] : []), ...(at % 3 === 0 ? ["third"] : [])];
    const published = `2024-03-${String((at % 28) + 1).padStart(2, "0")}`;
    changes.push(made("document", sampleDocument(`d${at}`, content, { tags, published, assignedTo: at % 5 === 0 ? ["ann"] : [] })));
  }
  await store.history.commit(sampleCommit(changes));
  await store.close();
}

const rare: CommonFrom = { listed: Number.POSITIVE_INFINITY, lookedUp: Number.POSITIVE_INFINITY };

async function page(context: StoreContext, query: Omit<DocumentQuery, "limit">, from: CommonFrom): Promise<string[]> {
  const found = await filterDocuments(context, "main", { limit: 10, ...query }, from);
  const rows = await found.select("document.id").orderBy("document.published", "desc").orderBy("document.id", "desc").limit(10).execute();
  return rows.map(({ id }) => id);
}

test("a value that many documents have is looked for in the order asked for, and finds the same", { tags: "long" }, async () => {
  const address = await server.makeLibrary();
  await fill(address);
  const { context, close } = await openPostgres(address, Date.now);
  try {
    for (const query of [{ tags: ["even"] }, { tags: ["even", "third"] }, { tags: ["third"], assignedTo: "ann" }, { tags: [] }, { tags: ["none"] }]) {
      const found = await page(context, query, rare);
      expect(await page(context, query, { listed: 5, lookedUp: 5 })).toEqual(found);
      expect(await page(context, query, { listed: 5, lookedUp: 1000 })).toEqual(found);
    }
    const planned = async (from: CommonFrom): Promise<string> => {
      const found = (await filterDocuments(context, "main", { limit: 10, tags: ["even"] }, from)).select("document.id").compile();
      return found.sql;
    };
    const half = documents / 2;
    expect(await planned({ listed: 1, lookedUp: half })).toContain("limit 1) is not null");
    const listed = await planned({ listed: half, lookedUp: half + 1 });
    expect(listed).toContain(") is true");
    expect(listed).not.toContain("limit 1");
    for (const from of [{ listed: half + 1, lookedUp: half + 2 }, commonFrom]) expect(await planned(from)).not.toMatch(/limit 1|is true/);
    // How common it is is asked once for many pages.
    const counts = vi.spyOn(context.db, "executeQuery");
    for (let time = 0; time < 5; time++) await planned({ listed: 1, lookedUp: half });
    expect(counts).not.toHaveBeenCalled();
  } finally {
    await close();
  }
});
