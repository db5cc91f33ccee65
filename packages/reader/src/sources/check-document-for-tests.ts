import { expect } from "vitest";
import { isStoredText } from "../../../core/src/text/stored-text.ts";
import type { ReadDocument } from "./settle-pieces.ts";

/** The document's promises, whatever the bytes were. */
export function checkDocument({ document }: Pick<ReadDocument, "document">): void {
  const { text, blocks, markup = [], metadata } = document;
  expect(isStoredText(text)).toBe(true);
  let last = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(last);
    expect(block.end).toBeGreaterThan(block.start);
    expect(block.end).toBeLessThanOrEqual(text.length);
    expect(text.slice(block.start, block.end).trim()).toBe(text.slice(block.start, block.end));
    let inner = block.start;
    for (const { start, end } of block.emphasis ?? []) {
      expect(start).toBeGreaterThanOrEqual(inner);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(block.end);
      inner = end;
    }
    last = block.end;
  }
  let mark = 0;
  for (const { start, end } of markup) {
    expect(start).toBeGreaterThanOrEqual(mark);
    expect(end).toBeGreaterThan(start);
    mark = end;
  }
  let page = 0;
  for (const { start, end } of document.pages ?? []) {
    expect(start).toBeGreaterThanOrEqual(page);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    page = end;
  }
  if (metadata.standfirst !== null) expect(text).toContain(metadata.standfirst);
  if (metadata.published !== null) expect(metadata.published).toMatch(/^\d{4}-\d\d-\d\d$/);
}
