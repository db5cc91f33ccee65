import { expect, it } from "vitest";
import { rowsOfSource } from "../analysis/input/open-statements.ts";
import { previewTable } from "../analysis/input/preview-table.ts";
import { previewUpload } from "./preview-upload.ts";
import { withUploadedFile } from "./uploaded-file.ts";

/** So many milliseconds this process computes while something is done. */
async function computedWhile(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const tableOf = (rows: number): { bytes: Uint8Array; name: string } => ({
  bytes: new TextEncoder().encode(`${Array.from({ length: 400 }, (_, at) => `c${at}`).join(",")}\n${`${",".repeat(399)}\n`.repeat(rows)}`),
  name: "wide.csv",
});

/** What the process does, done here. */
async function lookedAt(path: string): Promise<void> {
  const table = await rowsOfSource(path, {});
  if (table === null) throw new Error("it is no table");
  expect(previewTable(table.rows, "wide.csv", {}).columns.length).toBe(400);
}

it("a table is opened and its columns are looked at in a process of their own, not in the server's", { tags: "long", timeout: 120_000 }, async () => {
  const [small, large] = [tableOf(10), tableOf(2000)];
  // The first of each loads what is needed.
  await previewUpload(small, {});
  const ofSmall = await computedWhile(() => previewUpload(small, {}));
  const ofLarge = await computedWhile(() => previewUpload(large, {}));
  const ofReading = await computedWhile(() => withUploadedFile(large, lookedAt));
  expect(ofLarge - ofSmall).toBeLessThan(ofReading / 2);
});

it("what is wrong with a table is said by the name under which it was sent", async () => {
  const broken = { bytes: new TextEncoder().encode('a,b\n"x'), name: "broken.csv" };
  await expect(previewUpload(broken, {})).rejects.toMatchObject({
    code: "RAP_EXCHANGE_CSV",
    message: expect.stringMatching(/^broken\.csv, row/) as string,
  });
  const absent = { bytes: new TextEncoder().encode("a,b\nx,y\n"), name: "absent.csv" };
  await expect(previewUpload(absent, { maps: ["quote=c"] })).rejects.toMatchObject({
    message: expect.stringMatching(/^absent\.csv has no column c/) as string,
  });
});

it("an ending that is longer than the name of a file can be is none", async () => {
  const bytes = new TextEncoder().encode("a,b\n1,2\n");
  for (const name of [`a.${"x".repeat(300)}`, "a.c\0v", "a./../../b"])
    await expect(previewUpload({ bytes, name }, {})).rejects.toMatchObject({ code: "RAP_EXCHANGE_EMPTY" });
});
