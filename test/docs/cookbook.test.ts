import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/* Each recipe has a command, which snippets.test.ts runs, and names a place where users of another program asked for it. */

const folder = fileURLToPath(new URL("../../docs/cookbook/", import.meta.url));
const need = /^Asked for: .+ \(\[[^\]]+ (?<number>\d+)\]\((?<address>https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/(?<end>\d+))\)\)\.$/gm;

const recipes = readdirSync(folder).flatMap((page) =>
  readFileSync(`${folder}${page}`, "utf8")
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ title: `${page}: ${text.split("\n", 1)[0]}`, text, needs: [...text.matchAll(need)].map(({ groups }) => groups ?? {}) })),
);

describe("the recipes", () => {
  it("are thirty at least", () => {
    expect(recipes.length).toBeGreaterThanOrEqual(30);
  });

  it.each(recipes)("$title: has a command that is run, and one need with its place", ({ text, needs }) => {
    expect(text).toMatch(/^```sh\nrapporteur /m);
    expect(needs).toHaveLength(1);
    expect(needs[0]?.["number"]).toBe(needs[0]?.["end"]);
  });

  it("meet needs of their own", () => {
    const addresses = recipes.flatMap(({ needs }) => needs.map(({ address }) => address));
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});
