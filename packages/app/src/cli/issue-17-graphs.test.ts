import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import { parseCsv } from "../exchange/csv/parse-csv.ts";

const statements = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "rapporteur-exchange-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const readout = written("readout.json", JSON.stringify(sampleReadout));

function table(path: string): Record<string, string | null>[] {
  const { header, records } = parseCsv(readFileSync(path, "utf8"), path);
  return records.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? null])));
}

describe("rapporteur network", () => {
  it("writes the table of its nodes", async () => {
    const { code } = await runCommand(["network", statements, "--show", "nodes", "--out", at("nodes.csv")]);
    expect(code).toBe(0);
    const rows = table(at("nodes.csv"));
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining(["id", "label", "variable", "x", "y", "statements", "degree", "strength", "betweenness"]),
    );
    expect(rows.map(({ label }) => label)).toContain("Harbour League");
  });

  it("writes the list of its ties", async () => {
    await runCommand(["network", statements, "--show", "edges", "--out", at("ties.csv")]);
    expect(readFileSync(at("ties.csv"), "utf8")).toMatch(/^source,target,weight\n/);
  });

  it("writes both by ending, and two-mode nodes with their side", async () => {
    await runCommand(["network", statements, "--type", "twomode", "--out", at("both.nodes.csv")]);
    expect(new Set(table(at("both.nodes.csv")).map(({ variable }) => variable)).size).toBe(2);
  });

  it("gives every node a place of its own", async () => {
    await runCommand(["network", statements, "--type", "twomode", "--out", at("places.nodes.csv")]);
    const rows = table(at("places.nodes.csv"));
    expect(new Set(rows.map(({ x, y }) => `${x} ${y}`)).size).toBe(rows.length);
    expect(new Set(rows.map(({ x }) => x)).size).toBeGreaterThan(1);
    expect(new Set(rows.map(({ y }) => y)).size).toBeGreaterThan(1);
  });

  it("writes GEXF 1.2 for programs that cannot read 1.3", async () => {
    await runCommand(["network", statements, "--format", "gexf-1.2", "--out", at("old.gexf")]);
    expect(readFileSync(at("old.gexf"), "utf8")).toContain(
      '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    );
  });
});

describe("rapporteur relations --out", () => {
  const relations = (out: string) => runCommand(["relations", readout, "--drafts", "--out", at(out)]);

  it("writes the actor graph as GraphML, directed and signed", async () => {
    const { code, out } = await relations("actors.graphml");
    expect([code, out]).toEqual([0, expect.stringContaining("actors.graphml")]);
    const text = readFileSync(at("actors.graphml"), "utf8");
    expect(text).toContain('edgedefault="directed"');
    for (const name of ["conflict", "cooperation", "acts", "Ruritania", "Graustark"]) expect(text).toContain(name);
  });

  it("writes GEXF, ties and nodes", async () => {
    await relations("actors.gexf");
    expect(readFileSync(at("actors.gexf"), "utf8")).toContain('defaultedgetype="directed"');
    await relations("actors.edges.csv");
    expect(table(at("actors.edges.csv"))).toEqual([
      expect.objectContaining({ source: "Ruritania", target: "Graustark", weight: "-1", acts: "1", cooperation: "0", conflict: "1" }),
    ]);
    await relations("actors.nodes.csv");
    expect(
      table(at("actors.nodes.csv"))
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(["Graustark", "Ruritania"]);
  });

  it("writes its acts as rows of POLECAT, which are read back", async () => {
    const { code, out } = await relations("acts.polecat.tsv");
    expect([code, out]).toEqual([0, expect.stringContaining("1 act.")]);
    const [header = "", row = "", ...rest] = readFileSync(at("acts.polecat.tsv"), "utf8").trimEnd().split("\n");
    const cells = Object.fromEntries(header.split("\t").map((name, place) => [name, row.split("\t")[place]]));
    expect(rest).toEqual([]);
    expect(cells).toMatchObject({ "Actor Name": "Ruritania", "Recipient Name": "Graustark", "Quad Code": "VERBAL CONFLICT", Reviewed: "no" });
    expect(cells["Words"]).not.toBe("");
    const compared = await runCommand(["relations", readout, "--drafts", "--show", "compare", "--events", at("acts.polecat.tsv"), "--json"]);
    expect(compared.code).toBe(0);
  });
});
