import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { recordsOf } from "../../../../test/support/records-of.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-several-tables-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const into = (library: string, ...words: string[]): Promise<CommandRun> => runCommand(["import", ...words, "--no-code", "--library", at(library)]);

const swapped = written("swapped.csv", "Zitat;Dokument;Konzept\nMaut;Ansprache;Die Maut bleibt\n");
const plain = written("plain.csv", "Dokument;Konzept;Zitat\nDebatte;Verbot;Kein Verbot\n");
const plainToo = written("plain-too.csv", "Dokument;Konzept;Zitat\nSitzung;Zoll;Kein Zoll\n");
const maps = ["--map", "document=Dokument", "--map", "concept=Konzept", "--map", "quote=Zitat"];

const quotesIn = async (library: string): Promise<string[]> => (await recordsOf(at(library), "statement")).map(({ quote }) => quote).toSorted();

it("what is said of one table is not said of another with other columns: nothing is imported, and the cure is told", async () => {
  for (const more of [[], ["--preview"]]) {
    const { code, err } = await into("refused.rapporteur", plain, swapped, ...maps, ...more);
    expect([code, err]).toEqual([2, expect.stringContaining("RAP_SERVICE_TABLES")]);
    expect(err).toContain("plain.csv and swapped.csv have other columns than each other");
    expect(err).toContain("--mapping swapped.csv=FILE");
  }
});

it(
  "tables with the same columns share what is said of them, and tables of which nothing is said are each read by their own columns",
  { tags: "long" },
  async () => {
    const { code, out } = await into("shared.rapporteur", plain, plainToo, ...maps);
    expect([code, out]).toEqual([0, expect.stringContaining("with 2 statements")]);
    const known = written("known.csv", "document,concept,text\nDebate,tolls,Tolls stay\n");
    expect((await into("own.rapporteur", plain, known)).code).toBe(0);
  },
);

it("each table may have a mapping of its own", async () => {
  const mapping = written(
    "swapped.mapping.json",
    JSON.stringify({ mapping: "rapporteur.mapping/1", map: { document: "Dokument", concept: "Zitat", quote: "Konzept" } }),
  );
  const given = [plain, swapped, ...maps, "--mapping", `swapped.csv=${mapping}`];
  expect((await into("each.rapporteur", ...given, "--preview")).out).toMatch(/Konzept +quote: Die Maut bleibt/);
  expect((await into("each.rapporteur", ...given)).code).toBe(0);
  expect(await quotesIn("each.rapporteur")).toEqual(["Die Maut bleibt", "Kein Verbot"]);
  const network = await runCommand(["network", ...given, "--type", "twomode", "--variable1", "document:id", "--variable2", "concept", "--json"]);
  expect([network.code, network.err]).toEqual([0, ""]);
  for (const concept of ["Maut", "Verbot"]) expect(network.out).toContain(concept);
});

it("a mapping for a table that is not among the sources is refused", async () => {
  const mapping = written("own.mapping.json", JSON.stringify({ mapping: "rapporteur.mapping/1" }));
  const { code, err } = await into("absent.rapporteur", plain, "--mapping", `other.csv=${mapping}`);
  expect([code, err]).toEqual([2, expect.stringContaining("RAP_SERVICE_MAP")]);
  expect(err).toContain("plain.csv");
});
