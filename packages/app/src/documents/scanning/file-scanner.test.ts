import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { eicar, type FakeClamd, startFakeClamd } from "./fake-clamd-for-tests.ts";
import { openFileScanner } from "./file-scanner.ts";

let clamd: FakeClamd | null = null;
const start = async (...given: Parameters<typeof startFakeClamd>): Promise<FakeClamd> => (clamd = await startFakeClamd(...given));
afterEach(async () => {
  await clamd?.end();
  clamd = null;
});

const fileOf = (bytes: Uint8Array, name = "a.pdf") => ({ bytes, name });
const infected = Buffer.concat([randomBytes(100_000), Buffer.from(eicar), randomBytes(70_000)]);

it("a file goes over whole, in chunks, and nothing is found in it", async () => {
  const { host, port, files } = await start();
  const bytes = randomBytes(300_001);
  expect(await openFileScanner({ host, port }).check(fileOf(bytes))).toBeNull();
  expect(files.map((file) => file.equals(bytes))).toEqual([true]);
});

it("an empty file is scanned too", async () => {
  const { host, port, files } = await start();
  expect(await openFileScanner({ host, port }).check(fileOf(new Uint8Array()))).toBeNull();
  expect(files.map(({ length }) => length)).toEqual([0]);
});

it("a file with malware is refused by its name, whatever is set for files that cannot be scanned", async () => {
  const { host, port } = await start();
  for (const letsThrough of [false, true]) {
    const scanner = openFileScanner({ host, port }, { letsThrough });
    await expect(scanner.check(fileOf(infected))).rejects.toMatchObject({
      code: "RAP_SOURCE_INFECTED",
      details: { source: "a.pdf", found: "Eicar-Signature" },
    });
  }
});

it("a scanner is asked by a socket of this machine too", { skip: process.platform === "win32" }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-scanner-"));
  try {
    const path = join(folder, "clamd.sock");
    await start({ path });
    await expect(openFileScanner({ path }).check(fileOf(infected))).rejects.toMatchObject({ code: "RAP_SOURCE_INFECTED" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it.each([
  ["is silent", 200, "did not answer within 0.2 s"],
  ["breaks off", 20_000, "broke off"],
  ["babbles", 20_000, "answered something else"],
] as const)("where the scanner %s, the file is refused, or let through where that is set", async (behaviour, mostMs, words) => {
  const { host, port } = await start({ behaviour });
  const refusing = openFileScanner({ host, port }, { mostMs });
  await expect(refusing.check(fileOf(infected))).rejects.toMatchObject({
    code: "RAP_SOURCE_UNSCANNED",
    details: { reason: expect.stringContaining(words) as string },
  });
  expect(await openFileScanner({ host, port }, { mostMs, letsThrough: true }).check(fileOf(infected))).toContain(words);
});

it("where no scanner listens, files are refused unless set, and the words name no address", async () => {
  const { host, port } = await start();
  await clamd?.end();
  clamd = null;
  const refused: unknown = await openFileScanner({ host, port })
    .check(fileOf(infected))
    .catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ code: "RAP_SOURCE_UNSCANNED" });
  expect((refused as Error).message).not.toContain(String(port));
  expect(await openFileScanner({ host, port }, { letsThrough: true }).check(fileOf(infected))).toBe("the scanner cannot be reached");
});

it("a file that is larger than the scanner takes was not scanned", async () => {
  const { host, port } = await start({ mostBytes: 65_536 });
  await expect(openFileScanner({ host, port }).check(fileOf(randomBytes(200_000)))).rejects.toMatchObject({ code: "RAP_SOURCE_UNSCANNED" });
});
