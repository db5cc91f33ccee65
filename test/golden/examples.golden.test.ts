import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { presentText } from "../../packages/app/src/present/text/present-text.ts";
import { plainStyle } from "../../packages/app/src/present/text/terminal.ts";
import { exampleReadout, examples } from "../support/example-readouts.ts";
import { expectToPointAtItsWords } from "../support/point-at-words.ts";

/*
 * The readout of each example as a person reads it. A change of the coder shows here as a change of words: look at the
 * difference, then take it over with UPDATE_GOLDENS=1.
 */

const here = fileURLToPath(new URL("./", import.meta.url));

describe("readouts of the examples", () => {
  it.each(examples)("%s", async (name) => {
    const readout = await exampleReadout(name);
    const shown = presentText(readout, { width: 100, style: plainStyle });
    const golden = join(here, `${name}.golden.txt`);
    if (process.env["UPDATE_GOLDENS"] === "1" && process.env["CI"] === undefined) writeFileSync(golden, shown);
    if (!existsSync(golden) || readFileSync(golden, "utf8") !== shown) {
      if (process.env["CI"] === undefined) writeFileSync(join(here, `${name}.changed.txt`), shown);
    }
    expect(shown).toBe(existsSync(golden) ? readFileSync(golden, "utf8") : "(no golden yet: run with UPDATE_GOLDENS=1)");
  });

  it.each(examples)("%s: every span slices to its own words, ids are told apart and point somewhere, statements stand in the order of the text", async (name) => {
    const readout = await exampleReadout(name);
    expectToPointAtItsWords(readout.document.text, readout);
    expect(readout.statements.length).toBeGreaterThan(5);
    const starts = readout.statements.map((statement) => statement.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(readout.statements.map((statement) => statement.id)).size).toBe(readout.statements.length);
  });
});
