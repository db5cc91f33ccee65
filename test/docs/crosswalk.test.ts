import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionOfCameo, actionOfPlover } from "../../packages/core/src/model/action-crosswalk.ts";

const page = readFileSync(new URL("../../docs/crosswalk.md", import.meta.url), "utf8");

function rows(pattern: RegExp): [string, string][] {
  return [...page.matchAll(pattern)].map((match) => [match[1] as string, match[2] as string]);
}

describe("docs/crosswalk.md", () => {
  it("says what the code does with CAMEO codes", () => {
    const table = rows(/^\| (\d{2,4}) \|[^|]*\| (\w+) \|$/gm);
    for (const [code, action] of table) expect([code, actionOfCameo(code) ?? "none"]).toEqual([code, action]);
    expect(table.filter(([code]) => code.length === 2)).toHaveLength(20);
  });

  it("leaves out no code that is read otherwise than its beginning", () => {
    const listed = new Set(rows(/^\| (\d{2,4}) \|[^|]*\| (\w+) \|$/gm).map(([code]) => code));
    for (let number = 10; number <= 2099; number++) {
      const code = number < 1000 ? `0${number}` : String(number);
      for (const candidate of [code, code.slice(0, 3)])
        if (actionOfCameo(candidate) !== actionOfCameo(candidate.slice(0, -1))) expect([candidate, listed.has(candidate)]).toEqual([candidate, true]);
    }
  });

  it("says what the code does with the names of 2018", () => {
    const table = rows(/^\| ([A-Z]+) \| ([A-Z]+|none) \|$/gm);
    for (const [name, action] of table) expect([name, actionOfPlover(name) ?? "none"]).toEqual([name, action]);
    expect(table).toHaveLength(6);
  });
});
