import type { Block } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import { proseOf } from "./prose.ts";

/** The paragraphs in which something can be asserted; those that begin with ">" belong to one contribution. */
function proseIn(...paragraphs: readonly string[]): string[] {
  const text = paragraphs.join("\n");
  let end = -1;
  const blocks = paragraphs.map((paragraph): Block => {
    const start = end + 1;
    end = start + paragraph.length;
    return { kind: "paragraph", start, end, level: 0 };
  });
  const first = text.indexOf(">");
  const contributions = first < 0 ? [] : [{ body: [first, text.length] as const }];
  return proseOf({ text, blocks, contributions }).map(({ start, end: to }) => text.slice(start, to));
}

const claim = "The harbour guild has lost the trust of every trader on the island.";

test("a short line that no mark ends is a heading, unless the next one goes on with it", () => {
  expect(proseIn("“… stop the sale of the mill”", claim)).toEqual([claim]);
  expect(proseIn("The guild has sold the mill", "and the traders are angry.")).toEqual(["The guild has sold the mill", "and the traders are angry."]);
  expect(proseIn("The guild sold the mill.", claim)).toEqual(["The guild sold the mill.", claim]);
});

test("what a contribution repeats word for word is said there", () => {
  expect(proseIn(`"${claim}"`, `> It is plain: ${claim} So it is.`)).toEqual([`> It is plain: ${claim} So it is.`]);
  expect(proseIn("The guild is poor and has been so for years, say its friends.", `> ${claim}`)).toHaveLength(2);
});
