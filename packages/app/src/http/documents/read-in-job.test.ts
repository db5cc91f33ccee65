import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type Client } from "../../client/index.ts";
import { startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
let client: Client;
const params = { project: "main" };

beforeAll(async () => {
  server = await startSingleUser({ works: true });
  client = createClient({ origin: server.origin });
});
afterAll(() => server.end());

test("a document is read in a job where its sender asks for it, with the same answer in the end", async () => {
  const bytes = new TextEncoder().encode("Ruritania warned Evallonia on Monday. Talks will probably resume by March.");
  const { jobId, documentId: none } = await client.documents.upload({ params, query: { name: "job.txt", asJob: "true" }, bytes });
  expect(none).toBeNull();
  const job = () => client.jobs.get({ params: { ...params, id: jobId ?? "" } });
  await expect.poll(async () => (await job()).state, { timeout: 60_000 }).toBe("done");
  const of = { warnings: [{ code: "contribution-unattributed", message: "The text does not say who wrote a contribution." }] };
  const again = await client.documents.upload({ params, query: { name: "again.txt" }, bytes });
  expect(again.wasKnown).toBe(true);
  expect(await job()).toMatchObject({ partDone: 0, result: { ...of, documentId: again.documentId, wasKnown: false } });
}, 90_000);

test("what is too large to be read is refused at once, and not kept for a job", { tags: "long", timeout: 60_000 }, async () => {
  const bytes = new Uint8Array(33_600_000).fill(0x61);
  const sent = client.documents.upload({ params, query: { name: "large.txt", asJob: "true" }, bytes });
  await expect(sent).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_LARGE" });
  expect((await client.jobs.list({ params, query: {} })).entries.filter(({ state }) => state !== "done")).toEqual([]);
});
