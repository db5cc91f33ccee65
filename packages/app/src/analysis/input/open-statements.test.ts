import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { openStatements } from "./open-statements.ts";

const desk = mkdtempSync(join(tmpdir(), "gather-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const place = (name: string, content: unknown): string => {
  const path = join(desk, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

describe("openStatements", () => {
  it("opens readouts with their names and quotes", async () => {
    const gathered = (await openStatements([place("a.json", sampleReadout)], { countsDrafts: false })).byId();
    expect(gathered.table.length).toBe(5);
    expect(gathered.review).toEqual(["accepted"]);
    expect(gathered.names.get("concept:truce")).toBe("truce");
    expect([...gathered.quotes.values()]).toContain("Graustark is unlikely to yield");
  });

  it("says what to do where nothing has been accepted", async () => {
    const drafts = { ...sampleReadout, statements: sampleReadout.statements.filter(({ review }) => review === "draft") };
    await expect(openStatements([place("b.json", drafts)], { countsDrafts: false })).rejects.toThrow(/none of the 4 statements.*--drafts/);
    expect((await openStatements([place("b.json", drafts)], { countsDrafts: true })).table.length).toBe(4);
  });

  it("names the place where a readout is broken", async () => {
    await expect(openStatements([place("c.json", "{")], { countsDrafts: true })).rejects.toMatchObject({ code: "RAP_SERVICE_READOUT" });
    const broken = { ...sampleReadout, tags: 1, document: { ...sampleReadout.document, text: 7 } };
    await expect(openStatements([place("d.json", broken)], { countsDrafts: true })).rejects.toThrow(/d\.json.*document\.text/);
    await expect(openStatements([join(desk, "none.json")], { countsDrafts: true })).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
  });
});
