import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-web-annotations-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

const page = `<html><head><title>The tax</title><link rel="canonical" href="https://a.example/tax"></head><body><article><h1>The tax</h1>
<p>Ministers of 🌍 back the tax, and 🌍 pays. Few doubt that.</p><p>Others back the tax because they gain by it, and nobody asks them.</p></article></body></html>`;
const annotation = (exact: string, prefix: string, tags: readonly string[], note: string): object => ({
  uri: "https://a.example/tax",
  user: "acct:ann@hypothes.is",
  text: note,
  tags,
  target: [{ source: "https://a.example/tax", selector: [{ type: "TextQuoteSelector", exact, prefix, suffix: "" }] }],
  links: { html: "https://hypothes.is/a/1" },
});

it("annotations are placed in the library's document of their address, by the words and what stands before them", async () => {
  writeFileSync(at("page.html"), page);
  writeFileSync(
    at("notes.json"),
    JSON.stringify({
      rows: [
        annotation("back the tax", "nobody asks them.", [], "lost"),
        annotation("back the tax", "nd that.Others ", ["support"], "Who says so?"),
        annotation("Few doubt that", "", ["doubt", "few"], ""),
      ],
    }),
  );
  const library = ["--library", at("a.rapporteur")];
  expect((await runCommand(["import", at("page.html"), ...library, "--no-code"])).code).toBe(0);
  const { out } = await runCommand(["import", at("notes.json"), ...library]);
  expect(out).toContain("Imported 0 documents with 3 statements");
  expect(out).toContain("1 statements are left out: their words are not in the document");
  const exported = await runCommand(["export", ...library, "--out", at("out.csv")]);
  expect(exported.code).toBe(0);
  const rows = readFileSync(at("out.csv"), "utf8");
  expect(rows.split("\n").filter((row) => row.includes(",annotation,"))).toHaveLength(3);
  expect(rows).toMatch(/support/);
  const again = await runCommand(["import", at("notes.json"), ...library]);
  expect(again.out).toContain("3 statements known already");
});

it("a library's statements go out as Web Annotations and into another library the same", async () => {
  const library = ["--library", at("a.rapporteur")];
  expect((await runCommand(["export", ...library, "--what", "statements", "--out", at("out.jsonld")])).code).toBe(0);
  await runCommand(["import", at("page.html"), "--library", at("b.rapporteur"), "--no-code"]);
  const { out } = await runCommand(["import", at("out.jsonld"), "--library", at("b.rapporteur")]);
  expect(out).toContain("Imported 0 documents with 3 statements");
  const shown = async (from: string): Promise<unknown[]> => {
    await runCommand(["export", "--library", at(from), "--out", at("rows.jsonl")]);
    const lines = readFileSync(at("rows.jsonl"), "utf8").trim().split("\n");
    const rows = lines.map((line) => JSON.parse(line) as Record<string, object>).filter(({ start }) => start !== undefined);
    return rows.map(({ start, end, type, values = {} }) => JSON.stringify([start, end, type, Object.entries(values).toSorted()])).toSorted();
  };
  expect(await shown("b.rapporteur")).toEqual(await shown("a.rapporteur"));
});

it("texts of a treebank become documents", async () => {
  writeFileSync(
    at("trees.txt"),
    "# newdoc id = talk\n1\tWe\twe\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tagree\tagree\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n",
  );
  const { code, out } = await runCommand(["import", at("trees.txt"), "--library", at("c.rapporteur")]);
  expect([code, out]).toEqual([0, expect.stringContaining("Imported 1 document")]);
  const found = await runCommand([
    "export",
    "--library",
    at("c.rapporteur"),
    "--what",
    "readouts",
    "--drafts",
    "--out",
    at("c.json"),
    "--format",
    "json",
  ]);
  expect(found.code).toBe(0);
  expect(readFileSync(at("c.json"), "utf8")).toContain('"We agree."');
});
