import { describe, expect, it } from "vitest";
import { doReading } from "../../documents/do-reading.ts";
import { withoutMarkup } from "./without-markup.ts";

const source = `# Will *it* hold?

The standfirst. Will it?

## It will

**Ada Lind**, fellow at the [Harbour](https://harbour.example/a)

The *pact* is a **sham**, see [this](https://harbour.example). Norway will \`probably\` leave.

- Sweden *accused* Norway of bad faith.
`;

describe("a readout without its markup", () => {
  it("has the words of the text and no asterisks or addresses, and every span on its words", async () => {
    const { readout, shapes } = await doReading({ kind: "read", source: { bytes: new TextEncoder().encode(source), name: "a.md" }, codes: true });
    const plain = withoutMarkup(readout, shapes.markup ?? []);
    const { text, blocks } = plain.document;
    const shown = blocks.map(({ start, end }) => text.slice(start, end));
    expect(shown).toContain("The pact is a sham, see this. Norway will probably leave.");
    expect(shown).toContain("Ada Lind, fellow at the Harbour");
    expect(shown.join(" ")).not.toMatch(/[*`]|https/);
    expect(plain.statements.length).toBe(readout.statements.length);
    for (const { start, end, quote } of plain.statements) expect(text.slice(start, end)).toBe(quote);
    expect(plain.statements.map(({ quote }) => quote)).toContainEqual(expect.stringMatching(/^Sweden accused Norway/));
    const names = new Map(readout.entities.map(({ id, name }) => [id, name]));
    for (const { id, mentions } of plain.entities)
      if (names.get(id) === "Norway") for (const [from, to] of mentions) expect(text.slice(from, to)).toBe("Norway");
  });

  it("is the same readout where there is no markup", async () => {
    const { readout } = await doReading({
      kind: "read",
      source: { bytes: new TextEncoder().encode("Norway will leave."), name: "a.txt" },
      codes: true,
    });
    expect(withoutMarkup(readout, [])).toBe(readout);
  });

  it("takes stretches that overlap or reach beyond the text", async () => {
    const { readout } = await doReading({
      kind: "read",
      source: { bytes: new TextEncoder().encode("Norway will leave."), name: "a.txt" },
      codes: false,
    });
    const length = readout.document.text.length;
    const plain = withoutMarkup(readout, [
      [0, 7],
      [3, 5],
      [length - 1, length + 9],
    ]);
    expect(plain.document.text.trim()).toMatch(/^will leave/);
    for (const { start, end } of plain.document.blocks) expect(start <= end && end <= plain.document.text.length).toBe(true);
  });
});
