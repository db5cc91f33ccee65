import { describe, expect, it } from "vitest";
import { readAgain, readWhole } from "./read-whole.ts";

const letter = `# Talks on the strait

By Ada Example

China warned Japan on Monday that it would answer in kind. Talks will probably resume by March, because neither side can afford a quarrel.

The truce is a sham. Higher tolls will cause grain prices to rise, and Ruritania will attack Evallonia by winter.
`;

const asMarkdown = (text: string) => ({ bytes: new TextEncoder().encode(text), name: "letter.md" });

describe("a document of a library, coded later", () => {
  it.each([
    ["a letter", asMarkdown(letter)],
    ["a roundup", "examples/summit-roundup.html"],
  ])("is read as it was at first, without what was told of its lines: %s", async (_, source) => {
    const { readout, source: read } = await readWhole(source, { codes: true });
    const blocks = read.document.blocks.map(({ line: _line, ...block }) => block);
    const again = readAgain({ document: { ...read.document, blocks }, sha256: read.sha256, warnings: read.warnings });
    expect(again.document.contributions).toEqual(readout.document.contributions);
    expect(again.statements).toEqual(readout.statements);
  });
});
