import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { publishFiles } from "../../packages/app/src/publishing/publish-files.ts";
import { startSite } from "../support/published-site.ts";

/* A published site, checked by the Nu HTML checker (vnu), its feeds by feedparser, its linked data by rdflib, as far as they are there. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const checker = process.env["RAPPORTEUR_VNU"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-pages-"));
const files = (ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && ending.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );

function checkHtml(): string {
  const pages = files(/\.html$/);
  const { stderr } = spawnSync("java", ["-jar", checker, "--format", "json", ...pages], { encoding: "utf8", maxBuffer: 1e8 });
  const { messages } = JSON.parse(stderr) as { messages: { type: string; url: string; message: string; extract?: string }[] };
  const errors = messages
    .filter(({ type }) => type === "error")
    .map(({ url, message, extract }) => `${relative(folder, fileURLToPath(url))}: ${message} ${extract ?? ""}`);
  assert.deepEqual(errors, []);
  return `vnu: no error in ${pages.length} pages`;
}

interface Read {
  readonly feeds?: Readonly<
    Record<string, { readonly broken: string | null; readonly entries: number; readonly dated: number; readonly full: number }>
  >;
  readonly people?: { readonly all: number; readonly unnamed: readonly string[]; readonly triples: number };
}

function checkData(): string[] {
  const program = fileURLToPath(new URL("programs/pages_read.py", import.meta.url));
  const seen = JSON.parse(execFileSync(python, [program, folder], { encoding: "utf8" })) as Read;
  const said: string[] = [];
  if (seen.feeds !== undefined) {
    for (const [name, { broken, entries, dated, full }] of Object.entries(seen.feeds)) {
      assert.equal(broken, null, name);
      assert.ok(entries > 0 && dated === entries && full > 0, `${name}: ${entries} entries, ${dated} with a day, ${full} with a text`);
    }
    assert.ok(Object.keys(seen.feeds).length >= 2);
    said.push(`feedparser: ${Object.keys(seen.feeds).length} feeds, every entry with its day and text`);
  }
  if (seen.people !== undefined) {
    assert.deepEqual(seen.people.unnamed, []);
    assert.ok(seen.people.all > 5);
    said.push(`rdflib: ${seen.people.triples} triples, ${seen.people.all} persons, all with a name`);
  }
  return said;
}

const server = await startSite();
try {
  await publishFiles(server.workplace, { folder, baseUrl: "https://river.example" });
  assert.ok(readFileSync(join(folder, "index.html"), "utf8").includes("<h1"));
  const said = [...(checker === "" ? ["vnu: skipped, RAPPORTEUR_VNU names no vnu.jar"] : [checkHtml()]), ...checkData()];
  process.stdout.write(`${said.join("\n")}\n`);
} finally {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
}
