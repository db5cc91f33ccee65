import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, errorOf, startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";
import { setLines, writePdf } from "../../../../reader/src/sources/pdf/pdf-writer-for-tests.ts";

let server: LibraryServer & { readonly project: string };
let csrf = "";

beforeAll(async () => {
  server = await startSingleUser();
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
});
afterAll(() => server.end());

const lines = (words: string) => setLines(words, { x: 60, y: 80, width: 440, size: 11 });
const pdf = (words: string): Uint8Array =>
  writePdf({ pages: [lines(words), lines("The gates of the second page stay open, says the harbour office.")] });

async function bring(bytes: Uint8Array, name: string): Promise<string> {
  const path = `/api/projects/${server.project}/documents?name=${name}&code=false`;
  const headers = { "content-type": "application/octet-stream", "x-csrf-token": csrf };
  const reply = await fetch(`${server.address}${path}`, { method: "POST", body: Buffer.from(bytes), headers });
  return ((await reply.json()) as { documentId: string }).documentId;
}

const path = (id: string): string => `/api/projects/${server.project}/documents/${id}`;
const isKept = async (id: string): Promise<boolean> => ((await (await ask(server, "GET", path(id))).json()) as { hasOriginal: boolean }).hasOriginal;

it("a PDF is kept as it came, and given back as a file that no browser opens by itself", async () => {
  const bytes = pdf("The harbour will close in May, and the ferries will run from the other shore.");
  const id = await bring(bytes, "harbour.pdf");
  expect(await isKept(id)).toBe(true);
  const reply = await ask(server, "GET", `${path(id)}/original`);
  expect(Buffer.compare(Buffer.from(await reply.arrayBuffer()), Buffer.from(bytes))).toBe(0);
  expect(reply.headers.get("content-disposition")).toContain("attachment");
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  expect(reply.headers.get("content-security-policy")).toContain("script-src 'self'");
});

it("of other files nothing is kept", async () => {
  const id = await bring(new TextEncoder().encode("# Notes\n\nThe ferry will run in winter, says the office of the harbour."), "notes.md");
  expect(await isKept(id)).toBe(false);
  expect((await errorOf(await ask(server, "GET", `${path(id)}/original`))).code).toBe("RAP_LIBRARY_MISSING");
});

it("where the project keeps none, none is kept", async () => {
  const { store } = server.app;
  const { record, revision } = (await store.records.get(server.project, "project", server.project))!;
  await store.history.commit({
    project: server.project,
    by: { account: "local", name: "local" },
    action: "edit",
    summary: "Edited",
    changes: [{ kind: "project", id: record.id, expected: revision, after: { ...record, keepsOriginals: false } }],
  });
  expect(await isKept(await bring(pdf("The winter ferry will run from the other shore until the ice comes."), "winter.pdf"))).toBe(false);
});
