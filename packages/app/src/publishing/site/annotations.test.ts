import { expect, test } from "vitest";
import { examplePage, exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";
import { annotationCollection } from "./annotations.ts";
import type { SitePage } from "./site-data.ts";

interface Item {
  readonly id: string;
  readonly body: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: { readonly source: string; readonly selector: readonly Readonly<Record<string, unknown>>[] };
}

function itemsOf(given: Partial<SitePage> = {}): Item[] {
  const collection = JSON.parse(annotationCollection({ ...examplePage, ...given }, settings));
  expect(collection).toMatchObject({ type: "AnnotationCollection", total: collection.first.items.length });
  return collection.first.items;
}

test("each statement of a page is an annotation of its words, by quote with what stands around and by position", () => {
  const { text } = examplePage.readout.document;
  const items = itemsOf();
  expect(items).toHaveLength(examplePage.readout.statements.length);
  for (const [at, { id, target, body }] of items.entries()) {
    const statement = examplePage.readout.statements[at];
    if (statement === undefined) throw new Error("there are as many");
    const { start, end, quote } = statement;
    expect(id).toBe(`https://example.org/roundups/truce.html#statement-${statement.id}`);
    expect(body[0]).toMatchObject({ purpose: "classifying", value: statement.type });
    const [exact, position] = target.selector;
    expect(position).toEqual({ type: "TextPositionSelector", start, end });
    expect(exact).toMatchObject({ exact: quote });
    const around = `${String(exact?.["prefix"])}${quote}${String(exact?.["suffix"])}`;
    expect(text).toContain(around);
    expect(around.length).toBe(Math.min(32, start) + quote.length + Math.min(32, text.length - end));
  }
});

test("where quotes alone may be shown, nothing stands around them", () => {
  for (const { target } of itemsOf({ text: "quotes" })) {
    expect(target.selector).toHaveLength(1);
    expect(Object.keys(target.selector[0] ?? {})).toEqual(["type", "exact"]);
  }
});
