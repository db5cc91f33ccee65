import { describe, expect, it } from "vitest";
import { markText } from "../../present/html/annotated-text.ts";
import { doReading } from "../../documents/do-reading.ts";
import { markdownFormats } from "./markdown-formats.ts";
import { withoutMarkup } from "./without-markup.ts";

const source = `# Will it hold?

## It will

**Ada Lind**, fellow at the Harbour

The *pact* is a **sham**, see [this **report**](https://harbour.example/a?b=1&c "title") and ![a map of the port](https://harbour.example/map.png) below. Call \`leave\` twice.

Never [click](javascript:alert(1)) or ![look](data:image/png;base64,xx) at <b>this</b>. A * star and a_snake_case stay.

> He said **no** to it and meant it for all of the years to come.

- Sweden *accused* Norway.
- Denmark did not.
`;

async function shown(): Promise<string[]> {
  const { readout, shapes } = await doReading({ kind: "read", source: { bytes: new TextEncoder().encode(source), name: "a.md" }, codes: false });
  const formats = markdownFormats(readout.document.text, shapes.markup ?? [], readout.document.blocks);
  const { text, blocks } = withoutMarkup(readout, shapes.markup ?? []).document;
  return blocks.map(
    (block) =>
      markText(
        text,
        block,
        [],
        formats.filter(({ start, end }) => start >= block.start && end <= block.end),
      ).text,
  );
}

describe("how Markdown sets its words", () => {
  it("is shown: bold, italic, code, links with their address, pictures with their description", async () => {
    const blocks = await shown();
    const link = 'href="https://harbour.example/a?b=1&amp;c" rel="noopener noreferrer"';
    expect(blocks.find((block) => block.includes("pact"))).toBe(
      `The <em>pact</em> is a <strong>sham</strong>, see <a ${link}>this </a><strong><a ${link}>report</a></strong> and ` +
        '<a class="picture" href="https://harbour.example/map.png" rel="noopener noreferrer">Picture: a map of the port</a>  below. Call <code>leave</code> twice.',
    );
    expect(blocks.find((block) => block.includes("He said"))).toContain("<strong>no</strong>");
    expect(blocks.find((block) => block.includes("Sweden"))).toContain("<em>accused</em>");
  });

  it("links nowhere but to the web, and leaves stray marks as they are", async () => {
    const words = (await shown()).find((block) => block.includes("click")) ?? "";
    expect(words).not.toMatch(/javascript|data:|<a|<b>/);
    expect(words).toContain("A * star and a_snake_case stay.");
  });
});

it.each([
  ["an address", `${"](".repeat(30)}${"a".repeat(8000)}`],
  ["spaces before an address", `${"](".repeat(30)}${" ".repeat(8000)}`],
  ["a picture", "![".repeat(20_000)],
])("%s that never ends costs no more than its length", (_, stretch) => {
  const before = process.cpuUsage();
  expect(markdownFormats(stretch, [[0, stretch.length]], [{ start: 0, end: stretch.length }])).toEqual([]);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
