import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generatedDocs } from "../../scripts/docs.ts";
import { errorCatalogue } from "../../packages/core/src/base/error-catalogue.ts";

describe("docs made from the code", () => {
  for (const [path, content] of Object.entries(generatedDocs())) {
    it(`${path} is up to date (npm run docs)`, () => {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(content);
    });
  }

  it("docs/errors.md names every code of the catalogue and no other", () => {
    const page = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
    const documented = [...page.matchAll(/^\| `(RAP_[A-Z_]+)`/gm)].map((match) => match[1]);
    expect(documented.sort()).toEqual(Object.keys(errorCatalogue).sort());
  });
});
