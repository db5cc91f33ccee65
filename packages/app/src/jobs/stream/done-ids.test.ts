import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import { failureLine } from "./answer-lines.ts";
import { lineId, readDoneList, readOutput } from "./done-ids.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-done-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (content: string): string => {
  const path = join(folder, "out.jsonl");
  writeFileSync(path, content);
  return path;
};
const failure = new RapporteurError("RAP_SOURCE_EMPTY", { source: "a" });
const long = "x".repeat(100_000);
const readout = (id: string): string => `${JSON.stringify({ id, readout: { text: long } })}\n`;

describe("an earlier output", () => {
  it("tells which documents are done, whatever their ids are, and where the last complete one ends", async () => {
    const whole = readout('a "quoted" \\ id') + failureLine("b", 2, failure) + failureLine(null, 3, failure);
    const { ids, completeBytes, shape } = await readOutput(file(whole + readout("cut").slice(0, 500)));
    expect([ids.size, completeBytes, shape]).toEqual([3, Buffer.byteLength(whole), "readouts"]);
    for (const id of ['a "quoted" \\ id', "b", lineId(3)]) expect(ids.has(id)).toBe(true);
    expect(ids.has("cut")).toBe(false);
  });

  it("drops the statements of a document that was not completed", async () => {
    const schema = '{"schema":"rapporteur.statements/1","variables":{},"documentFields":{}}\n';
    const complete = `${schema}{"statement":"s","document":"a"}\n{"document":"a","values":{}}\n`;
    const { ids, completeBytes, shape } = await readOutput(file(`${complete}{"statement":"t","document":"b"}\n`));
    expect([ids.size, completeBytes, shape]).toEqual([1, complete.length, "statements"]);
  });

  it("is refused where it is something else, before anything of it is cut", async () => {
    await expect(readOutput(file('{"my":"notes"}\n'))).rejects.toMatchObject({ code: "RAP_READ_RESUME" });
    await expect(readOutput(join(folder, "none"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
  });

  it("may stand among a plain list of ids", async () => {
    const ids = await readDoneList(file(`first id\r\n\n${readout("a")}last`));
    expect(ids.size).toBe(3);
    for (const id of ["first id", "a", "last"]) expect(ids.has(id)).toBe(true);
  });
});
