import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/* What docs/security.md promises of releases, in the workflow that makes them. */

const lines = readFileSync(new URL("../../.github/workflows/release.yml", import.meta.url), "utf8").split("\n");
const workflow = lines.filter((line) => !line.trimStart().startsWith("#")).join("\n");
const order = (...steps: readonly string[]): void => {
  const places = steps.map((step) => workflow.indexOf(step));
  expect(Math.min(...places), steps.join(", ")).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

test("what is published was installed from the lockfile, tested and built in the same run, from the tag of its version", () => {
  order("$GITHUB_REF_NAME", "npm ci", "bash .ci/run", "npm run build", "npm pack", "npm publish");
});

test("packages and their bill of materials are attested before they are published, and say where their source is", () => {
  order(
    "repository.url=",
    "npm pack",
    "npm run -s sbom",
    "sha256sum",
    "actions/attest-build-provenance",
    "actions/attest-sbom",
    "npm publish",
    "gh release create",
  );
  expect(workflow).toMatch(/npm publish .* --provenance /);
});

test("the run may do what it needs and no more, keeps no key, and takes steps of one owner", () => {
  expect(workflow).toContain("\npermissions: {}\n");
  const rights = /\n {4}permissions:\n((?: {6}\S.*\n)+)/.exec(workflow)?.[1]?.trim().split(/\n\s*/);
  expect(rights).toEqual(["contents: write", "id-token: write", "attestations: write"]);
  expect(workflow).not.toContain("secrets.");
  expect(workflow).toContain("persist-credentials: false");
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = ""]) => action);
  expect(used.length).toBeGreaterThan(3);
  for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/);
});
