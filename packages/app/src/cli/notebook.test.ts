import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-notebook-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const here = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const library = ["--library", at("a.rapporteur")];
const exported = (what: string, out: string, ...more: string[]) => runCommand(["export", ...library, "--what", what, "--out", at(out), ...more]);

/** What Jupyter's own schema of format 4.5 demands of the cells that are used here. */
const lines = z.array(z.string());
const id = z.string().regex(/^[\w-]{1,64}$/);
const notebookShape = z.strictObject({
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
  metadata: z.object({
    kernelspec: z.object({ name: z.string(), display_name: z.string() }),
    language_info: z.object({ name: z.literal("python") }),
  }),
  cells: z.array(
    z.discriminatedUnion("cell_type", [
      z.strictObject({ cell_type: z.literal("markdown"), id, metadata: z.object({}), source: lines }),
      z.strictObject({ cell_type: z.literal("code"), id, metadata: z.object({}), source: lines, execution_count: z.null(), outputs: z.tuple([]) }),
    ]),
  ),
});

const readNotebook = (path: string) => notebookShape.parse(JSON.parse(readFileSync(at(path), "utf8")));
const codeOf = (path: string): string =>
  path.endsWith(".ipynb")
    ? readNotebook(path)
        .cells.flatMap(({ cell_type: kind, source }) => (kind === "code" ? source.join("") : []))
        .join("\n\n")
    : [...readFileSync(at(path), "utf8").matchAll(/^```\{r\}\n([\s\S]*?)\n```$/gm)].map(([, code]) => code).join("\n\n");

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const rscript = process.env["RAPPORTEUR_RSCRIPT"] ?? "Rscript";
const works = (command: string, ...words: string[]): boolean => spawnSync(command, words, { stdio: "ignore" }).status === 0;
const hasPython = works(python, "-c", "import pandas, pyarrow, networkx, matplotlib");
const hasR = works(rscript, "-e", "library(jsonlite); library(igraph)");

beforeAll(async () => {
  expect((await runCommand(["import", here("examples/varn-canal-coded.csv"), ...library])).err).toBe("");
  expect((await exported("tables", "rapporteur-tables", "--format", "jsonl")).err).toBe("");
}, 60_000);

describe("a notebook to begin with", () => {
  for (const drafts of [[], ["--drafts"]])
    it(`is a valid one in Python and R, and holds no statement${drafts.length > 0 ? ", with drafts" : ""}`, async () => {
      const names = ["first.ipynb", "first.qmd"];
      for (const name of names) expect((await exported("notebook", name, ...drafts)).out).toBe(`Wrote ${at(name)}: notebook.\n`);
      const { cells } = readNotebook("first.ipynb");
      expect(new Set(cells.map((cell) => cell.id)).size).toBe(cells.length);
      expect(cells[0]?.source.join("")).toMatch(/^# Main\n\nA first look at the statements of “Main”/);
      expect(readFileSync(at("first.qmd"), "utf8")).toMatch(/^---\ntitle: "Main"\nformat: html\n---\n/);
      for (const name of names) {
        expect(codeOf(name)).toContain("rapporteur-tables");
        expect(codeOf(name).includes('!= "rejected"')).toBe(drafts.length > 0);
        expect(readFileSync(at(name), "utf8")).not.toContain("Varn");
      }
    });

  it("names no column that the tables do not have", async () => {
    for (const name of ["columns.ipynb", "columns.qmd"]) {
      await exported("notebook", name);
      const dictionary = readFileSync(at("rapporteur-tables/dictionary.json"), "utf8");
      for (const column of ["statement_type", "speaker", "concept", "agreement", "document_id", "published", "quote"]) {
        expect(codeOf(name)).toContain(column);
        expect(dictionary).toContain(`"name": "${column}"`);
      }
    }
  });

  it("is refused under another ending, and from a file of statements", async () => {
    expect((await exported("notebook", "first.py")).err).toContain(".ipynb, .qmd");
  });

  it.skipIf(!hasPython)("runs in Python, and draws the network", { tags: "long" }, async () => {
    expect((await exported("notebook", "run.ipynb")).err).toBe("");
    expect((await exported("tables", "parquet-tables")).err).toBe("");
    const code = codeOf("run.ipynb").replace('read_tables("rapporteur-tables")', 'read_tables("parquet-tables")');
    writeFileSync(at("run.py"), `${code}\nplt.savefig("network.png")\nprint(table.shape, graph.number_of_edges())\n`);
    const env = { ...process.env, PYTHONPATH: here("clients/python"), MPLBACKEND: "Agg" };
    const done = spawnSync(python, ["run.py"], { cwd: desk, env, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.stdout).toMatch(/^\d+ of \d+ statements count\n\(\d+, \d+\) [1-9]/);
    expect(readFileSync(at("network.png")).subarray(1, 4).toString()).toBe("PNG");
  });

  it.skipIf(!hasR)("runs in R, and draws the network", { tags: "long" }, async () => {
    expect((await exported("notebook", "run.qmd")).err).toBe("");
    const sources = ["tables", "graphs", "client"].map((name) => `source(${JSON.stringify(here(`clients/r/R/${name}.R`))})`).join("\n");
    writeFileSync(at("run.R"), `${sources}\npng("r.png")\n${codeOf("run.qmd").replace("library(rapporteur)", "")}\n`);
    const done = spawnSync(rscript, ["run.R"], { cwd: desk, encoding: "utf8" });
    expect([done.status, done.stderr]).toEqual([0, ""]);
    expect(done.stdout).toMatch(/^\d+ of \d+ statements count/);
  });
});
