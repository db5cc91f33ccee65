import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import { sharedFile } from "../../../../test/support/shared-folder.ts";
import { readDna } from "../exchange/dna/read-dna.ts";

const statements = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "rapporteur-export-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
writeFileSync(at("readout.json"), JSON.stringify(sampleReadout));

/** The statements of a source in time order, as the command shows them. */
async function eventsOf(...words: string[]): Promise<unknown> {
  const { out } = await runCommand(["network", ...words, "--type", "eventlist", "--duplicates", "include", "--json"]);
  return (JSON.parse(out) as { result: unknown }).result;
}

describe("rapporteur export", () => {
  it.each(["csv", "tsv", "jsonl"])("writes .%s that gives the same statements when read again", async (ending) => {
    const path = at(`out.${ending}`);
    const { code, out } = await runCommand(["export", statements, "--out", path]);
    expect([code, out]).toEqual([0, expect.stringContaining("14 statements of 5 documents; 0 of them (0 %) not reviewed by a person")]);
    expect(await eventsOf(path)).toMatchObject((await eventsOf(statements)) as object);
    const evidence = ["--evidence", "Harbour League,Ruritania"];
    expect((await runCommand(["network", path, ...evidence])).out).toBe((await runCommand(["network", statements, ...evidence])).out);
  });

  it("writes a .dna with words, the same each time, and says what DNA cannot hold", async () => {
    const { out } = await runCommand(["export", statements, "--out", at("a.dna")]);
    expect(out).toContain("coder Admin with the password “rapporteur”");
    expect(out).toContain("the texts of 5 documents are not available");
    await runCommand(["export", statements, "--out", at("b.dna")]);
    expect(readFileSync(at("b.dna")).equals(readFileSync(at("a.dna")))).toBe(true);
    const [ours, theirs] = await Promise.all([statements, at("a.dna")].map((path) => runCommand(["network", path, "--type", "twomode", "--json"])));
    expect((JSON.parse(theirs?.out ?? "") as { result: unknown }).result).toEqual((JSON.parse(ours?.out ?? "") as { result: unknown }).result);
  });

  it("keeps drafts recognisable in DNA, and leaves them out unless asked", { tags: "long" }, async () => {
    await runCommand(["export", at("readout.json"), "--out", at("accepted.dna")]);
    expect((await readDna(at("accepted.dna"))).database.statements).toHaveLength(1);
    const { out } = await runCommand(["export", at("readout.json"), "--drafts", "--out", at("drafts.dna")]);
    expect(out).toContain("are written under the coder “Machine drafts (not reviewed)”");
    const { database } = await readDna(at("drafts.dna"));
    const drafts = database.coders.find(({ name }) => name.startsWith("Machine drafts"))?.id;
    const byDrafter = database.statements.filter(({ coder }) => coder === drafts);
    expect([byDrafter.length, database.statements.length]).toEqual([database.statements.length - 1, byDrafter.length + 1]);
    const [document] = database.documents;
    expect(database.statements.map(({ start, stop }) => document?.text.slice(start, stop))).toContain("Ruritania threatened Graustark on Monday");
  });

  it("writes event lists as DNA does", async () => {
    const { out } = await runCommand(["export", statements, "--out", at("x.events.csv")]);
    expect(out).toContain("semicolons become commas");
    expect(readFileSync(at("x.events.csv"), "utf8").split("\n")[0]).toMatch(/^"statement_id";"time";"speaker";"organization"/);
  });

  it.each([
    [["export", statements, "--out", "x.xls"], 2, ".events.csv"],
    [["export", statements], 2, "--out"],
    [["export", statements, "--out", join(desk, "no", "x.csv")], 1, "its folder does not exist"],
    [["export", statements, "--out", join(desk, "no", "x.dna")], 1, "cannot write"],
    [["export", join(desk, "none.csv"), "--out", at("y.csv")], 1, "none.csv"],
  ])("%j is refused", async (words, code, cure) => {
    const ended = await runCommand(words);
    expect([ended.code, ended.out, ended.err]).toEqual([code, "", expect.stringContaining(cure)]);
  });

  const medium = sharedFile("dna-reference", "medium.dna");
  it.skipIf(medium === null)("copies a whole DNA database (skipped without the shared reference)", async () => {
    const { out } = await runCommand(["export", medium ?? "", "--out", at("copy.dna")]);
    expect(out).not.toContain("does not hold");
    expect((await readDna(at("copy.dna"))).database).toEqual((await readDna(medium ?? "")).database);
    const { out: lossy } = await runCommand(["export", medium ?? "", "--out", at("m.csv")]);
    expect(lossy).toContain("coders' rights, regular expressions");
  });
});
