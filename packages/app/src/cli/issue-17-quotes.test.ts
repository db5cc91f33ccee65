import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";
import { readDna } from "../exchange/dna/read-dna.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-exchange-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

describe("CSV to .dna", () => {
  it("keeps the words of passages, and says what their documents lack", async () => {
    const csv = written("quotes.csv", 'document,type,start,end,concept,quote\nd1,position,0,9,talks,"Let’s go."\nd1,position,20,25,talks,Never\n');
    const { out } = await runCommand(["export", csv, "--out", at("quotes.dna")]);
    const { database } = await readDna(at("quotes.dna"));
    const [document] = database.documents;
    expect(database.statements.map(({ start, stop }) => document?.text.slice(start, stop))).toEqual(["Let’s go.", "Never"]);
    expect(out).toContain("the texts of 1 documents are not available");
  });

  it("lists passages without a position one below the other", async () => {
    const csv = written("loose.csv", 'document,type,concept,quote\nd1,position,talks,"Let’s go."\nd1,position,talks,Never\n');
    await runCommand(["export", csv, "--out", at("loose.dna")]);
    const { database } = await readDna(at("loose.dna"));
    const [document] = database.documents;
    expect(database.statements.map(({ start, stop }) => document?.text.slice(start, stop))).toEqual(["Let’s go.", "Never"]);
  });

  it("says of words that do not fit their position that they are lost", async () => {
    const csv = written("odd.csv", "document,type,start,end,concept,quote\nd1,position,0,3,talks,Never\n");
    expect((await runCommand(["export", csv, "--out", at("odd.dna")])).out).toContain("the words of 1 statements");
  });
});
