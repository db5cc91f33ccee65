import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import { writeMemos } from "../../../../test/support/samples/write-memos.ts";
import { unpackParts } from "@rapporteur/reader/sources";
import { writeZip } from "../exchange/zip/write-zip.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-crate-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const pack = (...words: string[]) => runCommand(["export", "--library", at("a.rapporteur"), "--drafts", "--what", "replication", ...words]);

const partsOf = async (name: string) =>
  unpackParts(readFileSync(at(name)), { source: name, isWanted: () => true, maxBytes: 10_000_000, maxEntries: 100 });

/** The crate with one part changed, and its list told so or not. */
async function changed(name: string, change: (text: string) => string, isTold: boolean): Promise<string> {
  const parts = new Map([...(await partsOf("a.zip"))].map(([part, bytes]) => [part, new TextDecoder().decode(bytes)]));
  const before = parts.get(name) ?? "";
  const after = change(before);
  expect(after).not.toBe(before);
  parts.set(name, after);
  const metadata = "ro-crate-metadata.json";
  if (isTold) parts.set(metadata, (parts.get(metadata) ?? "").replaceAll(/"sha256": "[^"]*"/g, '"note": ""'));
  writeFileSync(at("changed.zip"), writeZip([...parts].map(([part, content]) => ({ name: part, content }))));
  return at("changed.zip");
}

describe("a replication crate", () => {
  beforeAll(async () => {
    writeFileSync(at("talk.json"), JSON.stringify(sampleReadout));
    await runCommand(["import", at("talk.json"), "--library", at("a.rapporteur")]);
    await writeMemos(at("a.rapporteur"), ["Is this meant?", "Yes."]);
    expect((await pack("--out", at("a.zip"))).code).toBe(0);
  });

  it("says what it holds, and the figures come out the same from its own data", async () => {
    const parts = await partsOf("a.zip");
    const { "@graph": graph } = JSON.parse(new TextDecoder().decode(parts.get("ro-crate-metadata.json"))) as { "@graph": { "@id": string }[] };
    expect(graph.map((one) => one["@id"])).toEqual(expect.arrayContaining([...parts.keys()]));
    expect(new TextDecoder().decode(parts.get("data/statements.jsonl"))).not.toContain(sampleReadout.document.text.slice(0, 200));
    const memos = new TextDecoder().decode(parts.get("data/memos.jsonl")).trim().split("\n");
    expect(memos.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(["Is this meant?", "Yes."]);
    const { code, out } = await runCommand(["reproduce", at("a.zip")]);
    expect([code, out]).toEqual([0, expect.stringContaining("6 of 6 figures are the same.")]);
    const figures = [...parts].filter(([name]) => name.startsWith("figures/")).map(([, bytes]) => new TextDecoder().decode(bytes));
    expect(figures.filter((figure) => figure.includes('"error": null')).length).toBeGreaterThan(3);
  });

  it("whose figure was tampered with, list and all, does not come out the same", async () => {
    const path = await changed("figures/04-relations.json", (text) => text.replace(/"statements": \d+/, '"statements": 4711'), true);
    const { code, out, err } = await runCommand(["reproduce", path]);
    expect([code, out]).toEqual([1, expect.stringMatching(/differs {2}04-relations\.json: report\.basis\.statements: 4711 in the crate/)]);
    expect(err).toContain("RAP_CLI_DIFFERS");
  });

  it("with a part that was changed alone, that is cut or another archive, is refused", async () => {
    const path = await changed("data/entities.jsonl", (text) => text.replace("name", "nome"), false);
    expect((await runCommand(["reproduce", path])).err).toMatch(/data\/entities\.jsonl.*RAP_EXCHANGE_CRATE/);
    writeFileSync(at("other.zip"), writeZip([{ name: "a.txt", content: "a" }]));
    expect((await runCommand(["reproduce", at("other.zip")])).err).toContain("RAP_EXCHANGE_CRATE");
    writeFileSync(at("cut.zip"), readFileSync(at("a.zip")).subarray(0, 500));
    expect((await runCommand(["reproduce", at("cut.zip")])).err).toContain("RAP_SOURCE_DAMAGED");
  });

  it("holds the figures that it is told, and none that needs the texts", async () => {
    writeFileSync(at("figures.json"), JSON.stringify([{ analysis: "relations", options: { show: "balance" } }, { analysis: "causes" }]));
    await pack("--out", at("told.zip"), "--figures", at("figures.json"));
    expect((await runCommand(["reproduce", at("told.zip")])).out).toContain("2 of 2 figures");
    writeFileSync(at("figures.json"), JSON.stringify([{ analysis: "agreement" }]));
    expect((await pack("--out", at("texts.zip"), "--figures", at("figures.json"))).err).toContain("needs the texts");
    writeFileSync(at("figures.json"), "[1]");
    expect((await pack("--out", at("none.zip"), "--figures", at("figures.json"))).err).toContain("RAP_EXCHANGE_FIGURES");
  });
});
