import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runScript } from "./run-script.ts";

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly purl: string;
    readonly scope: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const bill = JSON.parse(runScript("sbom.mjs").out) as Bill;
const lockfile = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, { name?: string; version?: string; link?: boolean; integrity?: string }>;
};
const find = (purl: string): Bill["components"][number] | undefined => bill.components.find((one) => one.purl === purl);

test("the bill names every package of the lockfile once, with its hash", () => {
  const wanted = Object.entries(lockfile.packages).flatMap(([at, { version, link, integrity }]) =>
    link === true || !at.includes("node_modules/")
      ? []
      : [{ purl: `pkg:npm/${at.split("node_modules/").at(-1)!.replace("@", "%40")}@${version}`, integrity }],
  );
  expect(wanted.length).toBeGreaterThan(400);
  for (const { purl, integrity } of wanted)
    expect(`sha512-${Buffer.from(find(purl)?.hashes?.[0]?.content ?? "", "hex").toString("base64")}`, purl).toBe(integrity);
  expect(new Set(bill.components.map(({ purl }) => purl)).size).toBe(bill.components.length);
  expect(bill.components.every(({ licenses }) => licenses.length === 1)).toBe(true);
});

test("each dependency of the graph is a component, and each component has its place in the graph", () => {
  expect([bill.bomFormat, bill.specVersion]).toEqual(["CycloneDX", "1.6"]);
  const refs = new Set([bill.metadata.component["bom-ref"], ...bill.components.map((one) => one["bom-ref"])]);
  expect(new Set(bill.dependencies.map(({ ref }) => ref))).toEqual(refs);
  for (const { dependsOn } of bill.dependencies) for (const one of dependsOn) expect(refs).toContain(one);
  expect(bill.dependencies.find(({ ref }) => ref.startsWith("pkg:npm/fastify@"))?.dependsOn.some((one) => one.startsWith("pkg:npm/avvio@"))).toBe(
    true,
  );
});

test("what is released, the workbench's parts among it, is told from what builds and tests", () => {
  const scopeOf = (name: string): string | undefined => bill.components.find(({ purl }) => purl.startsWith(`pkg:npm/${name}@`))?.scope;
  expect(["fastify", "%40rapporteur/reader", "react", "%40fontsource/source-sans-3"].map(scopeOf)).toEqual([
    "required",
    "required",
    "required",
    "required",
  ]);
  expect(["vitest", "playwright-core", "vite", "node"].map(scopeOf)).toEqual(["excluded", "excluded", "excluded", "excluded"]);
});
