import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/* The scripts of docs/scale.md run as they stand there, on two shards. */

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/scale.md"), "utf8");
const ids = ["a", "b", "c", "d", "e"];
let desk = "";

beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), "rapporteur-scale-"));
  const command = join(desk, "rapporteur");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "packages/app/src/cli/main.ts")}" "$@"\n`);
  chmodSync(command, 0o755);
  const lines = ids.map((id) => JSON.stringify({ id, text: `China warned Japan on Monday that it would answer in kind. This is ${id}.` }));
  writeFileSync(join(desk, "documents.jsonl"), `${lines.join("\n")}\n`);
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

function script(name: string): string {
  const found = [...page.matchAll(/^```bash\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "").find((code) => code.includes(`# name: ${name}\n`));
  if (found === undefined) throw new Error(`docs/scale.md has no script ${name}`);
  expect(found.trim().split("\n").length).toBeLessThanOrEqual(10);
  return found;
}

function run(code: string, given: Readonly<Record<string, string>> = {}): void {
  const env = {
    ...process.env,
    NODE_OPTIONS: "--conditions=rapporteur-source --disable-warning=ExperimentalWarning",
    PATH: `${desk}:${process.env["PATH"]}`,
    PARTS: "2",
    ...given,
  };
  execFileSync("bash", ["-euc", code], { cwd: desk, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Ids of the documents whose own line stands in the joined output. */
function documentsOf(path: string): string[] {
  const records = readFileSync(join(desk, path), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return records
    .flatMap((record) => (record["statement"] === undefined && typeof record["document"] === "string" ? [record["document"]] : []))
    .sort();
}

describe("docs/scale.md", () => {
  it("the array job reads every document once, also where a task is run again", { tags: "long" }, () => {
    for (const task of ["0", "1", "1"]) run(script("array"), { SLURM_ARRAY_TASK_ID: task });
    run("cat part-*.out > drafts.jsonl");
    expect(documentsOf("drafts.jsonl")).toEqual(ids);
  });

  const parallel = spawnSync("parallel", ["--version"], { encoding: "utf8" });
  const isGnu = parallel.status === 0 && parallel.stdout.startsWith("GNU parallel");
  it.skipIf(!isGnu)(`GNU parallel reads every document once${isGnu ? "" : " (skipped: GNU parallel is not installed)"}`, () => {
    run(script("parallel"));
    expect(documentsOf("drafts.jsonl")).toEqual(ids);
  });
});
