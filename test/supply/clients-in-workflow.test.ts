import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const workflow = readFileSync(new URL(".github/workflows/test.yml", root), "utf8");

/** The steps of a job, as they are written. */
function jobNamed(name: string): string {
  const from = workflow.indexOf(`\n  ${name}:\n`);
  const next = workflow.slice(from + 1).search(/\n {2}\S/);
  return from < 0 ? "" : workflow.slice(from, next < 0 ? undefined : from + 1 + next);
}

describe("the workflow of the repository", () => {
  it.each([
    ["python", /actions\/setup-python@/, "clients/python"],
    ["r", /r-lib\/actions\/setup-r@/, "jsonlite"],
  ])("installs %s and runs the tests of its client, which may not be skipped there", (part, installs, needs) => {
    const job = jobNamed(`client-${part}`);
    expect(job).toMatch(installs);
    expect(job).toContain(needs);
    expect(job).toContain(`npm run interop -- --required ${part}`);
  });
});

describe("a program that is absent", () => {
  const interop = (...words: readonly string[]) =>
    spawnSync(process.execPath, [fileURLToPath(new URL("scripts/interop.mjs", root)), ...words], {
      encoding: "utf8",
      env: { ...process.env, RAPPORTEUR_PYTHON: "/nowhere/python", RAPPORTEUR_RSCRIPT: "/nowhere/Rscript" },
    });

  it("is told, and fails only where it is required", () => {
    const told = interop("python", "r");
    expect([told.status, told.stdout]).toEqual([0, expect.stringMatching(/^Python: skipped, .*\nR: skipped, there is no \/nowhere\/Rscript/)]);
    const required = interop("--required", "python", "r");
    expect([required.status, required.stdout]).toEqual([1, told.stdout]);
  });
});
