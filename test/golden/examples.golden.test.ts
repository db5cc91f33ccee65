import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { presentText } from "../../packages/app/src/present/text/present-text.ts";
import { plainStyle } from "../../packages/app/src/present/text/terminal.ts";
import { readDocument } from "../../packages/reader/src/reading/read-document.ts";

/*
 * The readout of each example as a person reads it. A change of the coder shows here as a change of words: look at the
 * difference, then take it over with UPDATE_GOLDENS=1.
 */

const here = fileURLToPath(new URL("./", import.meta.url));
const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const documents = readdirSync(examples).filter((name) => /\.(?:html|md|txt)$/.test(name));

describe("readouts of the examples", () => {
  it.each(documents)("%s", async (name) => {
    const readout = await readDocument(join(examples, name));
    const shown = presentText(readout, { width: 100, style: plainStyle });
    const golden = join(here, `${name}.golden.txt`);
    if (process.env["UPDATE_GOLDENS"] === "1" && process.env["CI"] === undefined) writeFileSync(golden, shown);
    if (!existsSync(golden) || readFileSync(golden, "utf8") !== shown) {
      if (process.env["CI"] === undefined) writeFileSync(join(here, `${name}.changed.txt`), shown);
    }
    expect(shown).toBe(existsSync(golden) ? readFileSync(golden, "utf8") : "(no golden yet: run with UPDATE_GOLDENS=1)");
  });
});
