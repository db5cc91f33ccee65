import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * Holds markup to what was accepted before, an element a line. A change shows as a difference of lines: look at it, then take it over with UPDATE_GOLDENS=1.
 *
 * @param file where the accepted one lies
 */
export function expectGolden(markup: string, file: URL): void {
  const lines = markup.replaceAll(/(?!^)<(?!\/)/gm, "\n<");
  const shown = lines.endsWith("\n") ? lines : `${lines}\n`;
  if (process.env["UPDATE_GOLDENS"] === "1" && process.env["CI"] === undefined) writeFileSync(file, shown);
  expect(shown).toBe(existsSync(file) ? readFileSync(file, "utf8") : "(no golden yet: run with UPDATE_GOLDENS=1)");
}
