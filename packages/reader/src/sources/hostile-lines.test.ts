import { expect, test } from "vitest";
import { readDocumentBytes } from "./read-document-bytes-for-tests.ts";
import { readSource } from "./read-source.ts";

/* Lines of a hundred characters that a pattern tells apart in millions of ways: reading one of them did not end. */
const lines: readonly (readonly [what: string, line: string])[] = [
  ["a row of initials", "A. ".repeat(60)],
  ["a row of initials before a name", `${"A. ".repeat(60)}Lee of`],
  ["names between dots", "Ann Lee · ".repeat(12)],
  ["names between bars", "Ann Lee | ".repeat(12)],
  ["names in angle quotation marks", "«Ann» ".repeat(20)],
];

test.each(lines)("%s is read within the limits", { timeout: 60_000 }, async (_, line) => {
  // Longer than what is read in this process, where nothing could end it.
  const text = `The pact: experts react\n\n${line.trim()}\n\n${"The pact will hold until the winter.\n\n".repeat(600)}`;
  const { document } = await readSource(new TextEncoder().encode(text), { name: "pact.txt" });
  expect(document.metadata.title).toBe("The pact: experts react");
});

test.each(["'", ")", "]", "_"])("a row of %s behind a line is read in a time that grows with it", (sign) => {
  const began = performance.now();
  readDocumentBytes(new TextEncoder().encode(`The pact: experts react\n\nAda Lind said ${sign.repeat(40_000)}, no.\n\nIt will hold.`), {
    name: "pact.txt",
  });
  expect(performance.now() - began).toBeLessThan(4000);
});
