import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { expect, test } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { readSource } from "./read-source.ts";

const folder = join(import.meta.dirname, "../../../../test/fixtures/sources/shapes");
const names = readdirSync(folder).filter((name) => !name.endsWith(".outline"));

/** The document in lines, the way the .outline files write it. */
function outline({ metadata, blocks, text }: SourceDocument): string {
  const { authors, tags, ...fields } = metadata;
  const about = Object.entries({ ...fields, authors: authors.join(", "), tags: tags.join(", ") });
  const lines = blocks.map(
    ({ kind, level, start, end }) =>
      `${kind}${level === 0 ? "" : ` ${level}`} | ${JSON.stringify(text.slice(start, end)).slice(1, -1).slice(0, 100)}`,
  );
  return [...about.filter(([, value]) => value !== null && value !== "").map(([name, value]) => `${name}: ${value}`), "", ...lines, ""].join("\n");
}

test.each(names)("%s", async (name) => {
  const { document } = await readSource(join(folder, name));
  expect(outline(document)).toBe(readFileSync(join(folder, `${parse(name).name}.outline`), "utf8"));
});
