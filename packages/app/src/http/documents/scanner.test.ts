import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, errorOf, startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";
import { setLines, writePdf } from "../../../../reader/src/sources/pdf/pdf-writer-for-tests.ts";
import { eicar, type FakeClamd, startFakeClamd } from "../../documents/scanning/fake-clamd-for-tests.ts";

type Server = LibraryServer & { readonly project: string; readonly csrf: string };

let clamd: FakeClamd;
let server: Server;
let lenient: Server;

beforeAll(async () => {
  clamd = await startFakeClamd();
  const scanner = { scannerHost: clamd.host, scannerPort: clamd.port };
  server = await start(scanner);
  lenient = await start({ ...scanner, scannerLetsThrough: true });
});

async function start(flags: object): Promise<Server> {
  const started = await startSingleUser({ flags });
  const { csrf } = (await (await ask(started, "GET", "/api/session")).json()) as { csrf: string };
  return { ...started, csrf };
}

afterAll(async () => {
  await Promise.all([server.end(), lenient.end()]);
  await clamd.end();
});

const documents = (of: Server, more = ""): string => `/api/projects/${of.project}/documents${more}`;
const upload = (of: Server, body: Uint8Array, name: string): Promise<Response> =>
  ask(of, "POST", `${documents(of)}?code=false&name=${encodeURIComponent(name)}`, { body, headers: { "x-csrf-token": of.csrf } });

const text = (words: string): Uint8Array => new TextEncoder().encode(`# Notes\n\n${words}`);
const pdf = (words: string, hidden = ""): Uint8Array =>
  Buffer.concat([writePdf({ pages: [setLines(words, { x: 60, y: 80, width: 440, size: 11 })] }), Buffer.from(`\n%${hidden}\n`)]);

async function count(of: Server): Promise<number> {
  return ((await (await ask(of, "GET", documents(of))).json()) as { entries: unknown[] }).entries.length;
}

describe("where the settings name a scanner", () => {
  it("files that hold malware are refused before they are read, whatever they are, and nothing of them is kept", async () => {
    const files = {
      "a.md": text(eicar),
      "b.pdf": pdf("The ferry will run in winter.", eicar),
      "c.csv": text(eicar),
      "d.json": text(eicar),
      "e.zip": text(eicar),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const refused = await upload(server, bytes, name);
      expect([name, refused.status, (await errorOf(refused)).code]).toEqual([name, 422, "RAP_SOURCE_INFECTED"]);
    }
    expect(await count(server)).toBe(0);
  });

  it("a clean file comes in; a kept one whose malware is known by now is not given out", async () => {
    const bytes = pdf("The harbour will close in May, and the ferries will run from the other shore.", "a worm of tomorrow");
    const { documentId } = (await (await upload(server, bytes, "a.pdf")).json()) as { documentId: string };
    const path = documents(server, `/${documentId}/original`);
    expect((await ask(server, "GET", path)).status).toBe(200);
    clamd.know("a worm of tomorrow");
    const refused = await ask(server, "GET", path);
    expect([refused.status, (await errorOf(refused)).code]).toEqual([422, "RAP_SOURCE_INFECTED"]);
  });

  it("a new text of a document is scanned as well", async () => {
    const { documentId } = (await (await upload(server, text("The ferry runs in winter, says the harbour office."), "a.md")).json()) as {
      documentId: string;
    };
    const refused = await ask(server, "POST", `${documents(server, `/${documentId}`)}/content?name=b.md&expected=1`, {
      body: text(eicar),
      headers: { "x-csrf-token": server.csrf },
    });
    expect((await errorOf(refused)).code).toBe("RAP_SOURCE_INFECTED");
  });
});

it("where it cannot be reached, files are refused, or let through with a warning where that is set", async () => {
  await clamd.end();
  const refused = await upload(server, text("Nobody knows what is in here, says the harbour office."), "a.md");
  expect([refused.status, (await errorOf(refused)).code]).toEqual([503, "RAP_SOURCE_UNSCANNED"]);
  const taken = await upload(lenient, text("Nobody knows what is in here, says the harbour office."), "a.md");
  const { wasKnown, warnings } = (await taken.json()) as { wasKnown: boolean; warnings: { code: string }[] };
  expect([taken.status, wasKnown, warnings[0]?.code]).toEqual([200, false, "not-scanned"]);
});
