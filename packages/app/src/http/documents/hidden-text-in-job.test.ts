import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, startProject, type LibraryServer, type Person } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
let project: string;
let people: Record<"ann" | "ben", Person>;
beforeAll(async () => {
  const started = await startProject("Hidden", { ann: "coder", ben: { role: "coder", seeDocuments: "own" } }, { works: true });
  ({ server, project, people } = started);
});
afterAll(() => server.end());

const at = (path: string): string => `/api/projects/${project}/${path}`;

/** The document that came of a text, read at once or in a job. */
async function upload(as: Person, text: string, asJob: boolean): Promise<unknown> {
  const path = at(`documents?name=a.txt&code=false&asJob=${asJob}`);
  const received = (await (await ask(server, "POST", path, { as, body: new TextEncoder().encode(text) })).json()) as Record<string, string | null>;
  if (!asJob) return received["documentId"];
  const job = async () => (await (await ask(server, "GET", at(`jobs/${received["jobId"]}`), { as })).json()) as { state: string; result: object };
  await expect.poll(async () => (await job()).state, { timeout: 60_000 }).toBe("done");
  return (await job()).result;
}

test("a job tells nothing of a hidden document with the same text, and makes one of one's own", async () => {
  const text = "Ann found that the harbour closed early, and that nobody had been told.";
  const hidden = await upload(people.ann, text, false);
  const own = (await upload(people.ben, text, true)) as { documentId: string; wasKnown: boolean };
  expect(own.wasKnown).toBe(false);
  expect(own.documentId).not.toBe(hidden);
  const { entries } = (await (await ask(server, "GET", at("documents"), { as: people.ben })).json()) as { entries: { record: { id: string } }[] };
  expect(entries.map(({ record }) => record.id)).toEqual([own.documentId]);
  expect(await upload(people.ben, text, true)).toMatchObject({ documentId: own.documentId, wasKnown: true });
}, 120_000);
