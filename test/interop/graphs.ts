import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../support/run-command.ts";

/* Graphs, tables and trees that we write, opened by networkx, igraph, pandas, openpyxl, conllu and rdflib, as far as they are there. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-graphs-"));
const at = (name: string): string => join(folder, name);
const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

async function run(...words: string[]): Promise<string> {
  const { code, out, err } = await runCommand(words);
  if (code !== 0) throw new Error(`${words.join(" ")}: ${err}`);
  return out;
}

interface Seen {
  readonly refused?: string;
  readonly nodes?: number;
  readonly edges?: number;
  readonly directed?: boolean;
  readonly rows?: number;
  readonly attributes?: readonly string[];
  readonly types?: readonly string[];
  readonly sentences?: number;
  readonly trees?: number;
  readonly triples?: number;
}

interface WrittenGraph {
  readonly nodes: readonly { readonly label: string }[];
  readonly links: readonly unknown[];
}

async function writeFiles(): Promise<Record<string, WrittenGraph>> {
  const library = ["--library", at("study.rapporteur")];
  await run("import", example("varn-canal-coded.csv"), example("varn-canal-causes.csv"), ...library);
  const parts = ["network", "map"] as const;
  const graphs: Record<string, WrittenGraph> = {};
  for (const part of parts) {
    const save = (name: string, ...more: string[]) =>
      part === "network"
        ? run("network", ...library, "--type", "twomode", "--out", at(`${part}${name}`), ...more)
        : run("export", ...library, "--what", part, "--out", at(`${part}${name}`), ...more);
    for (const ending of [".graphml", ".gexf", ".net", ".edges.csv", ".nodes.csv", ".json"]) await save(ending);
    await save("-1.2.gexf", "--format", "gexf-1.2");
    await save("-visone.graphml", "--format", "visone");
    graphs[part] = JSON.parse(readFileSync(at(`${part}.json`), "utf8")) as WrittenGraph;
  }
  await run("relations", example("summit-roundup.html"), "--drafts", "--out", at("actors.graphml"));
  await run("relations", example("summit-roundup.html"), "--drafts", "--out", at("actors.json"));
  graphs["actors"] = JSON.parse(readFileSync(at("actors.json"), "utf8")) as WrittenGraph;
  for (const name of ["statements.csv", "statements.xlsx", "study.cases.xlsx"]) await run("export", ...library, "--out", at(name));
  await run("export", example("summit-roundup.html"), "--drafts", "--out", at("roundup.conllu"));
  await run("export", example("summit-roundup.html"), "--drafts", "--out", at("roundup.jsonld"));
  return graphs;
}

function check(name: string, seen: Seen, graphs: Record<string, WrittenGraph>): void {
  assert.equal(seen.refused, undefined, `${name}: ${seen.refused}`);
  const file = name.split(" ")[1] ?? "";
  const graph = graphs[/^(network|map|actors)/.exec(file)?.[0] ?? ""];
  if (seen.nodes !== undefined) {
    assert.equal(seen.nodes, graph?.nodes.length, name);
    assert.equal(seen.edges, graph?.links.length, name);
    assert.equal(seen.directed, !file.startsWith("network"), name);
  }
  if (file.endsWith(".nodes.csv")) assert.equal(seen.rows, graph?.nodes.length, name);
  if (file.endsWith(".edges.csv")) assert.equal(seen.rows, graph?.links.length, name);
  if (name === "igraph network.graphml") assert.deepEqual(seen.types, ["bool"], name);
  if (name.startsWith("igraph") && file.endsWith(".graphml")) assert.ok(seen.attributes?.includes("name"), name);
  if (seen.sentences !== undefined) assert.equal(seen.trees, seen.sentences, name);
  if (seen.triples !== undefined) assert.ok(seen.triples > 10, name);
}

try {
  const graphs = await writeFiles();
  const program = fileURLToPath(new URL("programs/opened_files.py", import.meta.url));
  const seen = JSON.parse(execFileSync(python, [program, folder], { encoding: "utf8" })) as Record<string, Seen>;
  for (const [name, one] of Object.entries(seen)) check(name, one, graphs);
  const programs = Object.keys(Object.groupBy(Object.keys(seen), (name) => name.split(" ")[0] ?? ""));
  process.stdout.write(`${programs.join(", ")}: ${Object.keys(seen).length} files opened, with the nodes and ties that we count\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
