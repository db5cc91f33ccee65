import { describe, expect, it } from "vitest";
import { absoluteSpan, renderDocument } from "./render-document.ts";
import { sampleDocument } from "../sample-for-tests.ts";

describe("renderDocument", () => {
  const document = sampleDocument();
  const rendered = renderDocument(document);

  it("joins sentences by a space and blocks by a blank line", () => {
    expect(rendered.text.startsWith("What the gate would cost\n\nBy Ottilie Varga-Moss\n\nParis condemned the accord on Monday. I doubt")).toBe(true);
    expect(rendered.text.endsWith("It is over.”\n\nThey met them, and they left.")).toBe(true);
  });

  it("says where every line and block stands", () => {
    for (const line of document.lines.values()) {
      const start = rendered.lineOffsets.get(line.number) ?? -1;
      expect(rendered.text.slice(start, start + line.text.length)).toBe(line.text);
    }
    expect(rendered.blocks.map((block) => block.role)).toEqual(["title", "byline", "body", "body"]);
    expect(rendered.text.slice(rendered.blocks[3]?.start, rendered.blocks[3]?.end)).toBe("They met them, and they left.");
  });

  it("turns a place over several lines into one span", () => {
    const { start, end } = absoluteSpan(rendered, { startLine: 10, start: 10, endLine: 11, end: 12 });
    expect(rendered.text.slice(start, end)).toBe("“We will not … hurry. It is over.”");
  });
});
