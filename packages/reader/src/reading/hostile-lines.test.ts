import { expect, test } from "vitest";
import { readInProcess } from "./read-in-process.ts";

/* Lines of a hundred characters that a pattern of the page reader told apart in millions of ways: they took a whole reading's time, and then the document was refused. */
const lines: readonly (readonly [what: string, line: string])[] = [
  ["a row of capitals", `${"ANN LEE ".repeat(16)}$1`],
  ["a row of capitals and a bar", `${"ANN LEE ".repeat(17)}|`],
  ["a row of particles", `McDonald ${"de la ".repeat(24)}`],
  ["a row of initials", "A. ".repeat(50)],
];

test.each(lines)("%s is read within the limits", { tags: "long", timeout: 90_000 }, async (_, line) => {
  const text = `The pact: experts react\n\n${line.trim()}\n\nAnn Lee is a fellow at the Delta Centre.\n`;
  const { document } = await readInProcess({ bytes: new TextEncoder().encode(text), name: "pact.txt" }, {});
  expect(document.title).toBe("The pact: experts react");
});
